/** Published ports as real listeners: what a real program sends reaches the container. */
import { connect } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { type Served, serve } from '../../src/http-node.js'
import { createLab } from '../../src/index.js'

const lab = createLab({ seed: 1 })
lab.sh('docker run -d --name web -p 18766:80 nginx; docker run -d -p 18767:6379 redis')
lab.advance('5s')
const served: Served = await serve(lab, {
  kubernetes: false,
  docker: false,
  ports: true,
  time: 'waiting',
})
afterAll(() => served.close())

/** What a server on a port answers first. */
const answerOf = (port: number, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('error', reject).once('data', (said) => {
      socket.destroy()
      resolve(String(said))
    })
  })

describe('a published port', () => {
  it('answers a request as the container does', async () => {
    const answer = await fetch('http://127.0.0.1:18766/')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Welcome to nginx!')
  })

  it('carries what is no HTTP, too', async () => {
    expect(await answerOf(18_767, '*1\r\n$4\r\nPING\r\n')).toBe('+PONG\r\n')
  })

  it('is listened on as long as its container runs', async () => {
    lab.sh('docker stop -t 0 web')
    await expect(fetch('http://127.0.0.1:18766/')).rejects.toThrow()
    lab.sh('docker start web')
    lab.advance('2s')
    expect((await fetch('http://127.0.0.1:18766/')).status).toBe(200)
  })
})
