// A lab for real programs, as a user writes it.
import { createLab } from 'kubarium'
import {
  type ServeOptions,
  type Served,
  type ServedTime,
  type Transport,
  serve,
  transport,
} from 'kubarium/http/node'

const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
const time: ServedTime = 'waiting'
const options: ServeOptions = { kubernetes: 0, docker: '/tmp/lab.sock', time }
export const served: Promise<Served> = serve(lab, options)
export const environment: Promise<Readonly<Record<string, string>>> = served.then(({ env }) => env)

// @ts-expect-error A port is a number, and only Docker listens on a path.
serve(lab, { kubernetes: '/tmp/lab.sock' })

const way: Transport = transport(lab, { to: 'kubernetes', time: 'manual' })
/** As KubeConfig of @kubernetes/client-node is. */
class Config {
  loadFromString(_text: string): void {}
}
export const configured: Config = way.configure(new Config())
export const connections: readonly unknown[] = [way.agent, way.createConnection(), way.connect]
export const closed: Promise<void> = way.close()

// @ts-expect-error There are two things that clients ask.
transport(lab, { to: 'registry' })
