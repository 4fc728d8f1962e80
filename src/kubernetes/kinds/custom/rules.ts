/**
 * Rules of schemas: expressions that must hold of a value, or of a value and what it was before.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules
 */
import { dequal } from 'dequal'
import type { ValidationRule } from '../../../types/kubernetes/apiextensions/v1.js'
import {
  CelError,
  CelSyntaxError,
  type Program,
  type Value,
  compile,
} from '../../../text/cel/index.js'
import { kubernetesFunctions } from '../../../text/cel/library/index.js'
import { DYN, type Type, optionalOf, showType } from '../../../text/cel/types.js'
import { NOTHING, Optional } from '../../../text/cel/values.js'
import {
  NO_FIELD,
  duplicate,
  forbiddenField,
  invalid,
  invalidWithoutValue,
  required,
} from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { typeOfSchema, valueOf, withMeta } from './rule-values.js'
import { type Schema, below, fieldOf, isEmbedded, isFields, itemsOf, valuesOf } from './schema.js'
import { oldItem } from './validate.js'

/** A rule that can be asked. */
interface Compiled {
  readonly rule: ValidationRule
  readonly program: Program
  readonly message: Program | undefined
}

const SELF = 'self'
const OLD_SELF = 'oldSelf'

/** A rule that cannot be compiled: what is wrong, and where. */
interface RuleFault {
  readonly part: 'rule' | 'messageExpression' | 'optionalOldSelf'
  readonly detail: string
}

/** Compiles a rule of a schema; `isRoot` for the rules of whole objects. */
export function compileRule(
  schema: Schema,
  rule: ValidationRule,
  isRoot: boolean,
): Compiled | RuleFault {
  const type = typeOfSchema(isRoot || isEmbedded(schema) ? withMeta(schema) : schema) ?? DYN
  const old = rule.optionalOldSelf ? optionalOf(type) : type
  const program = compiled(rule.rule, { [SELF]: type, [OLD_SELF]: old })
  if (typeof program === 'string') return { part: 'rule', detail: `compilation failed: ${program}` }
  if (!isOf(program.type, 'bool'))
    return { part: 'rule', detail: 'cel expression must evaluate to a bool' }
  if (rule.optionalOldSelf !== undefined && !program.uses.has(OLD_SELF))
    return { part: 'optionalOldSelf', detail: 'may not be set if oldSelf is not used in rule' }
  if (!rule.messageExpression) return { rule, program, message: undefined }
  const message = compiled(rule.messageExpression, { [SELF]: type, [OLD_SELF]: old })
  if (typeof message === 'string')
    return { part: 'messageExpression', detail: `messageExpression compilation failed: ${message}` }
  return isOf(message.type, 'string')
    ? { rule, program, message }
    : { part: 'messageExpression', detail: 'messageExpression must evaluate to a string' }
}

const isOf = (type: Type, name: string): boolean => ['dyn', name].includes(showType(type))

function compiled(text: string, variables: Readonly<Record<string, Type>>): Program | string {
  try {
    return compile(text, variables, kubernetesFunctions())
  } catch (error) {
    if (error instanceof CelSyntaxError) return error.message
    throw error
  }
}

/** The rules of a schema, compiled once. */
const known = new WeakMap<Schema, readonly Compiled[]>()

function rulesOf(schema: Schema, isRoot: boolean): readonly Compiled[] {
  let rules = known.get(schema)
  if (!rules) {
    rules = (schema['x-kubernetes-validations'] ?? []).flatMap((rule) => {
      const made = compileRule(schema, rule, isRoot)
      return 'program' in made ? made : []
    })
    known.set(schema, rules)
  }
  return rules
}

/** Schemas without rules anywhere are not walked. */
const withRules = new WeakMap<Schema, boolean>()

function hasRules(schema: Schema): boolean {
  let has = withRules.get(schema)
  if (has === undefined) {
    const items = itemsOf(schema)
    const values = valuesOf(schema)
    has =
      (schema['x-kubernetes-validations'] ?? []).length > 0 ||
      Object.values(schema.properties ?? {}).some(hasRules) ||
      (items !== undefined && hasRules(items)) ||
      (values !== undefined && hasRules(values))
    withRules.set(schema, has)
  }
  return has
}

/** Errors that keep rules from being asked. */
const BLOCKING: ReadonlySet<string> = new Set([
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
])

const NOT_CHECKED = invalid(
  NO_FIELD,
  null,
  'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
)

/** What rules find wrong with an object, after other validation found `errors`. */
export function validateRules(
  schema: Schema,
  object: object,
  old: object | undefined,
  errors: readonly FieldError[],
): readonly FieldError[] {
  if (!hasRules(schema)) return []
  if (errors.some(({ reason }) => BLOCKING.has(reason))) return [NOT_CHECKED]
  return judge(schema, object, old, '', true)
}

function judge(
  schema: Schema,
  value: unknown,
  old: unknown,
  path: string,
  isRoot = false,
): readonly FieldError[] {
  if (value === null || value === undefined || !hasRules(schema)) return []
  const errors = [...judgeRules(schema, value, old, path, isRoot)]
  if (Array.isArray(value)) {
    const items = itemsOf(schema)
    value.forEach((item, i) => {
      if (items) errors.push(...judge(items, item, oldItem(schema, item, old), `${path}[${i}]`))
    })
  } else if (isFields(value)) {
    const isMap = valuesOf(schema) !== undefined
    for (const name of Object.keys(value).sort()) {
      const field = fieldOf(schema, name)
      const before = isFields(old) ? old[name] : undefined
      if (field)
        errors.push(
          ...judge(field, value[name], before, isMap ? `${path}[${name}]` : below(path, name)),
        )
    }
  }
  return errors
}

function judgeRules(
  schema: Schema,
  value: unknown,
  old: unknown,
  path: string,
  isRoot: boolean,
): readonly FieldError[] {
  const rules = rulesOf(schema, isRoot)
  if (rules.length === 0) return []
  const shape = isRoot ? withMeta(schema) : schema
  const self = valueOf(shape, value)
  const before = old === undefined || old === null ? undefined : valueOf(shape, old)
  const unchanged = old !== undefined && dequal(old, value)
  return rules.flatMap(({ rule, program, message }): readonly FieldError[] => {
    const usesOld = program.uses.has(OLD_SELF)
    if (usesOld && before === undefined && !rule.optionalOldSelf) return []
    // What was as it is before the rule came may stay so.
    if (!usesOld && unchanged) return []
    const names: Record<string, Value> = { [SELF]: self }
    if (rule.optionalOldSelf)
      names[OLD_SELF] = before === undefined ? NOTHING : new Optional(before)
    else if (before !== undefined) names[OLD_SELF] = before
    const field = path === '' ? NO_FIELD : path
    try {
      if (program.evaluate(names) === true) return []
    } catch (error) {
      if (!(error instanceof CelError)) throw error
      return [invalid(field, schema.type ?? '', failureText(error.message, rule))]
    }
    return [verdict(rule, fieldOfRule(path, rule), value, messageOf(rule, message, names))]
  })
}

/** What a rule is called in errors: its message, or its text. */
const nameOf = (rule: ValidationRule): string => (rule.message || rule.rule).trim()

const failureText = (why: string, rule: ValidationRule): string =>
  why.startsWith('no such overload')
    ? `'${why}': call arguments did not match a supported operator, function or macro signature for rule: ${nameOf(rule)}`
    : `${why} evaluating rule: ${nameOf(rule)}`

function fieldOfRule(path: string, { fieldPath = '' }: ValidationRule): string {
  const inner = fieldPath
    .trim()
    .replace(/^\./, '')
    .replace(/\['([^']*)'\]/g, '[$1]')
  if (inner === '') return path === '' ? NO_FIELD : path
  return path === ''
    ? inner.replace(/^\[(.*?)\]/, '$1')
    : inner.startsWith('[')
      ? path + inner
      : `${path}.${inner}`
}

const LONGEST_MESSAGE = 5 * 1024

function messageOf(
  rule: ValidationRule,
  message: Program | undefined,
  names: Readonly<Record<string, Value>>,
): string {
  const fallback = rule.message ? rule.message.trim() : `failed rule: ${nameOf(rule)}`
  if (!message) return fallback
  try {
    const text = message.evaluate(names)
    const trimmed = typeof text === 'string' ? text.trim() : ''
    return trimmed === '' || trimmed.includes('\n') || trimmed.length > LONGEST_MESSAGE
      ? fallback
      : trimmed
  } catch (error) {
    if (error instanceof CelError) return fallback
    throw error
  }
}

function verdict(
  { reason }: ValidationRule,
  field: string,
  value: unknown,
  detail: string,
): FieldError {
  const isWhole = typeof value === 'object'
  if (reason === 'FieldValueForbidden') return forbiddenField(field, detail)
  if (reason === 'FieldValueRequired') return required(field, detail)
  if (reason === 'FieldValueDuplicate' && !isWhole) return duplicate(field, value)
  return isWhole ? invalidWithoutValue(field, detail) : invalid(field, value, detail)
}
