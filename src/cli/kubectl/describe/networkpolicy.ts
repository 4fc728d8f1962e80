/**
 * `kubectl describe networkpolicy`.
 *
 * @module
 */
import type {
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from '../../../types/kubernetes/networking/v1.js'
import { selectorText } from '../../../kubernetes/kinds/cells.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { Description, NONE, annotationLines, labelLines } from './text.js'

const ALL_PODS = `${NONE} (Allowing the specific traffic to all pods in this namespace)`
const ANY_PORT = 'To Port: <any> (traffic allowed to all ports)'
const SEPARATOR = '----------'
const NO_PORT = '<nil>'

/** How one direction is described. */
interface Words {
  readonly traffic: string
  readonly peer: string
  readonly end: string
}
const INGRESS: Words = { traffic: 'ingress', peer: 'From', end: 'source' }
const EGRESS: Words = { traffic: 'egress', peer: 'To', end: 'destination' }

/** Describes a policy: which pods it selects, and what it allows them. */
export function describeNetworkPolicy({ metadata, spec }: Stored<NetworkPolicy>): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name)
    .field(0, 'Namespace', metadata.namespace)
    .field(0, 'Created on', createdText(metadata.creationTimestamp))
    .add(labelLines('Labels', metadata.labels))
    .add(annotationLines('Annotations', metadata.annotations))
  const selector = selectorText(spec?.podSelector)
  to.line(0, 'Spec:').line(1, `PodSelector:     ${selector === NONE ? ALL_PODS : selector}`)
  const types = spec?.policyTypes ?? []
  const ingress = (spec?.ingress ?? []).map(({ from = [], ports = [] }) => ({ peers: from, ports }))
  const egress = (spec?.egress ?? []).map(({ to: peers = [], ports = [] }) => ({ peers, ports }))
  describeRules(to, INGRESS, types.includes('Ingress') ? ingress : undefined)
  describeRules(to, EGRESS, types.includes('Egress') ? egress : undefined)
  return to.line(1, `Policy Types: ${types.join(', ')}`).toString()
}

/** `2026-01-01 00:00:00 +0000 UTC` */
const createdText = (time = ''): string => time.replace('T', ' ').replace(/Z$/, ' +0000 UTC')

interface Rule {
  readonly peers: readonly NetworkPolicyPeer[]
  readonly ports: readonly NetworkPolicyPort[]
}

function describeRules(
  to: Description,
  { traffic, peer, end }: Words,
  rules: readonly Rule[] | undefined,
): void {
  if (!rules) {
    to.line(1, `Not affecting ${traffic} traffic`)
    return
  }
  to.line(1, `Allowing ${traffic} traffic:`)
  if (rules.length === 0)
    to.line(2, `${NONE} (Selected pods are isolated for ${traffic} connectivity)`)
  rules.forEach(({ peers, ports }, i) => {
    if (i > 0) to.line(2, SEPARATOR)
    if (ports.length === 0) to.line(2, ANY_PORT)
    for (const port of ports) to.line(2, portText(port))
    if (peers.length === 0) to.line(2, `${peer}: <any> (traffic not restricted by ${end})`)
    for (const one of peers) {
      to.line(2, `${peer}:`)
      describePeer(to, one)
    }
  })
}

const portText = ({ port, endPort, protocol = 'TCP' }: NetworkPolicyPort): string =>
  endPort === undefined
    ? `To Port: ${String(port ?? NO_PORT)}/${protocol}`
    : `To Port Range: ${String(port ?? NO_PORT)}-${endPort}/${protocol}`

function describePeer(
  to: Description,
  { podSelector, namespaceSelector, ipBlock }: NetworkPolicyPeer,
): void {
  if (namespaceSelector) to.line(3, `NamespaceSelector: ${selectorText(namespaceSelector)}`)
  if (podSelector) to.line(3, `PodSelector: ${selectorText(podSelector)}`)
  if (!ipBlock || namespaceSelector || podSelector) return
  to.line(3, 'IPBlock:')
    .line(4, `CIDR: ${ipBlock.cidr}`)
    .line(4, `Except: ${(ipBlock.except ?? []).join(', ')}`)
}
