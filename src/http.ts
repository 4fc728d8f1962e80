/**
 * `kubarium/http`: a lab's API server and Docker daemons as functions from requests to answers, for
 * service workers, tests and servers of one's own. It needs no module of Node.
 *
 * @example
 * import { createLab } from 'kubarium'
 * import { kubernetesHandler } from 'kubarium/http'
 *
 * const handle = kubernetesHandler(createLab({ cluster: { nodes: 1 } }))
 * const answer = await handle(new Request('http://lab/api/v1/nodes'))
 * console.log((await answer.json()).items.length) // 1
 *
 * @module
 */
import { ENGINE } from './http/docker/engine.js'
import { type DockerHandlerOptions, dockerHandlerOf, engineVerbs } from './http/docker/handler.js'
import type { Door } from './http/door.js'
import { type KubernetesHandlerOptions, kubernetesHandlerOf } from './http/kubernetes/handler.js'
import { PODS, podVerbs } from './http/kubernetes/pod-verbs.js'
import type { DockerLab } from './lab/docker-lab.js'
import type { FacadeMethod } from './lab/facade.js'
import type { Lab } from './lab/lab.js'
import { connectWire } from './lab/wires.js'

// A recording of requests is replayed by labs that know what was asked.
connectWire({
  name: ENGINE,
  verbs: (door: Door) => engineVerbs(door) as unknown as Readonly<Record<string, FacadeMethod>>,
})

connectWire({
  name: PODS,
  verbs: (door: Door) => podVerbs(door) as unknown as Readonly<Record<string, FacadeMethod>>,
})

export type { DockerHandlerOptions } from './http/docker/handler.js'
export type { KubernetesHandlerOptions } from './http/kubernetes/handler.js'

/**
 * The API server of a lab. Streams (watches, logs that are followed) go on as the lab's time does.
 * Whoever shows no credentials is an administrator.
 *
 * @example
 * self.addEventListener('fetch', (event) => event.respondWith(handle(event.request)))
 */
export const kubernetesHandler = (
  lab: Lab,
  options: KubernetesHandlerOptions = {},
): ((request: Request) => Response | Promise<Response>) => kubernetesHandlerOf(lab, options)

/**
 * The Docker daemon of a machine of a lab: the Engine API, but for what is no HTTP (BuildKit's
 * sessions).
 *
 * @example
 * const handle = dockerHandler(createLab())
 * await handle(new Request('http://lab/images/create?fromImage=nginx&tag=latest', { method: 'POST' }))
 * @throws UsageError for a machine that is not there
 */
export function dockerHandler(
  lab: DockerLab,
  options: DockerHandlerOptions = {},
): (request: Request) => Response | Promise<Response> {
  lab.machine(options.machine ?? 'host')
  return dockerHandlerOf(lab.door, options)
}
