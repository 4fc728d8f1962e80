/**
 * Sources of volumes, as descriptions of pods and of persistent volumes show them: what a source is
 * in words, then its fields.
 *
 * @module
 */
import type { ProjectedVolumeSource, SecretReference } from '../../../types/kubernetes/core/v1.js'
import { KUBERNETES_JSON } from '../../../text/gotemplate/model.js'
import { printed } from '../../../text/gotemplate/print.js'
import { NONE, UNSET, byKey } from './text.js'
import { PLAIN, type Plain } from './volume-source-titles.js'

/** Lines of a volume: names and values, the type first. A name without a value heads a list. */
type Fields = readonly (readonly [string, (string | number | boolean)?])[]

type Source = Readonly<Record<string, unknown>>

/** Fields that are shown as `false` when they are absent. */
const BOOLEANS: ReadonlySet<string> = new Set([
  'readOnly',
  'optional',
  'chapAuthDiscovery',
  'chapAuthSession',
])
/** What is shown for fields that are absent, if not nothing. */
const ABSENT: Readonly<Record<string, string | number>> = {
  partition: 0,
  lun: NONE,
  initiatorName: NONE,
  volumeAttributes: NONE,
  secretRef: 'nil',
  options: 'map[]',
}

const UNKNOWN: Fields = [['Type', '<unknown>']]

/** The lines of the one source that a volume, or the spec of a persistent volume, has. */
export function sourceFields(volume: object): Fields {
  const found = Object.entries(volume).find(
    ([name, value]) => value !== undefined && (SPECIAL[name] || PLAIN[name]),
  )
  if (!found) return UNKNOWN
  const [name, source] = found as [string, Source]
  return SPECIAL[name]?.(source) ?? plainFields(PLAIN[name] as Plain, source)
}

function plainFields({ type, fields }: Plain, source: Source): Fields {
  return [
    ['Type', type],
    ...Object.entries(fields)
      .filter(([name]) => name !== 'volumeHandle' || source[name] !== undefined)
      .map(([name, title]) => [title, valueText(name, source[name])] as const),
  ]
}

function valueText(name: string, value: unknown): string | number | boolean {
  if (BOOLEANS.has(name)) return value === true
  if (value === undefined || value === null) return ABSENT[name] ?? ''
  if (name === 'secretRef') return secretText(value as SecretReference)
  if (name === 'options' || name === 'portals' || name === 'monitors')
    return printed(value, KUBERNETES_JSON)
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .sort(byKey)
    .map(([key, one]) => `    ${key}=${String(one)}`)
    .join('\n    \t')
}

/** A reference as Go prints it: one of a volume names the namespace, too. */
const secretText = ({ name = '', namespace }: SecretReference): string =>
  namespace === undefined
    ? `&LocalObjectReference{Name:${name},}`
    : `&SecretReference{Name:${name},Namespace:${namespace},}`

/** Sources whose lines are not just their fields. */
const SPECIAL: Readonly<Record<string, (source: Source) => Fields>> = {
  emptyDir: ({ medium = '', sizeLimit = UNSET }) => [
    ['Type', "EmptyDir (a temporary directory that shares a pod's lifetime)"],
    ['Medium', String(medium)],
    ['SizeLimit', String(sizeLimit)],
  ],
  projected: (source) => [
    ['Type', 'Projected (a volume that contains injected data from multiple sources)'],
    ...projectedFields(source as ProjectedVolumeSource),
  ],
  downwardAPI: ({ items = [] }) => [
    ['Type', 'DownwardAPI (a volume populated by information about the pod)'],
    ['Items'],
    ...(items as readonly DownwardItem[]).map(
      ({ path, fieldRef, resourceFieldRef }) =>
        [`  ${fieldRef?.fieldPath ?? resourceFieldRef?.resource ?? ''} -> ${path}`] as const,
    ),
  ],
}

interface DownwardItem {
  readonly path: string
  readonly fieldRef?: { readonly fieldPath: string }
  readonly resourceFieldRef?: { readonly resource: string }
}

const projectedFields = ({ sources }: ProjectedVolumeSource): Fields =>
  (sources ?? []).flatMap(({ secret, configMap, downwardAPI, serviceAccountToken }): Fields => {
    if (secret)
      return [
        ['SecretName', secret.name ?? ''],
        ['Optional', secret.optional === true],
      ]
    if (configMap)
      return [
        ['ConfigMapName', configMap.name ?? ''],
        ['Optional', configMap.optional === true],
      ]
    if (downwardAPI) return [['DownwardAPI', true]]
    return serviceAccountToken
      ? [['TokenExpirationSeconds', serviceAccountToken.expirationSeconds ?? 3600]]
      : []
  })
