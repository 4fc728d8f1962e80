/** A simulation with a bootstrapped API server, for the tests of this folder. */
import type { Api } from '../../../src/kubernetes/apiserver/client.js'
import { bootstrapCluster } from '../../../src/kubernetes/apiserver/bootstrap.js'
import { connect } from '../../../src/kubernetes/apiserver/client.js'
import { eventExpiry } from '../../../src/kubernetes/apiserver/event-expiry.js'
import { kubernetesService } from '../../../src/kubernetes/apiserver/kubernetes-service.js'
import { ApiError } from '../../../src/kubernetes/apiserver/errors.js'
import { Simulation } from '../../../src/sim/driver.js'
import type { Loop } from '../../../src/sim/loop.js'
import { emptyWorld } from '../../../src/sim/world.js'

export function newCluster(loops: readonly Loop[] = []): Simulation {
  const simulation = new Simulation([eventExpiry, kubernetesService, ...loops], emptyWorld(1))
  simulation.transact((tx) =>
    bootstrapCluster(tx, { version: 'v1.36.2', apiServerAddress: '192.0.2.2' }),
  )
  return simulation
}

/** One transaction of an administrator. */
export const asAdmin = <T>(simulation: Simulation, work: (api: Api) => T): T =>
  simulation.transact((tx) => work(connect(tx, 'kubernetes-admin')))

/** The error that a call of an administrator ends with. */
export function failureOf(simulation: Simulation, work: (api: Api) => unknown): ApiError {
  try {
    asAdmin(simulation, work)
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
  throw new Error('the call succeeded')
}

export const simplePod = (
  name: string,
  image = 'busybox',
  labels: Record<string, string> = {},
) => ({
  metadata: { name, labels },
  spec: { containers: [{ name: 'main', image }] },
})
