/**
 * The ingress-nginx controller: while its Deployment has a pod that runs, it turns the Ingresses of
 * its class into routes of the nginx in that pod, and tells each of them its address.
 *
 * Routes follow at once; addresses are written once a minute. Its validating webhook is not there.
 *
 * @see https://kubernetes.github.io/ingress-nginx/how-it-works/
 */
import { forgetSite, keepSite, proxySites } from '../../net/reverse-proxy.js'
import { type Loop, type Outcome, awaitChange, requeueAt, watch } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'
import type { Ingress } from '../../types/kubernetes/networking/v1.js'
import { connect } from '../apiserver/client.js'
import { asClient, keysOf } from '../apiserver/informer.js'
import { recorder } from '../apiserver/recorder.js'
import { deployment } from '../kinds/deployment.js'
import { SERVICE_NAME_LABEL, endpointSlices } from '../kinds/endpoint-slice.js'
import { ingressClass } from '../kinds/ingress-class.js'
import { ingresses } from '../kinds/ingress.js'
import { type Stored, keyOf } from '../kinds/kind.js'
import { node as nodeKind } from '../kinds/node.js'
import { pods } from '../kinds/pod/index.js'
import { services } from '../kinds/service/table.js'
import { siteOf } from './routes.js'

const NAME = 'nginx-ingress-controller'
const CONTROLLER = 'k8s.io/ingress-nginx'
const DEPLOYMENT = 'ingress-nginx/ingress-nginx-controller'
const COMPONENT_LABEL = 'app.kubernetes.io/component'
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class'
/** How often addresses are written. */
const STATUS_INTERVAL = 60_000
const SYNC = 'Scheduled for sync'

const loop: Loop = {
  name: NAME,
  latency: 10,
  watches: [
    watch(ingresses, ({ key, before, after }) =>
      before &&
      after &&
      before.spec === after.spec &&
      before.metadata.annotations === after.metadata.annotations
        ? undefined
        : key,
    ),
    watch(endpointSlices, ({ before, after }, tx) => {
      const { metadata } = after ?? (before as NonNullable<typeof before>)
      return leadingTo(tx, `${metadata.namespace}/${metadata.labels?.[SERVICE_NAME_LABEL]}`)
    }),
    watch(services, ({ key }, tx) => leadingTo(tx, key)),
    watch(ingressClass.table, (_, tx) => keysOf(tx, ingresses as never)),
    watch(deployment.table, ({ key, before, after }, tx) =>
      key === DEPLOYMENT && before?.status?.availableReplicas !== after?.status?.availableReplicas
        ? keysOf(tx, ingresses as never)
        : undefined,
    ),
  ],
  step(tx, key) {
    const ingress = tx.get(ingresses, key)
    if (!ingress || !isOurs(tx, ingress) || !isRunning(tx)) {
      forgetSite(tx, key)
      if (ingress?.status?.loadBalancer?.ingress && isOurs(tx, ingress)) setAddress(tx, ingress)
      return awaitChange
    }
    const known = tx.get(proxySites, key)
    keepSite(tx, siteOf(tx, ingress))
    if (!known) recorder(tx, NAME).normal(ingress, 'Sync', SYNC)
    return tellAddress(tx, ingress)
  },
}

/** A controller that starts looks at every Ingress. */
export const ingressNginx = asClient(loop, {
  start: (tx) => new Set([...keysOf(tx, ingresses as never), ...keysOf(tx, proxySites as never)]),
})

const leadingTo = (tx: Tx, service: string): readonly string[] =>
  tx.by(proxySites, 'byService', service).map(({ key }) => key)

const isRunning = (read: Reader): boolean =>
  (read.get(deployment.table, DEPLOYMENT)?.status?.availableReplicas ?? 0) > 0

/** Whether an Ingress is of the controller's class, or of none. */
function isOurs(read: Reader, { spec, metadata }: Stored<Ingress>): boolean {
  const name = spec?.ingressClassName ?? metadata.annotations?.[CLASS_ANNOTATION]
  return name === undefined || read.get(ingressClass.table, name)?.spec?.controller === CONTROLLER
}

/** Writes the address when the next round of addresses is due. */
function tellAddress(tx: Tx, ingress: Stored<Ingress>): Outcome {
  const address = addressOf(tx)
  if (ingress.status?.loadBalancer?.ingress?.[0]?.ip === address) return awaitChange
  const since = tx.get(proxySites, keyOf(ingress))?.since ?? tx.now
  const due = Math.ceil((since + 1) / STATUS_INTERVAL) * STATUS_INTERVAL
  if (tx.now < due) return requeueAt(due, { idle: true })
  setAddress(tx, ingress, address)
  recorder(tx, NAME).normal(ingress, 'Sync', SYNC)
  return awaitChange
}

function setAddress(tx: Tx, ingress: Stored<Ingress>, ip?: string): void {
  connect(tx, 'system:serviceaccount:ingress-nginx:ingress-nginx').updateStatus(
    'Ingress',
    ingress,
    (draft) => {
      draft.status = { loadBalancer: ip === undefined ? {} : { ingress: [{ ip }] } }
    },
  )
}

/** The address of the node where the controller's pod is. */
function addressOf(read: Reader): string | undefined {
  const pod = read
    .rows(pods, 'ingress-nginx/')
    .find(
      ({ metadata, spec }) => metadata.labels?.[COMPONENT_LABEL] === 'controller' && spec?.nodeName,
    )
  return read
    .get(nodeKind.table, pod?.spec?.nodeName ?? '')
    ?.status?.addresses?.find(({ type }) => type === 'InternalIP')?.address
}
