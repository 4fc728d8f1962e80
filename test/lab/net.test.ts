import { describe, expect, it } from 'vitest'
import * as docker from '../../src/docker.js'
import { type Lab, UsageError, createLab, replayLab, restoreLab } from '../../src/index.js'

const NODES = 3
const world = (lab: Lab): string => JSON.stringify(lab.state)
const ready = (lab: Lab, node: string): string | undefined =>
  lab.kubectl.get('node', node, {})[0]?.status?.conditions?.find(({ type }) => type === 'Ready')
    ?.status
const pods = (lab: Lab, selector: string) => lab.kubectl.get('pods', { selector })
const ip = (lab: Lab, pod: string): string =>
  lab.kubectl.get('pod', pod, {})[0]?.status?.podIP ?? ''

/** A pod with nginx on a node, and one with a shell on each. */
function meshed(): Lab {
  const lab = createLab({ seed: 1, cluster: { nodes: NODES } })
  const on = (node: string) => `--overrides='{"spec":{"nodeName":"${node}"}}'`
  lab.sh(`kubectl run web --image=nginx ${on('minikube-m02')}`)
  for (const [i, node] of ['minikube', 'minikube-m02', 'minikube-m03'].entries())
    lab.sh(`kubectl run sh${i} --image=busybox ${on(node)} -- sleep 1d`)
  lab.sh('kubectl expose pod web --port=80')
  lab.until(() => lab.kubectl.get('pods').every(({ status }) => status?.phase === 'Running'))
  return lab
}
const wget = (lab: Lab, pod: string, url: string, timeout = 5) =>
  lab.sh(`kubectl exec ${pod} -- wget -q -T ${timeout} -O - ${url}`)

describe('a partition', () => {
  it('between two nodes cuts the requests between them, and no others', () => {
    const lab = meshed()
    const address = ip(lab, 'web')
    lab.net.partition('minikube-m02', 'minikube-m03')
    expect(wget(lab, 'sh0', address).stdout).toContain('Welcome to nginx')
    expect(wget(lab, 'sh1', address).stdout).toContain('Welcome to nginx')
    expect(wget(lab, 'sh2', address).stderr).toContain('download timed out')
    expect(wget(lab, 'sh2', 'web').stderr).toContain('download timed out')
    expect(ready(lab, 'minikube-m03')).toBe('True')
    lab.net.heal('minikube-m02', 'minikube-m03')
    expect(wget(lab, 'sh2', 'web').stdout).toContain('Welcome to nginx')
  })

  it('between a node and the control plane makes the node NotReady, and its pods go elsewhere', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: NODES } })
    lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: 6 })
    lab.settle()
    const before = pods(lab, 'app=web').filter(({ spec }) => spec?.nodeName === 'minikube-m02')
    expect(before.length).toBeGreaterThan(0)

    lab.net.partition('minikube', 'minikube-m02')
    lab.advance('30s')
    expect(ready(lab, 'minikube-m02')).toBe('True')
    lab.advance('30s')
    expect(ready(lab, 'minikube-m02')).toBe('Unknown')
    expect(lab.sh('kubectl get nodes').stdout).toMatch(/minikube-m02 +NotReady/)
    expect(lab.sh(`kubectl logs ${before[0]?.metadata.name}`).stderr).toContain('i/o timeout')

    lab.advance('6m')
    const running = (): number =>
      pods(lab, 'app=web').filter(
        ({ status, metadata, spec }) =>
          status?.phase === 'Running' &&
          !metadata.deletionTimestamp &&
          spec?.nodeName !== 'minikube-m02',
      ).length
    expect(running()).toBe(6)
    // Nobody has confirmed that the old ones are gone, and on the node they still run.
    expect(pods(lab, 'app=web').filter(({ metadata }) => metadata.deletionTimestamp)).toHaveLength(
      before.length,
    )
    expect(lab.machine('minikube-m02').docker.ps().toString()).toContain('nginx')

    lab.net.heal()
    lab.advance('1m')
    expect(ready(lab, 'minikube-m02')).toBe('True')
    expect(pods(lab, 'app=web')).toHaveLength(6)
    expect(lab.machine('minikube-m02').docker.ps().toString()).not.toContain('k8s_nginx')
    expect(
      lab.kubectl
        .get('events', { fieldSelector: 'involvedObject.name=minikube-m02' })
        .filter(({ reason }) => reason === 'Starting'),
    ).toHaveLength(1)
  })

  it('leaves a node alone with the pods that it knows: it restarts them, and takes no new ones', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 2 } })
    const onNode = '{"spec":{"nodeName":"minikube-m02"}}'
    lab.sh(`kubectl run old --image=busybox --overrides='${onNode}' -- sleep 40`)
    lab.advance('20s')
    lab.net.partition('minikube-m02', 'minikube')
    lab.sh(`kubectl run young --image=busybox --overrides='${onNode}' -- sleep 1d`)
    lab.advance('40s')
    const names = lab.machine('minikube-m02').docker.ps({ all: true }).toString()
    expect(names.match(/k8s_old_old_/g)?.length).toBe(2)
    expect(names).not.toContain('young')
    expect(lab.kubectl.get('pod', 'young', {})[0]?.status?.phase).toBe('Pending')
    lab.net.heal('minikube-m02')
    lab.advance('10s')
    expect(lab.kubectl.get('pod', 'young', {})[0]?.status?.phase).toBe('Running')
    expect(lab.kubectl.get('pod', 'old', {})[0]?.status?.containerStatuses?.[0]?.restartCount).toBe(
      1,
    )
  })

  it('of a node from a registry fails its pulls, and no others', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 2 } })
    lab.net.partition('minikube-m02', 'docker.io')
    const pod = (node: string) =>
      `kubectl run on-${node} --image=redis --overrides='{"spec":{"nodeName":"${node}"}}'`
    lab.sh(pod('minikube'))
    lab.sh(pod('minikube-m02'))
    lab.advance('30s')
    expect(lab.sh('kubectl get pods').stdout).toMatch(/on-minikube +1\/1 +Running/)
    expect(lab.sh('kubectl get pods').stdout).toMatch(
      /on-minikube-m02 +0\/1 +(ErrImagePull|ImagePullBackOff)/,
    )
    lab.net.heal()
    lab.advance('6m')
    expect(lab.sh('kubectl get pods').stdout).toMatch(/on-minikube-m02 +1\/1 +Running/)
  })

  it('of the workstation from the control plane leaves kubectl without an answer', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.net.partition('host')
    const { now } = lab
    expect(lab.sh('kubectl get pods')).toMatchObject({
      exitCode: 1,
      stderr: 'Unable to connect to the server: dial tcp 192.168.49.2:8443: i/o timeout\n',
    })
    expect(lab.now - now).toBe(30_000)
    expect(lab.sh('docker pull redis').exitCode).toBe(1)
    expect(lab.sh('kubectl version --client').exitCode).toBe(0)
    lab.net.heal('host')
    expect(lab.sh('kubectl get nodes').exitCode).toBe(0)
  })

  it('hides the names of the cluster from pods of the node', () => {
    const lab = meshed()
    lab.net.partition('minikube', 'minikube-m03')
    const inside = lab.machine('minikube-m03').docker.ps().toString()
    expect(inside).toContain('k8s_sh2_sh2')
    const [id] = /^\w+(?=.*k8s_sh2_sh2)/m.exec(inside) ?? []
    expect(lab.machine('minikube-m03').sh(`docker exec ${id} nslookup web`).exitCode).not.toBe(0)
  })

  it('cuts a forwarded port where it goes: through the API server', () => {
    const lab = meshed()
    lab.kubectl.portForward('pod/web', '8080:80')
    const answer = () => lab.sh('curl -s -m 5 localhost:8080 | head -1').stdout
    expect(answer()).toBe('<!DOCTYPE html>\n')
    lab.net.partition('host', 'minikube-m02')
    expect(answer()).toBe('<!DOCTYPE html>\n')
    lab.net.partition('minikube', 'minikube-m02')
    expect(answer()).toBe('')
    lab.net.heal()
    expect(answer()).toBe('<!DOCTYPE html>\n')
  })

  it('between pods cuts the two, whatever is between them; it goes with the pods', () => {
    const lab = meshed()
    lab.net.partition('default/sh2', 'pod/web')
    expect(wget(lab, 'sh2', 'web').stderr).toContain('download timed out')
    expect(wget(lab, 'sh0', 'web').stdout).toContain('Welcome to nginx')
    expect(lab.net.impairments).toEqual([
      { between: ['default/sh2', 'default/web'], partitioned: true, delay: 0, drop: 0 },
    ])
    lab.sh('kubectl delete pod sh2 --force')
    lab.settle()
    expect(lab.net.impairments).toEqual([])
  })

  it('that ends in time lets a request through that was tried again', () => {
    const lab = createLab()
    lab.sh('docker run -d --name web nginx && docker run -d --name sh busybox sleep 1d')
    lab.settle()
    const address = (name: string): string =>
      lab.sh(`docker inspect -f '{{.NetworkSettings.IPAddress}}' ${name}`).stdout.trim()
    lab.net.partition(address('sh'), address('web'))
    lab.sh(`docker exec -d sh sh -c 'wget -q -O /page ${address('web')}'`)
    lab.advance('5s')
    lab.net.heal()
    lab.advance('5s')
    expect(lab.sh('docker exec sh head -c 15 /page').stdout).toBe('<!DOCTYPE html>')
  })
})

describe('a delay', () => {
  it('makes a request and its answer late', () => {
    const lab = meshed()
    lab.net.delay('minikube-m03', 'minikube-m02', '300ms')
    const time = (pod: string): number => {
      const { now } = lab
      wget(lab, pod, ip(lab, 'web'))
      return lab.now - now
    }
    const usual = time('sh0')
    expect(time('sh2') - usual).toBeGreaterThanOrEqual(600)
    expect(time('sh2') - usual).toBeLessThan(650)
    lab.net.delay('minikube-m03', 'minikube-m02', 0)
    expect(lab.net.impairments).toEqual([])
    expect(time('sh2')).toBe(usual)
  })

  it('longer than a client waits makes it give up, and probes fail', () => {
    const lab = meshed()
    lab.kubectl.apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'probed' },
      spec: {
        nodeName: 'minikube-m02',
        containers: [
          {
            name: 'web',
            image: 'nginx',
            readinessProbe: { httpGet: { port: 80 }, timeoutSeconds: 1, periodSeconds: 2 },
          },
        ],
      },
    })
    lab.advance('30s')
    const isReady = () =>
      lab.kubectl.get('pod', 'probed', {})[0]?.status?.containerStatuses?.[0]?.ready
    expect(isReady()).toBe(true)
    lab.net.delay('default/probed', '*', '2s')
    lab.advance('30s')
    expect(isReady()).toBe(false)
    expect(wget(lab, 'sh2', ip(lab, 'probed'), 3).stderr).toContain('download timed out')
  })

  it('makes pulls take longer, and a kubelet see the cluster late', () => {
    const start = (delay: number): number => {
      const lab = createLab({ seed: 1, cluster: { nodes: 2 } })
      if (delay > 0) lab.net.delay('minikube-m02', '*', delay)
      const { now } = lab
      lab.sh(`kubectl run web --image=nginx --overrides='{"spec":{"nodeName":"minikube-m02"}}'`)
      lab.until(() => lab.kubectl.get('pod', 'web', {})[0]?.status?.phase === 'Running')
      return lab.now - now
    }
    expect(start(2_000) - start(0)).toBeGreaterThan(2_000 + 4 * 2_000)
  })
})

describe('a loss', () => {
  it('makes some requests late, by as much as TCP waits before it tries again', () => {
    const lab = createLab({ seed: 3 })
    lab.sh('docker run -d --name web nginx && docker run -d --name sh busybox sleep 1d')
    lab.settle()
    const address = lab.sh(`docker inspect -f '{{.NetworkSettings.IPAddress}}' web`).stdout.trim()
    lab.net.drop(address, '*', 0.3)
    const times = Array.from({ length: 30 }, () => {
      const { now } = lab
      expect(lab.sh(`docker exec sh wget -q -O - ${address}`).exitCode).toBe(0)
      return lab.now - now
    })
    expect(times.filter((time) => time < 200).length).toBeGreaterThan(5)
    expect(times.filter((time) => time >= 1_000).length).toBeGreaterThan(3)
    lab.net.drop(address, '*', 1)
    expect(lab.sh(`docker exec sh wget -q -T 5 -O - ${address}`).exitCode).toBe(1)
    lab.net.drop(address, '*', 0)
    expect(lab.net.impairments).toEqual([])
  })
})

describe('what was done to the network', () => {
  it('is part of forks, snapshots, recordings and undo', () => {
    const lab = meshed()
    lab.net.partition('minikube', 'minikube-m02')
    lab.net.delay('minikube', 'minikube-m03', '50ms')
    lab.net.drop('host', 'docker.io', 0.1)
    lab.advance('2m')
    const others = [
      lab.fork(),
      restoreLab(JSON.stringify(lab.snapshot())),
      replayLab(JSON.stringify(lab.recording())),
    ]
    const goOn = (one: Lab): string => {
      one.advance('6m')
      one.net.heal()
      one.advance('1m')
      return world(one)
    }
    for (const other of others) expect(world(other)).toBe(world(lab))
    const [first, ...rest] = others.map(goOn)
    for (const one of rest) expect(one).toBe(first)
    expect(lab.undo()).toMatchObject({ call: 'net.drop' })
    expect(lab.net.impairments).toHaveLength(2)
  })

  it('shows in hops', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.kubectl.create('deployment', 'web', { image: 'nginx' })
    lab.kubectl.expose('deployment', 'web', { type: 'NodePort', port: 80 })
    lab.settle()
    const [service] = lab.kubectl.get('service', 'web', {})
    lab.net.partition('host', 'minikube')
    try {
      lab.curl(`192.168.49.2:${service?.spec?.ports?.[0]?.nodePort}`)
      expect.unreachable()
    } catch (error) {
      expect((error as { hops: { note?: string }[] }).hops.at(-1)).toMatchObject({
        by: 'network',
        note: 'lost',
      })
    }
  })

  it('is refused for places that are not there, and for values that mean nothing', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    const refused = (deed: () => void, message: string): void => {
      const before = lab.state
      expect(deed).toThrow(new UsageError(message))
      expect(lab.state).toBe(before)
    }
    refused(
      () => lab.net.partition('minikube', 'minikub'),
      'there is no machine, pod, address or registry "minikub"; machines: host, minikube',
    )
    refused(
      () => lab.net.heal('nobody'),
      'there is no machine, pod, address or registry "nobody"; machines: host, minikube',
    )
    refused(
      () => lab.net.partition('minikube', 'minikube'),
      'net.partition needs two places, not "minikube" twice',
    )
    refused(() => lab.net.drop('host', 'minikube', 2), 'share must be a number from 0 to 1, not 2')
    refused(
      () => lab.net.delay('host', 'minikube', 'soon'),
      'time must be a duration (milliseconds, or a text such as "5s" or "1m30s"), not "soon"',
    )
    lab.kubectl.run('slow', { image: 'nginx' })
    refused(() => lab.net.partition('slow'), 'the pod "default/slow" has no address yet')
  })

  it('goes with its machine', () => {
    const lab = createLab()
    lab.minikube.start({ nodes: 2 })
    lab.net.partition('minikube', 'minikube-m02')
    lab.minikube.node('delete', 'minikube-m02')
    lab.settle()
    expect(lab.net.impairments).toEqual([])
  })

  it('is there without Kubernetes too', () => {
    const lab = docker.createLab()
    lab.net.partition('host', 'docker.io')
    expect(lab.sh('docker pull redis').stderr).toContain('Client.Timeout exceeded')
    expect(() => lab.net.partition('web')).toThrow('there is no machine, pod, address')
  })
})
