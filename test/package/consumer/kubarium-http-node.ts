// A lab for real programs, as a user writes it.
import { createLab } from 'kubarium'
import { type ServeOptions, type Served, type ServedTime, serve } from 'kubarium/http/node'

const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
const time: ServedTime = 'waiting'
const options: ServeOptions = { kubernetes: 0, docker: '/tmp/lab.sock', time }
export const served: Promise<Served> = serve(lab, options)
export const environment: Promise<Readonly<Record<string, string>>> = served.then(({ env }) => env)

// @ts-expect-error A port is a number, and only Docker listens on a path.
serve(lab, { kubernetes: '/tmp/lab.sock' })
