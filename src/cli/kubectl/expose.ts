/**
 * `kubectl expose`: a Service for the pods of a deployment, replica set, replication controller,
 * service or pod.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_expose/
 */
import type { PodSpec, ServiceSpec } from '../../types/kubernetes/core/v1.js'
import type { LabelSelector } from '../../types/kubernetes/meta/v1.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { newMeta, send } from './create/generated.js'
import { define } from './definition.js'
import { DRY_RUN_FLAG, FILE_FLAGS, PRINT_FLAGS, SAVE_CONFIG_FLAG, managerFlag } from './flags.js'
import { type AnyObject, type Found, fetch, requestsOf } from './resources.js'
import { numError } from '../../text/strconv.js'

const NO_PORT = "error: couldn't find port via --port flag or introspection"
const SAME_NAME = 'Resource names must be unique'
const NAME_LIMIT = 63

interface Exposable {
  readonly spec?: {
    readonly selector?: LabelSelector | Readonly<Record<string, string>>
    readonly template?: { readonly spec?: PodSpec }
    readonly ports?: ServiceSpec['ports']
    readonly containers?: PodSpec['containers']
  }
}

interface Port {
  readonly port: number
  readonly protocol: string
  readonly name?: string
}

/** The verb `kubectl expose`. */
export const expose = define({
  name: 'expose',
  usage:
    'expose (-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] [--target-port=number-or-name] [--name=name] [--external-ip=external-ip-of-service] [--type=type]',
  short:
    'Take a replication controller, service, deployment or pod and expose it as a new Kubernetes service',
  flags: {
    ...DRY_RUN_FLAG,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...SAVE_CONFIG_FLAG,
    ...managerFlag('kubectl-expose'),
    'cluster-ip': {
      type: 'string',
      usage:
        "ClusterIP to be assigned to the service. Leave empty to auto-allocate, or set to 'None' to create a headless service.",
    },
    'external-ip': {
      type: 'string',
      usage:
        'Additional external IP address (not managed by Kubernetes) to accept for the service. If this IP is routed to a node, the service can be accessed by this IP in addition to its generated service IP.',
    },
    labels: {
      type: 'string',
      short: 'l',
      usage: 'Labels to apply to the service created by this call.',
    },
    'load-balancer-ip': {
      type: 'string',
      usage:
        'IP to assign to the LoadBalancer. If empty, an ephemeral IP will be created and used (cloud-provider specific).',
    },
    name: { type: 'string', usage: 'The name for the newly created object.' },
    port: {
      type: 'string',
      usage:
        'The port that the service should serve on. Copied from the resource being exposed, if unspecified',
    },
    protocol: {
      type: 'string',
      usage: "The network protocol for the service to be created. Default is 'TCP'.",
    },
    selector: {
      type: 'string',
      usage:
        'A label selector to use for this service. Only equality-based selector requirements are supported. If empty (the default) infer the selector from the replication controller or replica set.)',
    },
    'session-affinity': {
      type: 'string',
      usage:
        "If non-empty, set the session affinity for the service to this; legal values: 'None', 'ClientIP'",
    },
    'target-port': {
      type: 'string',
      usage:
        'Name or number for the port on the container that the service should direct traffic to. Optional.',
    },
    type: {
      type: 'string',
      usage:
        "Type for this service: ClusterIP, NodePort, LoadBalancer, or ExternalName. Default is 'ClusterIP'.",
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const requests = yield* requestsOf(session, args, {
      filename: flags.filename,
      recursive: flags.recursive,
      kustomize: flags.kustomize,
    })
    const found = requests.flatMap((request) => fetch(session, request, {}))
    if (flags.name && found.length > 1) throw new CommandError(`error: ${SAME_NAME}`)
    return {
      value: found.map((one) =>
        send(
          session,
          serviceFor(one, flags) as never,
          { ...flags, fieldManager: flags.fieldManager },
          'exposed',
        ),
      ),
    }
  },
})

interface ExposeFlags {
  readonly clusterIp?: string | undefined
  readonly externalIp?: string | undefined
  readonly labels?: string | undefined
  readonly loadBalancerIp?: string | undefined
  readonly name?: string | undefined
  readonly port?: string | undefined
  readonly protocol?: string | undefined
  readonly selector?: string | undefined
  readonly sessionAffinity?: string | undefined
  readonly targetPort?: string | undefined
  readonly type?: string | undefined
}

function serviceFor({ kind, object }: Found, flags: ExposeFlags) {
  const selector = flags.selector
    ? pairsOf(flags.selector, 'selector')
    : selectorOf({ kind, object })
  const name = flags.name || object.metadata.name.slice(0, NAME_LIMIT)
  const labels = flags.labels ? pairsOf(flags.labels, 'labels') : (object.metadata.labels ?? {})
  const known = portsOf(object as Exposable)
  const given = flags.port
    ? flags.port.split(',').map(
        (port): Port => ({
          port: portNumber(port),
          protocol: known.find((one) => one.port === Number(port))?.protocol ?? 'TCP',
        }),
      )
    : known
  const headless = flags.clusterIp === 'None'
  if (given.length === 0 && !headless) throw new CommandError(NO_PORT)
  const ports = given.map(({ port, protocol }, i) => ({
    ...(given.length > 1 ? { name: `port-${i + 1}` } : {}),
    protocol: flags.protocol || protocol,
    port,
    targetPort: flags.targetPort
      ? /^\d+$/.test(flags.targetPort)
        ? Number(flags.targetPort)
        : flags.targetPort
      : port,
  }))
  const spec = {
    ...(ports.length > 0 ? { ports } : {}),
    selector,
    ...(flags.clusterIp ? { clusterIP: flags.clusterIp } : {}),
    ...(flags.type ? { type: flags.type } : {}),
    ...(flags.externalIp ? { externalIPs: [flags.externalIp] } : {}),
    ...(flags.sessionAffinity ? { sessionAffinity: flags.sessionAffinity } : {}),
    ...(flags.loadBalancerIp ? { loadBalancerIP: flags.loadBalancerIp } : {}),
  }
  return {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: newMeta(name, labels),
    spec,
    status: { loadBalancer: {} },
  }
}

function selectorOf({ kind, object }: Found): Readonly<Record<string, string>> {
  const { spec } = object as Exposable
  switch (kind.kind) {
    case 'Pod':
      if (!object.metadata.labels)
        throw new CommandError(
          "error: couldn't retrieve selectors via --selector flag or introspection: the pod has no labels and cannot be exposed",
        )
      return object.metadata.labels
    case 'Service':
    case 'ReplicationController':
      if (!spec?.selector)
        throw new CommandError(
          `error: couldn't retrieve selectors via --selector flag or introspection: the ${kind.singular === 'service' ? 'service' : 'replication controller'} has no pod selector set`,
        )
      return spec.selector as Readonly<Record<string, string>>
    case 'Deployment':
    case 'ReplicaSet': {
      const { matchLabels, matchExpressions } = (spec?.selector ?? {}) as LabelSelector
      if (matchExpressions?.length)
        throw new CommandError(
          `error: couldn't retrieve selectors via --selector flag or introspection: couldn't convert expressions - "${JSON.stringify(matchExpressions)}" to map-based selector format`,
        )
      return matchLabels ?? {}
    }
    default:
      throw new CommandError(
        `error: cannot expose a ${kind.group === '' ? kind.kind : `${kind.kind}.${kind.group}`}`,
      )
  }
}

function portsOf({ spec }: Exposable): readonly Port[] {
  if (spec?.ports) return spec.ports.map(({ port, protocol = 'TCP' }) => ({ port, protocol }))
  const containers = spec?.template?.spec?.containers ?? spec?.containers ?? []
  return containers.flatMap(({ ports = [] }) =>
    ports.map(({ containerPort, protocol = 'TCP' }) => ({ port: containerPort, protocol })),
  )
}

function portNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new CommandError(`error: ${numError('Atoi', text, 'syntax')}`)
  return Number(text)
}

function pairsOf(text: string, what: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const equals = pair.indexOf('=')
      if (equals <= 0)
        throw new CommandError(
          what === 'labels'
            ? `error: unexpected label spec: ${pair}`
            : `error: invalid label selector: ${pair}`,
        )
      return [pair.slice(0, equals), pair.slice(equals + 1)]
    }),
  )
}
