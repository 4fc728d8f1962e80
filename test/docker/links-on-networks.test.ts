/** Links on networks of the user's: names that one container alone knows. */
import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from 'kubarium'
import { dockerHandler } from 'kubarium/http'

/** A lab with a network and a container `db` on it. */
function withNetwork(): Lab {
  const lab = createLab({ seed: 1 })
  lab.sh('docker network create shop; docker run -d --network shop --name db busybox sleep 1000')
  return lab
}
const PING = 'ping -c1 store'

describe('--link on a network of the user', () => {
  it('docker run --link makes a name known to that container alone', () => {
    const lab = withNetwork()
    const { stdout } = lab.sh(`docker run --rm --network shop --link db:store busybox ${PING}`)
    expect(stdout).toContain('1 packets received')
    expect(lab.sh(`docker run --rm --network shop busybox ${PING}`).stderr).toBe(
      "ping: bad address 'store'\n",
    )
  })

  it('docker network connect --link does so on that network, and inspect shows it', () => {
    const lab = withNetwork()
    lab.sh('docker run -d --name web busybox sleep 1000')
    expect(lab.sh('docker network connect --link db:store shop web').exitCode).toBe(0)
    expect(lab.sh(`docker exec web ${PING}`).stdout).toContain('1 packets received')
    const links = '{{json .NetworkSettings.Networks.shop.Links}}'
    expect(lab.sh(`docker inspect -f '${links}' web`).stdout).toBe('["db:store"]\n')
  })

  it('leads to the container wherever that is after a restart', () => {
    const lab = withNetwork()
    lab.sh('docker run -d --network shop --link db:store --name web busybox sleep 1000')
    lab.sh('docker stop -t 0 db; docker run -d --network shop busybox sleep 1000; docker start db')
    expect(lab.sh(`docker exec web ${PING}`).stdout).toContain('1 packets received')
  })

  it('over HTTP as well', async () => {
    const lab = withNetwork()
    const post = (path: string, body: object): Response | Promise<Response> =>
      dockerHandler(lab)(
        new Request(`http://docker/v1.51${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      )
    await post('/containers/create?name=web', {
      Image: 'busybox',
      Cmd: ['sleep', '1000'],
      HostConfig: { NetworkMode: 'shop' },
      NetworkingConfig: { EndpointsConfig: { shop: { Links: ['db:store'] } } },
    })
    lab.sh('docker start web')
    expect(lab.sh(`docker exec web ${PING}`).stdout).toContain('1 packets received')
  })

  it('refuses a container that there is not', () => {
    const lab = withNetwork()
    lab.sh('docker run -d --name web busybox sleep 1000')
    expect(lab.sh('docker network connect --link nosuch:x shop web').exitCode).toBe(1)
  })
})
