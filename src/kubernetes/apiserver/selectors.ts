/**
 * Selectors: which objects a list is about.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/
 */
import type { LabelSelector } from '../../types/kubernetes/meta/v1.js'
import type { Kind, KubeObject, Stored } from '../kinds/kind.js'
import { labelValueErrors, qualifiedNameErrors } from '../kinds/names.js'
import type { ListOptions } from './api.js'
import { badRequest } from './errors.js'

type Operator = '=' | '!=' | 'in' | 'notin' | 'exists' | '!' | 'gt' | 'lt'

/** One condition on labels. */
export interface Requirement {
  readonly key: string
  readonly operator: Operator
  readonly values: readonly string[]
}

/** All of its requirements must hold; an empty selector selects everything. */
export type Selector = readonly Requirement[]

type Labels = Readonly<Record<string, string>>

const BINARY = ['in', 'notin', '=', '==', '!=', 'gt', 'lt']
const EXPECTED_OPERATOR = BINARY.join(', ')
const SYMBOLS = new Set(['=', '!', '(', ')', ',', '<', '>'])

/** Parses `app=web,tier in (a,b),!x`. @throws ApiError BadRequest */
export function parseSelector(text: string): Selector {
  const tokens = tokenize(text)
  const requirements: Requirement[] = []
  let position = 0
  const peek = (): string | undefined => tokens[position]
  const take = (): string | undefined => tokens[position++]
  if (tokens.length === 0) return requirements
  for (;;) {
    requirements.push(parseRequirement(peek, take))
    const separator = take()
    if (separator === undefined) return requirements
    if (separator !== ',')
      throw unreadable(`found '${separator}', expected: ',' or 'end of string'`)
    const next = peek()
    if (next === undefined || (SYMBOLS.has(next) && next !== '!'))
      throw unreadable(`found '${next ?? ''}', expected: identifier after ','`)
  }
}

function parseRequirement(
  peek: () => string | undefined,
  take: () => string | undefined,
): Requirement {
  const absent = peek() === '!'
  if (absent) take()
  const key = take()
  if (key === undefined || SYMBOLS.has(key) || key === '!=' || key === '==')
    throw absent
      ? requirementError(`found '${key ?? ''}', expected: identifier`)
      : unreadable(`found '${key ?? ''}', expected: !, identifier, or 'end of string'`)
  checkKey(key)
  const next = peek()
  if (absent || next === undefined || next === ',')
    return { key, operator: absent ? '!' : 'exists', values: [] }
  const operator = take() as string
  if (operator === 'in' || operator === 'notin')
    return { key, operator, values: checkValues(key, parseValues(peek, take)) }
  if (operator === '=' || operator === '==' || operator === '!=')
    return {
      key,
      operator: operator === '!=' ? '!=' : '=',
      values: checkValues(key, [exactValue(peek, take)]),
    }
  if (operator === 'gt' || operator === 'lt' || operator === '<' || operator === '>') {
    const value = exactValue(peek, take)
    if (!/^[-+]?\d+$/.test(value))
      throw requirementError(
        `values[0][${key}]: Invalid value: "${value}": for 'Gt', 'Lt' operators, the value must be an integer`,
      )
    return {
      key,
      operator: operator === '<' ? 'lt' : operator === '>' ? 'gt' : operator,
      values: [value],
    }
  }
  throw requirementError(`found '${operator}', expected: ${EXPECTED_OPERATOR}`)
}

function parseValues(peek: () => string | undefined, take: () => string | undefined): string[] {
  const open = take()
  if (open !== '(') throw requirementError(`found '${open ?? ''}' expected: '('`)
  const values: string[] = []
  if (peek() === ')') {
    take()
    return ['']
  }
  for (;;) {
    const token = take()
    if (token === ',' || token === ')') values.push('')
    else if (token === undefined || SYMBOLS.has(token))
      throw requirementError(`found '${token ?? ''}', expected: ',', or identifier`)
    else {
      values.push(token)
      const after = take()
      if (after === ')') return values
      if (after !== ',') throw requirementError(`found '${after ?? ''}', expected: ',' or ')'`)
      continue
    }
    if (token === ')') return values
  }
}

function exactValue(peek: () => string | undefined, take: () => string | undefined): string {
  const next = peek()
  if (next === undefined || next === ',') return ''
  if (SYMBOLS.has(next)) throw requirementError(`found '${next}', expected: identifier`)
  return take() as string
}

function tokenize(text: string): string[] {
  return text.match(/==|!=|[=!(),<>]|[^\s=!(),<>]+/g) ?? []
}

function checkKey(key: string): void {
  const errors = qualifiedNameErrors(key)
  if (errors.length > 0)
    throw requirementError(`key: Invalid value: "${key}": ${errors.join('; ')}`)
}

function checkValues(key: string, values: readonly string[]): readonly string[] {
  values.forEach((value, i) => {
    const errors = labelValueErrors(value)
    if (errors.length > 0)
      throw requirementError(
        `values[${i}][${key}]: Invalid value: "${value}": ${errors.join('; ')}`,
      )
  })
  return values
}

const requirementError = (why: string) => unreadable(`unable to parse requirement: ${why}`)
const unreadable = (why: string) => badRequest(why)

/** Whether labels satisfy a selector. */
export function matchesSelector(selector: Selector, labels: Labels | undefined): boolean {
  return selector.every(({ key, operator, values }) => {
    const value = labels && Object.hasOwn(labels, key) ? labels[key] : undefined
    switch (operator) {
      case '=':
      case 'in':
        return value !== undefined && values.includes(value)
      case '!=':
      case 'notin':
        return value === undefined || !values.includes(value)
      case 'exists':
        return value !== undefined
      case '!':
        return value === undefined
      default:
        return (
          value !== undefined &&
          /^[-+]?\d+$/.test(value) &&
          (operator === 'gt'
            ? Number(value) > Number(values[0])
            : Number(value) < Number(values[0]))
        )
    }
  })
}

/** The selector that an object's `matchLabels` and `matchExpressions` mean. */
export function selectorFromLabelSelector(selector: LabelSelector | undefined): Selector {
  const operators: Readonly<Record<string, Operator>> = {
    In: 'in',
    NotIn: 'notin',
    Exists: 'exists',
    DoesNotExist: '!',
  }
  return [
    ...Object.entries(selector?.matchLabels ?? {}).map(
      ([key, value]): Requirement => ({ key, operator: '=', values: [value] }),
    ),
    ...(selector?.matchExpressions ?? []).map(
      ({ key, operator, values }): Requirement => ({
        key,
        operator: operators[operator] ?? 'exists',
        values: values ?? [],
      }),
    ),
  ]
}

/** One condition on a field. */
export interface FieldRequirement {
  readonly field: string
  readonly negated: boolean
  readonly value: string
}

/** Parses `status.phase=Running,metadata.name!=x`. @throws ApiError BadRequest */
export function parseFieldSelector(text: string): readonly FieldRequirement[] {
  return text
    .split(/(?<!\\),/)
    .filter((term) => term !== '')
    .map((term) => {
      const parts = /^(.*?)(!=|==|=)(.*)$/s.exec(term)
      if (!parts) throw badRequest(`invalid selector: '${text}'; can't understand '${term}'`)
      return {
        field: parts[1] as string,
        negated: parts[2] === '!=',
        value: (parts[3] as string).replace(/\\([\\,=])/g, '$1'),
      }
    })
}

/**
 * A test of an object's fields. @throws ApiError BadRequest for a field that the kind cannot be
 * selected by
 */
export function fieldMatcher<T extends KubeObject>(
  kind: Kind<T>,
  requirements: readonly FieldRequirement[],
): (object: Stored<T>) => boolean {
  const tests = requirements.map(({ field, negated, value }) => {
    const read = fieldReader(kind, field)
    return (object: Stored<T>) => (read(object) === value) !== negated
  })
  return (object) => tests.every((test) => test(object))
}

/**
 * A test of objects by label and field selectors and the namespace. @throws ApiError BadRequest for
 * selectors that cannot be read
 */
export function objectMatcher<T extends KubeObject>(
  kind: Kind<T>,
  { namespace, labelSelector, fieldSelector }: ListOptions,
): (object: Stored<T>) => boolean {
  const labels = labelSelector ? parseSelector(labelSelector) : []
  const fits = fieldMatcher(kind, fieldSelector ? parseFieldSelector(fieldSelector) : [])
  return (object) =>
    (namespace === undefined || !kind.namespaced || object.metadata.namespace === namespace) &&
    matchesSelector(labels, object.metadata.labels) &&
    fits(object)
}

function fieldReader<T extends KubeObject>(
  kind: Kind<T>,
  field: string,
): (object: Stored<T>) => string {
  if (field === 'metadata.name') return ({ metadata }) => metadata.name
  if (field === 'metadata.namespace') return ({ metadata }) => metadata.namespace ?? ''
  const own = kind.fields && Object.hasOwn(kind.fields, field) ? kind.fields[field] : undefined
  if (own) return own
  const supported = kind.fields
    ? `field label not supported: ${field}`
    : `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`
  throw badRequest(supported)
}
