/**
 * Values of a YAML document as JSON has them.
 *
 * @see https://pkg.go.dev/sigs.k8s.io/yaml#YAMLToJSON
 */
import { fromBase64 } from '../base64.js'
import { isDate, isWhole, resolveScalar } from './resolve.js'
import { type Value, goValue } from './go-value.js'
import { YamlProblem } from './mark.js'
import type { AliasNode, MappingNode, Node, ScalarNode } from './node.js'

const TAGS = 'tag:yaml.org,2002:'
const STR = `${TAGS}str`
const BINARY = `${TAGS}binary`
/** Tags that a scalar must agree with. */
const RESOLVED = ['bool', 'int', 'float', 'null', 'timestamp'].map((name) => TAGS + name)
const NO_MAP = 'map merge requires map or sequence of maps as the value'

/** A value that JSON does not have: the message is whole, without `yaml:`. */
export class JsonProblem extends Error {
  override name = 'JsonProblem'
}

/** @throws YamlProblem or JsonProblem */
export const decode = (node: Node): unknown => toJson(new Decoder().value(node))

/** From so many values on, the part of them that comes from aliases is bounded. */
const FEW_VALUES = 400_000
const MANY_VALUES = 4_000_000

class Decoder {
  private values = 0
  private aliased = 0
  private depth = 0
  private readonly open = new Set<string>()

  value(node: Node): Value {
    this.count()
    switch (node.kind) {
      case 'alias':
        return this.alias(node, () => this.value(node.target))
      case 'scalar':
        return scalar(node)
      case 'sequence':
        return node.items.map((item) => this.value(item))
      case 'mapping':
        return this.mapping(node, new Map())
    }
  }

  /** Documents that grow without end are refused. */
  private count(): void {
    this.values++
    if (this.depth > 0) this.aliased++
    if (this.aliased <= 100 || this.values <= 1_000) return
    const over = (this.values - FEW_VALUES) / (MANY_VALUES - FEW_VALUES)
    const allowed = 0.99 - 0.89 * Math.min(1, Math.max(0, over))
    if (this.aliased / this.values > allowed)
      throw new YamlProblem('document contains excessive aliasing')
  }

  private alias<T>({ name }: AliasNode, read: () => T): T {
    if (this.open.has(name)) throw new YamlProblem(`anchor '${name}' value contains itself`)
    this.open.add(name)
    this.depth++
    const value = read()
    this.depth--
    this.open.delete(name)
    return value
  }

  private mapping({ pairs }: MappingNode, into: Map<Value, Value>): Map<Value, Value> {
    for (const [keyNode, valueNode] of pairs) {
      if (isMerge(keyNode)) {
        this.merge(valueNode, into)
        continue
      }
      const key = this.value(keyNode)
      if (typeof key === 'object' && key !== null)
        throw new YamlProblem(`invalid map key: ${goValue(key)}`)
      into.set(key, this.value(valueNode))
    }
    return into
  }

  /** `<<`: the members of other mappings, the first of which counts most. */
  private merge(node: Node, into: Map<Value, Value>): void {
    if (node.kind === 'sequence')
      for (const item of node.items.toReversed()) this.mergeOne(item, into)
    else this.mergeOne(node, into)
  }

  private mergeOne(node: Node, into: Map<Value, Value>): void {
    this.count()
    if (node.kind === 'mapping') this.mapping(node, into)
    else if (node.kind === 'alias' && node.target.kind === 'mapping')
      this.alias(node, () => this.mergeOne(node.target, into))
    else throw new YamlProblem(NO_MAP)
  }
}

const isMerge = (node: Node): boolean =>
  node.kind === 'scalar' &&
  node.value === '<<' &&
  ((node.style === 'plain' && node.tag === '') || node.tag === `${TAGS}merge`)

function scalar({ value, style, tag }: ScalarNode): Value {
  if (tag === BINARY) return binary(value)
  if (tag === '') return style === 'plain' ? resolveScalar(value) : value
  if (!RESOLVED.includes(tag)) return value
  const resolved = resolveScalar(value)
  const own = tagOf(value, resolved)
  if (own !== tag && !(own === `${TAGS}int` && tag === `${TAGS}float`))
    throw new YamlProblem(`cannot decode ${shown(own)} \`${value}\` as a ${shown(tag)}`)
  return resolved
}

function tagOf(text: string, value: Value): string {
  if (value === null) return `${TAGS}null`
  if (typeof value === 'boolean') return `${TAGS}bool`
  if (typeof value === 'number') return isWhole(text) ? `${TAGS}int` : `${TAGS}float`
  return isDate(text) ? `${TAGS}timestamp` : STR
}

const shown = (tag: string): string => tag.replace(TAGS, '!!')

function binary(text: string): string {
  const value = fromBase64(text)
  if (value === undefined) throw new YamlProblem('!!binary value contains invalid base64 data')
  return value
}

function toJson(value: Value): unknown {
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new JsonProblem(`json: unsupported value: ${goNumber(value)}`)
  if (!(value instanceof Map)) return value
  const result: Record<string, unknown> = {}
  for (const [key, item] of value)
    Object.defineProperty(result, keyText(key, item), {
      value: toJson(item),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  return result
}

function keyText(key: Value, value: Value): string {
  if (key === null)
    throw new JsonProblem(
      `unsupported map key of type: %!s(<nil>), key: <nil>, value: ${goValue(value, true)}`,
    )
  if (typeof key !== 'number' || Number.isFinite(key)) return String(key)
  return goNumber(key).replace('+Inf', '.inf').replace('-Inf', '-.inf').replace('NaN', '.nan')
}

const goNumber = (value: number): string =>
  Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'
