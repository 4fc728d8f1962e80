/**
 * One node with a kubelet over a runtime of choice, and an API server to give it pods; no scheduler
 * and no controllers, so nothing else moves.
 *
 * @module
 */
import type { Container, Pod, PodSpec } from '../../../src/types/kubernetes/core/v1.js'
import { dockerLoops, dockerNames, publishedPorts, runtimes } from '../../../src/docker/index.js'
import { connect } from '../../../src/kubernetes/apiserver/client.js'
import { kubeletLoop } from '../../../src/kubernetes/kubelet/kubelet.js'
import { nodeStatusLoop } from '../../../src/kubernetes/kubelet/node.js'
import { kubeletServer } from '../../../src/kubernetes/kubelet/server.js'
import type { Stored } from '../../../src/kubernetes/kinds/kind.js'
import { publishImage, type PublishedFiles } from '../../../src/lab/publish.js'
import { furnishCluster } from '../../../src/lab/cluster.js'
import { furnishWorkstation } from '../../../src/lab/workstation.js'
import { exchangeLoop } from '../../../src/net/exchange.js'
import { busyboxPrograms } from '../../../src/program/busybox/index.js'
import { createNode, scriptInputsLoop } from '../../../src/program/node/index.js'
import { processLoop } from '../../../src/program/process-loop.js'
import { serverPrograms } from '../../../src/program/servers/index.js'
import { shellPrograms } from '../../../src/program/sh/index.js'
import { Simulation } from '../../../src/sim/driver.js'
import { type World, emptyWorld } from '../../../src/sim/world.js'

export type RuntimeName = 'containerd' | 'docker' | 'hollow'

const fabric = { rules: [publishedPorts], resolvers: [dockerNames] }
const programs = new Map(
  [...busyboxPrograms, ...shellPrograms, createNode(), ...serverPrograms].map((program) => [
    program.name,
    program,
  ]),
)
const simulate = (world: World): Simulation =>
  new Simulation(
    [
      processLoop({ programs, fabric }),
      exchangeLoop(fabric),
      scriptInputsLoop,
      ...dockerLoops,
      nodeStatusLoop(runtimes),
      kubeletLoop(runtimes, fabric),
    ],
    world,
  )

/** A scene, and what can be done in it. */
export function scene(runtime: RuntimeName) {
  const simulation = simulate(emptyWorld(1))
  furnishWorkstation(simulation, [])
  furnishCluster(simulation, { nodes: [{ name: 'n1', runtime }] })
  const api = <T>(work: (api: ReturnType<typeof connect>) => T): T =>
    simulation.transact((tx) => work(connect(tx, 'tester')))
  api((client) =>
    client.mutate(
      'Node',
      client.get('Node', 'n1'),
      (node) =>
        void (node.spec = { ...node.spec, podCIDR: '10.244.0.0/24', podCIDRs: ['10.244.0.0/24'] }),
    ),
  )
  return {
    simulation,
    api,
    server: kubeletServer(runtimes),
    advance: (seconds: number) => simulation.advance(seconds * 1000),
    publish: (reference: string, files: PublishedFiles) =>
      void publishImage(simulation, simulate(simulation.world), reference, files),
    run(name: string, container: Partial<Container>, spec: Partial<PodSpec> = {}): void {
      const pod: Pod = {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, namespace: 'default' },
        spec: {
          nodeName: 'n1',
          ...spec,
          containers: [{ name: 'main', image: 'busybox', ...container }],
        },
      }
      api((client) => client.create('Pod', pod))
    },
    pod: (name: string): Stored<Pod> | undefined =>
      api((client) => client.find('Pod', name, 'default')),
    remove: (name: string, gracePeriodSeconds?: number): void =>
      void api((client) =>
        client.delete(
          'Pod',
          name,
          'default',
          gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds },
        ),
      ),
    events: (name: string): string[] =>
      api((client) =>
        client
          .list('Event', { namespace: 'default' })
          .filter((event) => event.involvedObject.name === name)
          .map((event) => `${event.reason}: ${event.message}`),
      ),
  }
}

/** The state of a pod's first container, in a word. */
export function stateOf(pod: Stored<Pod> | undefined): string {
  const status = pod?.status?.containerStatuses?.[0]
  return status?.state?.running
    ? 'running'
    : (status?.state?.waiting?.reason ?? status?.state?.terminated?.reason ?? 'none')
}
