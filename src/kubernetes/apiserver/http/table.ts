/**
 * Tables: what `kubectl get` prints, as the API server gives it.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables
 */
import type { Reader } from '../../../sim/world.js'
import type { AnyKind, Column, KubeObject, Stored } from '../../kinds/kind.js'
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import { pod } from '../../kinds/pod/index.js'
import { badRequest } from '../errors.js'
import { bodyOf, partialOf, shownObject } from './objects.js'
import type { ServedResource } from './served-resources.js'

/** What of an object stands beside its cells. */
export type IncludeObject = 'None' | 'Metadata' | 'Object'

/** @throws ApiError BadRequest */
export function includeObjectOf(text: string): IncludeObject {
  if (text === '') return 'Metadata'
  if (text === 'None' || text === 'Metadata' || text === 'Object') return text
  throw badRequest(
    `Unable to convert to Table as requested: includeObject: Invalid value: "${text}": must be 'Metadata', 'Object', 'None', or empty`,
  )
}

/** Columns whose cells are numbers, by kind and header. */
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  ConfigMap: ['DATA'],
  ControllerRevision: ['REVISION'],
  CronJob: ['ACTIVE'],
  CSINode: ['DRIVERS'],
  DaemonSet: ['DESIRED', 'CURRENT', 'READY', 'UP-TO-DATE', 'AVAILABLE'],
  Deployment: ['UP-TO-DATE', 'AVAILABLE'],
  Event: ['COUNT'],
  FlowSchema: ['MATCHINGPRECEDENCE'],
  HorizontalPodAutoscaler: ['MAXPODS', 'REPLICAS'],
  MutatingAdmissionPolicy: ['MUTATIONS'],
  MutatingWebhookConfiguration: ['WEBHOOKS'],
  PodDisruptionBudget: ['ALLOWED DISRUPTIONS'],
  PriorityClass: ['VALUE'],
  ReplicaSet: ['DESIRED', 'CURRENT', 'READY'],
  ReplicationController: ['DESIRED', 'CURRENT', 'READY'],
  Secret: ['DATA'],
  ValidatingAdmissionPolicy: ['VALIDATIONS'],
  ValidatingWebhookConfiguration: ['WEBHOOKS'],
}
/** Columns whose cells are true or false. */
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  CSIDriver: ['ATTACHREQUIRED', 'PODINFOONMOUNT', 'STORAGECAPACITY', 'REQUIRESREPUBLISH'],
  PriorityClass: ['GLOBAL-DEFAULT'],
  VolumeAttachment: ['ATTACHED'],
}
/** Columns that hold numbers and say that they are texts. */
const TYPELESS: ReadonlySet<string> = new Set([
  'ConfigMap',
  'ControllerRevision',
  'Deployment',
  'Event',
  'FlowSchema',
  'HorizontalPodAutoscaler',
  'Secret',
])

const isAmong = (
  among: Readonly<Record<string, readonly string[]>>,
  { kind }: ServedResource,
  header: string,
): boolean => among[kind]?.includes(header) === true

const isName = ({ kind }: ServedResource, header: string): boolean =>
  header === 'NAME' || (kind === 'VolumeAttachment' && header === 'ATTACHER')

/** A column as a table defines it. */
function definitionOf(resource: ServedResource, column: Column<KubeObject>): object {
  const { header, wide, priority = 1, description } = column
  const name = column.name ?? nameOf(resource, header)
  return {
    name,
    type: column.type ?? typeOf(resource, header),
    format: column.format ?? (isName(resource, header) ? 'name' : ''),
    description: description ?? '',
    priority: wide ? priority : 0,
  }
}

/** The name of a column of a kind of the API; of others, the header as a name. */
const nameOf = ({ headers }: ServedResource, header: string): string =>
  headers.find((one) => one.header === header)?.name ??
  header.charAt(0) + header.slice(1).toLowerCase()

function typeOf(resource: ServedResource, header: string): string {
  if (header === 'CREATED AT' || (resource.isCustom && header === 'AGE')) return 'date'
  if (resource.kind === 'CronJob' && header === 'SUSPEND') return 'boolean'
  if (isAmong(SWITCHES, resource, header)) return 'boolean'
  return isAmong(NUMBERS, resource, header) && !TYPELESS.has(resource.kind) ? 'integer' : 'string'
}

/** A cell: numbers and switches are no texts. */
function cellOf(
  resource: ServedResource,
  { header, type }: Column<KubeObject>,
  text: string,
): unknown {
  const isNumber = type === 'integer' || type === 'number' || isAmong(NUMBERS, resource, header)
  if (isNumber && text !== '' && Number.isFinite(Number(text))) return Number(text)
  if ((type === 'boolean' || isAmong(SWITCHES, resource, header)) && /^(true|false)$/.test(text))
    return text === 'true'
  return text
}

/** How a table is asked for. */
export interface TableForm {
  /** `v1` */
  readonly version: string
  readonly include: IncludeObject
  /** Only the first table of a watch defines the columns. */
  readonly noHeaders?: boolean
}

/** The table of some objects. */
export function tableOf(
  read: Reader,
  resource: ServedResource,
  metadata: object,
  objects: readonly Stored<KubeObject>[],
  { version, include, noHeaders = false }: TableForm,
): object {
  const columns = (resource.of as AnyKind).columns as readonly Column<KubeObject>[]
  return {
    kind: 'Table',
    apiVersion: `meta.k8s.io/${version}`,
    metadata,
    columnDefinitions: noHeaders ? null : columns.map((one) => definitionOf(resource, one)),
    rows: objects.map((object) => ({
      cells: columns.map((column) => cellOf(resource, column, column.cell(object, read.now, read))),
      ...conditionsOf(resource, object),
      object: beside(read, resource, object, include, version),
    })),
  }
}

const SUCCEEDED = 'The pod has completed successfully.'
const FAILED = 'The pod failed.'

/** A row of a pod that runs no more says so: clients may leave it out. */
function conditionsOf({ of }: ServedResource, object: Stored<KubeObject>): object {
  const { phase } = of === pod ? ((object as Stored<Pod>).status ?? {}) : {}
  if (phase !== 'Succeeded' && phase !== 'Failed') return {}
  const message = phase === 'Succeeded' ? SUCCEEDED : FAILED
  return { conditions: [{ type: 'Completed', status: 'True', reason: phase, message }] }
}

function beside(
  read: Reader,
  resource: ServedResource,
  object: Stored<KubeObject>,
  include: IncludeObject,
  version: string,
): object | null {
  if (include === 'None') return null
  const shown = shownObject(read, resource, object)
  return include === 'Object' ? bodyOf(resource, shown) : partialOf(shown, version)
}
