/**
 * Discovery: which groups, versions and resources there are.
 *
 * @see https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api
 */
import { apiVersionOf } from '../../kinds/index.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Reader } from '../../../sim/world.js'
import { base64OfBytes } from '../../../text/base64.js'
import { utf8 } from '../../../text/utf8.js'
import { byPreference } from '../../kinds/custom/versions.js'
import { clusterOf } from '../cluster.js'
import { headersOf, noPage, objectAnswer } from './answer.js'
import type { Call, HttpAnswer } from './message.js'
import { acceptedOf } from './negotiate.js'
import { type ServedResource, servedResources } from './served-resources.js'

const HASH_BYTES = 8

/** Answers a path of discovery; undefined for other paths. */
export function discoveryAnswer(read: Reader, path: string, call: Call): HttpAnswer | undefined {
  const parts = path.split('/').filter((part) => part !== '')
  const [prefix, ...rest] = parts
  if (prefix === 'api') return coreAnswer(read, rest, call)
  if (prefix !== 'apis') return undefined
  if (rest.length === 0) return aggregated(read, call, (group) => group !== '') ?? groupList(read)
  const [name = '', version] = rest
  if (rest.length > 2) return undefined
  const versions = versionsOf(read, name)
  if (name === '' || versions.length === 0) return noPage()
  if (version === undefined)
    return objectAnswer(200, { kind: 'APIGroup', apiVersion: 'v1', ...groupOf(name, versions) })
  return versions.includes(version) ? resourceList(read, name, version) : noPage()
}

function coreAnswer(read: Reader, rest: readonly string[], call: Call): HttpAnswer | undefined {
  if (rest.length > 1) return undefined
  const [version] = rest
  if (version !== undefined) return version === 'v1' ? resourceList(read, '', version) : noPage()
  const cluster = clusterOf(read)
  const serverAddress = `${cluster?.apiServerAddress}:${cluster?.apiServerPort}`
  return (
    aggregated(read, call, (group) => group === '') ??
    objectAnswer(200, {
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress }],
    })
  )
}

/** The groups, in the order in which a client should look for a kind. */
const groupsOf = (read: Reader): readonly string[] => [
  ...new Set(servedResources(read).map(({ group }) => group)),
]

/** The versions of a group, the preferred one first. */
const versionsOf = (read: Reader, group: string): readonly string[] => {
  const found = servedResources(read).filter((one) => one.group === group)
  const versions = [...new Set(found.map(({ version }) => version))]
  return found.some(({ isCustom }) => isCustom) ? versions.sort(byPreference) : versions
}

function groupOf(name: string, versions: readonly string[]): object {
  const all = versions.map((version) => ({
    groupVersion: apiVersionOf({ group: name, version }),
    version,
  }))
  return { name, versions: all, preferredVersion: all[0] }
}

function groupList(read: Reader): HttpAnswer {
  const groups = groupsOf(read)
    .filter((name) => name !== '')
    .map((name) => groupOf(name, versionsOf(read, name)))
  return objectAnswer(200, { kind: 'APIGroupList', apiVersion: 'v1', groups })
}

/** `/apis/apps/v1`: each resource, and each part of it, as an entry. */
function resourceList(read: Reader, group: string, version: string): HttpAnswer {
  const entries = servedResources(read)
    .filter((one) => one.group === group && one.version === version)
    .flatMap((one) => [entryOf(one), ...partsOf(one)])
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  return objectAnswer(200, {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: apiVersionOf({ group, version }),
    resources: entries,
  })
}

const optional = (name: string, list: readonly string[]): object =>
  list.length > 0 ? { [name]: list } : {}

function entryOf(resource: ServedResource): { readonly name: string } {
  const { plural, singular, namespaced, kind, verbs, shortNames, categories, isCustom } = resource
  return {
    name: plural,
    ...{ singularName: singular, namespaced, kind, verbs: [...verbs].sort() },
    ...optional('shortNames', shortNames),
    ...optional('categories', categories),
    ...(verbs.includes('list') && (isCustom || plural !== 'componentstatuses')
      ? { storageVersionHash: hashOf(resource) }
      : {}),
  }
}

/** Says in which version objects are stored, without saying it. */
function hashOf({ of, group, version, kind }: ServedResource): string {
  const stored = of?.version ?? version
  const bytes = sha256(Uint8Array.from(utf8(`${of?.group ?? group}/${stored}/${kind}`)))
  return base64OfBytes([...bytes.slice(0, HASH_BYTES)])
}

const SCALE = { group: 'autoscaling', version: 'v1' }
/** Parts whose objects are of a kind of another group. */
const OTHER_GROUPS: Readonly<Record<string, { readonly group: string; readonly version: string }>> =
  {
    Scale: SCALE,
    Eviction: { group: 'policy', version: 'v1' },
    TokenRequest: { group: 'authentication.k8s.io', version: 'v1' },
  }

const partsOf = ({ plural, namespaced, subresources }: ServedResource) =>
  subresources.map(({ name, kind, verbs }) => ({
    name: `${plural}/${name}`,
    singularName: '',
    namespaced,
    ...OTHER_GROUPS[kind],
    kind,
    verbs: [...verbs].sort(),
  }))

/** All of it at once, for who asks for it. */
function aggregated(
  read: Reader,
  { request }: Call,
  isWanted: (group: string) => boolean,
): HttpAnswer | undefined {
  const wanted = acceptedOf(request.headers?.['accept'] ?? '').find(
    ({ type, parameters: { as, g } }) =>
      type === 'application/json' && as === 'APIGroupDiscoveryList' && g === 'apidiscovery.k8s.io',
  )
  const version = wanted?.parameters['v']
  if (version !== 'v2' && version !== 'v2beta1') return undefined
  const items = groupsOf(read)
    .filter(isWanted)
    .map((name) => ({
      metadata: name === '' ? {} : { name },
      versions: versionsOf(read, name).map((one) => versionOf(read, name, one)),
    }))
  const kind = 'APIGroupDiscoveryList'
  const apiVersion = `apidiscovery.k8s.io/${version}`
  return {
    ...objectAnswer(200, { kind, apiVersion, metadata: {}, items }),
    headers: headersOf(`application/json;g=apidiscovery.k8s.io;v=${version};as=${kind}`),
  }
}

const versionOf = (read: Reader, group: string, version: string): object => ({
  version,
  resources: servedResources(read)
    .filter((one) => one.group === group && one.version === version)
    .map(discovered),
  freshness: 'Current',
})

function discovered(resource: ServedResource): object {
  const { plural, kind, namespaced, singular, verbs, shortNames, categories, subresources } =
    resource
  const responseKind = responseOf(resource, kind)
  return {
    resource: plural,
    responseKind,
    scope: namespaced ? 'Namespaced' : 'Cluster',
    singularResource: singular,
    verbs: [...verbs].sort(),
    ...optional('shortNames', shortNames),
    ...optional('categories', categories),
    ...(subresources.length === 0
      ? {}
      : {
          subresources: subresources.map((part) => ({
            subresource: part.name,
            responseKind: responseOf(resource, part.kind),
            verbs: [...part.verbs].sort(),
          })),
        }),
  }
}

/** The kind of an answer; the API's own kinds are of the group and version that they stand in. */
const responseOf = ({ isCustom, group, version }: ServedResource, kind: string): object =>
  OTHER_GROUPS[kind]
    ? { ...OTHER_GROUPS[kind], kind }
    : isCustom
      ? { group, version, kind }
      : { group: '', version: '', kind }
