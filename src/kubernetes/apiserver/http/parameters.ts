/**
 * What the parameters of requests say, and what is wrong with them.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-parameters/common-parameters/
 */
import { goQuote } from '../../../text/goquote.js'
import { forbiddenField, notSupported, tooLong } from '../../kinds/field-errors.js'
import type { FieldError } from '../../kinds/kind.js'
import type { FieldValidation } from '../decode.js'
import { badRequest, invalidObject } from '../errors.js'
import type { Query } from './message.js'

const META = 'meta.k8s.io'
const VALIDATIONS = ['', 'Ignore', 'Strict', 'Warn']
const NOT_OLDER = 'NotOlderThan'
const EXACT = 'Exact'
const LONGEST_MANAGER = 128
const WITHOUT_REVISION = 'resourceVersionMatch is forbidden unless resourceVersion is provided'
const WITH_CONTINUE = 'resourceVersionMatch is forbidden when continue is provided'
const EXACT_ANY = 'resourceVersionMatch "exact" is forbidden for resourceVersion "0"'
const NO_EVENTS_IN_LISTS = 'sendInitialEvents is forbidden for list'
const MATCH_REQUIRED = 'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan'
const MATCH_ALONE =
  'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided'
const FORCE_ALONE = 'may not be specified for non-apply patch'

/** The value of a parameter; '' without one. */
export const textOf = (query: Query, name: string): string => query.get(name)?.[0] ?? ''

/** A number; undefined without one. @throws ApiError BadRequest */
export function numberOf(query: Query, name: string): number | undefined {
  const text = query.get(name)?.[0]
  if (text === undefined) return undefined
  if (!/^[-+]?\d+$/.test(text))
    throw badRequest(`strconv.ParseInt: parsing ${goQuote(text)}: invalid syntax`)
  return Number(text)
}

/** A switch: everything is on but `false` and `0`; undefined without one. */
export function switchOf(query: Query, name: string): boolean | undefined {
  const text = query.get(name)?.[0]
  return text === undefined ? undefined : !['false', '0'].includes(text.toLowerCase())
}

/** How a list or a watch is asked for. */
export interface ListParameters {
  readonly labelSelector: string
  readonly fieldSelector: string
  readonly resourceVersion: string
  readonly resourceVersionMatch: string
  readonly limit: number
  readonly continue: string
  readonly watch: boolean
  readonly timeoutSeconds: number | undefined
  readonly allowWatchBookmarks: boolean
  readonly sendInitialEvents: boolean | undefined
}

/** @throws ApiError BadRequest, Invalid */
export function listParameters(query: Query): ListParameters {
  const parameters: ListParameters = {
    labelSelector: textOf(query, 'labelSelector'),
    fieldSelector: textOf(query, 'fieldSelector'),
    resourceVersion: textOf(query, 'resourceVersion'),
    resourceVersionMatch: textOf(query, 'resourceVersionMatch'),
    limit: numberOf(query, 'limit') ?? 0,
    continue: textOf(query, 'continue'),
    watch: switchOf(query, 'watch') ?? false,
    timeoutSeconds: numberOf(query, 'timeoutSeconds'),
    allowWatchBookmarks: switchOf(query, 'allowWatchBookmarks') ?? false,
    sendInitialEvents: switchOf(query, 'sendInitialEvents'),
  }
  refuse('ListOptions', parameters.watch ? wrongOfWatch(parameters) : wrongOfList(parameters))
  return parameters
}

function wrongOfList(given: ListParameters): readonly FieldError[] {
  const { resourceVersionMatch: match, resourceVersion, sendInitialEvents } = given
  const forbidden = (text: string): FieldError => forbiddenField('resourceVersionMatch', text)
  const errors: FieldError[] = []
  if (match !== '') {
    if (resourceVersion === '') errors.push(forbidden(WITHOUT_REVISION))
    if (given.continue !== '') errors.push(forbidden(WITH_CONTINUE))
    if (match !== EXACT && match !== NOT_OLDER)
      errors.push(notSupported('resourceVersionMatch', match, [EXACT, NOT_OLDER, '']))
    if (match === EXACT && resourceVersion === '0') errors.push(forbidden(EXACT_ANY))
  }
  if (sendInitialEvents !== undefined)
    errors.push(forbiddenField('sendInitialEvents', NO_EVENTS_IN_LISTS))
  return errors
}

function wrongOfWatch(given: ListParameters): readonly FieldError[] {
  const { resourceVersionMatch: match, sendInitialEvents } = given
  const forbidden = (text: string): FieldError => forbiddenField('resourceVersionMatch', text)
  const errors: FieldError[] = []
  if (sendInitialEvents !== undefined && match !== NOT_OLDER) errors.push(forbidden(MATCH_REQUIRED))
  if (match !== '') {
    if (sendInitialEvents === undefined) errors.push(forbidden(MATCH_ALONE))
    if (match !== NOT_OLDER) errors.push(notSupported('resourceVersionMatch', match, [NOT_OLDER]))
    if (given.continue !== '') errors.push(forbidden(WITH_CONTINUE))
  }
  return errors
}

/** How an object is to be written. */
export interface WriteParameters {
  readonly dryRun: boolean
  readonly fieldManager: string
  readonly fieldValidation: FieldValidation
  readonly force: boolean | undefined
}

/** `kind` is that of the options: `CreateOptions`. @throws ApiError BadRequest, Invalid */
export function writeParameters(query: Query, kind: string, isApply = false): WriteParameters {
  const validation = textOf(query, 'fieldValidation')
  const manager = textOf(query, 'fieldManager')
  const force = switchOf(query, 'force')
  const errors = [...dryRunErrors(query.get('dryRun') ?? [])]
  if (kind === 'PatchOptions' && !isApply && force !== undefined)
    errors.unshift(forbiddenField('force', FORCE_ALONE))
  if (manager.length > LONGEST_MANAGER) errors.unshift(tooLong('fieldManager', LONGEST_MANAGER))
  if (!VALIDATIONS.includes(validation))
    errors.push(notSupported('fieldValidation', validation, VALIDATIONS))
  refuse(kind, errors)
  return {
    dryRun: (query.get('dryRun') ?? []).length > 0,
    fieldManager: manager,
    fieldValidation: validation === '' ? 'Warn' : (validation as FieldValidation),
    force,
  }
}

/** What is wrong with the values of `dryRun`. */
export function dryRunErrors(values: readonly string[]): readonly FieldError[] {
  if (values.every((one) => one === 'All')) return []
  const list = values.map(goQuote).join(',')
  const message = `Unsupported value: [${list}]: supported values: "All"`
  return [{ field: 'dryRun', reason: 'FieldValueNotSupported', message }]
}

/** @throws ApiError Invalid if there are errors */
export function refuse(kind: string, errors: readonly FieldError[]): void {
  if (errors.length > 0) throw invalidOptions(kind, errors)
}

/** Options have no name. */
const invalidOptions = (kind: string, errors: readonly FieldError[]) =>
  invalidObject({ group: META, kind }, '', errors)
