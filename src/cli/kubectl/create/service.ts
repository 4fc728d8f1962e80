/**
 * `kubectl create service clusterip | nodeport | loadbalancer | externalname`.
 *
 * @see
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_service/
 */
import type { FlagSpecs } from '../../flags.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { groupAlone } from '../group.js'
import type { AnyObject } from '../resources.js'
import type { Session } from '../session.js'
import { GENERATOR_FLAGS, type GeneratorFlags, newMeta, oneName, sendOrTell } from './generated.js'
import { numError } from '../../../text/strconv.js'

const TCP_FLAG = {
  tcp: { type: 'strings', usage: "Port pairs can be specified as '<port>:<targetPort>'." },
} as const satisfies FlagSpecs
const NO_PORT = 'error: at least one tcp port specifier must be provided'

type Created = Generator<Wait, VerbResult<readonly AnyObject[]>>

const clusterIp = define({
  name: 'create service clusterip',
  usage: 'create service clusterip NAME [--tcp=<port>:<targetPort>] [--dry-run=server|client|none]',
  short: 'Create a ClusterIP service',
  flags: {
    ...GENERATOR_FLAGS,
    ...TCP_FLAG,
    clusterip: {
      type: 'string',
      usage:
        "Assign your own ClusterIP or set to 'None' for a 'headless' service (no loadbalancing).",
    },
  },
  *run(session, args, flags): Created {
    const name = oneName(args, 'create service clusterip')
    const ports = portsOf(flags.tcp)
    if (ports.length === 0 && flags.clusterip !== 'None') throw new CommandError(NO_PORT)
    return store(
      session,
      name,
      {
        ...(ports.length > 0 ? { ports } : {}),
        selector: { app: name },
        ...(flags.clusterip ? { clusterIP: flags.clusterip } : {}),
        type: 'ClusterIP',
      },
      flags,
    )
  },
})

const nodePort = define({
  name: 'create service nodeport',
  usage: 'create service nodeport NAME [--tcp=port:targetPort] [--dry-run=server|client|none]',
  short: 'Create a NodePort service',
  flags: {
    ...GENERATOR_FLAGS,
    ...TCP_FLAG,
    'node-port': {
      type: 'int',
      default: 0,
      usage: 'Port used to expose the service on each node in a cluster.',
    },
  },
  *run(session, args, flags): Created {
    const name = oneName(args, 'create service nodeport')
    const ports = portsOf(flags.tcp).map((port) =>
      flags.nodePort ? { ...port, nodePort: flags.nodePort } : port,
    )
    if (ports.length === 0) throw new CommandError(NO_PORT)
    return store(session, name, { ports, selector: { app: name }, type: 'NodePort' }, flags)
  },
})

const loadBalancer = define({
  name: 'create service loadbalancer',
  usage: 'create service loadbalancer NAME [--tcp=port:targetPort] [--dry-run=server|client|none]',
  short: 'Create a LoadBalancer service',
  flags: { ...GENERATOR_FLAGS, ...TCP_FLAG },
  *run(session, args, flags): Created {
    const name = oneName(args, 'create service loadbalancer')
    const ports = portsOf(flags.tcp)
    if (ports.length === 0) throw new CommandError(NO_PORT)
    return store(session, name, { ports, selector: { app: name }, type: 'LoadBalancer' }, flags)
  },
})

const externalName = define({
  name: 'create service externalname',
  usage:
    'create service externalname NAME --external-name external.name [--dry-run=server|client|none]',
  short: 'Create an ExternalName service',
  flags: {
    ...GENERATOR_FLAGS,
    ...TCP_FLAG,
    'external-name': { type: 'string', required: true, usage: 'External name of service' },
  },
  *run(session, args, flags): Created {
    const name = oneName(args, 'create service externalname')
    const ports = portsOf(flags.tcp)
    return store(
      session,
      name,
      {
        ...(ports.length > 0 ? { ports } : {}),
        selector: { app: name },
        externalName: flags.externalName,
        type: 'ExternalName',
      },
      flags,
    )
  },
})

const store = (
  session: Session,
  name: string,
  spec: { readonly type: string } & Readonly<Record<string, unknown>>,
  flags: GeneratorFlags,
): VerbResult<readonly AnyObject[]> => ({
  value: [
    sendOrTell(
      session,
      {
        kind: 'Service',
        apiVersion: 'v1',
        metadata: newMeta(name, { app: name }),
        spec,
        status: { loadBalancer: {} },
      } as never,
      flags,
      `${spec.type} service:`,
    ),
  ],
})

function portsOf(pairs: readonly string[]) {
  return pairs.map((pair) => {
    const [port = '', target = port] = pair.split(':')
    return {
      name: pair.replaceAll(':', '-'),
      protocol: 'TCP',
      port: portNumber(port),
      targetPort: /^\d+$/.test(target) ? portNumber(target) : target,
    }
  })
}

function portNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new CommandError(`error: ${numError('ParseUint', text, 'syntax')}`)
  if (Number(text) > 65_535)
    throw new CommandError(`error: ${numError('ParseUint', text, 'range')}`)
  return Number(text)
}

/** The verb `kubectl create service`. */
export const service = define({
  name: 'create service',
  aliases: ['svc'],
  usage: 'create service [flags]',
  short: 'Create a service using a specified subcommand',
  flags: {},
  verbs: {
    clusterip: clusterIp,
    externalname: externalName,
    loadbalancer: loadBalancer,
    nodeport: nodePort,
  },
  *run(session, args): Created {
    return groupAlone(session, service, args)
  },
})
