/**
 * What makes a NetworkPolicy invalid.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
import type {
  IPBlock,
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from '../../types/kubernetes/networking/v1.js'
import {
  cidr,
  forbiddenField,
  invalid,
  notSupported,
  oneOf,
  portNumber,
  required,
} from './field-errors.js'
import type { FieldError } from './kind.js'
import { validateLabelSelector } from './label-selector.js'
import { portNameErrors } from './names.js'

const TYPES = ['Egress', 'Ingress']
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']
const TWO_TYPES = 'may not specify more than two policyTypes'
const NO_PEER = 'must specify a peer'
const TWO_PEERS = 'may not specify both ipBlock and another peer'
const NOT_INSIDE = 'must be a strict subset of `cidr`'
const NAMED_RANGE = 'may not be specified when `port` is non-numeric'
const NO_START = 'may not be specified when `port` is not specified'
const BACKWARDS = 'must be greater than or equal to `port`'

export function validateNetworkPolicy({ spec }: NetworkPolicy): readonly FieldError[] {
  const errors: FieldError[] = []
  if (spec?.podSelector) errors.push(...validateLabelSelector('spec.podSelector', spec.podSelector))
  spec?.ingress?.forEach(({ ports = [], from = [] }, i) => {
    errors.push(...ruleErrors(`spec.ingress[${i}]`, ports, 'from', from))
  })
  spec?.egress?.forEach(({ ports = [], to = [] }, i) => {
    errors.push(...ruleErrors(`spec.egress[${i}]`, ports, 'to', to))
  })
  const types = spec?.policyTypes ?? []
  if (types.length > TYPES.length) return [...errors, invalid('spec.policyTypes', types, TWO_TYPES)]
  return [
    ...errors,
    ...types.flatMap((type, i) =>
      TYPES.includes(type) ? [] : [notSupported(`spec.policyTypes[${i}]`, type, TYPES)],
    ),
  ]
}

const ruleErrors = (
  field: string,
  ports: readonly NetworkPolicyPort[],
  peersField: string,
  peers: readonly NetworkPolicyPeer[],
): readonly FieldError[] => [
  ...ports.flatMap((port, i) => portErrors(`${field}.ports[${i}]`, port)),
  ...peers.flatMap((peer, i) => peerErrors(`${field}.${peersField}[${i}]`, peer)),
]

function portErrors(field: string, { port, endPort, protocol }: NetworkPolicyPort): FieldError[] {
  const errors = [...oneOf(`${field}.protocol`, protocol, PROTOCOLS)]
  const wanted = port as number | string | undefined
  if (typeof wanted === 'string')
    errors.push(...portNameErrors(wanted).map((text) => invalid(`${field}.port`, wanted, text)))
  if (typeof wanted === 'number') errors.push(...portNumber(`${field}.port`, wanted))
  if (endPort === undefined) return errors
  if (wanted === undefined) errors.push(forbiddenField(`${field}.endPort`, NO_START))
  else if (typeof wanted === 'string') errors.push(forbiddenField(`${field}.endPort`, NAMED_RANGE))
  else if (endPort < wanted) errors.push(invalid(`${field}.endPort`, endPort, BACKWARDS))
  else errors.push(...portNumber(`${field}.endPort`, endPort))
  return errors
}

function peerErrors(field: string, peer: NetworkPolicyPeer): readonly FieldError[] {
  const { podSelector, namespaceSelector, ipBlock } = peer
  if (!podSelector && !namespaceSelector && !ipBlock) return [required(field, NO_PEER)]
  const errors: FieldError[] = []
  if (podSelector) errors.push(...validateLabelSelector(`${field}.podSelector`, podSelector))
  if (namespaceSelector)
    errors.push(...validateLabelSelector(`${field}.namespaceSelector`, namespaceSelector))
  if (ipBlock) errors.push(...blockErrors(`${field}.ipBlock`, ipBlock))
  if (ipBlock && (podSelector || namespaceSelector)) errors.push(forbiddenField(field, TWO_PEERS))
  return errors
}

function blockErrors(field: string, { cidr: range, except = [] }: IPBlock): readonly FieldError[] {
  if (!range) return [required(`${field}.cidr`)]
  const errors = [...cidr(`${field}.cidr`, range)]
  if (errors.length > 0) return errors
  return except.flatMap((one, i) => {
    const wrong = cidr(`${field}.except[${i}]`, one)
    if (wrong.length > 0) return wrong
    return isInside(one, range) ? [] : [invalid(`${field}.except[${i}]`, one, NOT_INSIDE)]
  })
}

/** The bits of a block of IPv4 addresses that are the same for all of them. */
function prefixOf(range: string): string {
  const [address = '', bits = '32'] = range.split('/')
  const all = address.split('.').map((part) => Number(part).toString(2).padStart(8, '0'))
  return all.join('').slice(0, Number(bits))
}

/** Whether a block is a part of another, and smaller. Blocks of IPv6 are not looked into. */
const isInside = (part: string, whole: string): boolean =>
  part.includes(':') || whole.includes(':')
    ? part !== whole
    : part.split('/')[1] !== whole.split('/')[1] && prefixOf(part).startsWith(prefixOf(whole))
