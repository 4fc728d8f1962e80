/**
 * What the parts of a JSONPath template find in a value.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/jsonpath/
 */
import { byCodePoint } from '../json.js'
import { utf8 } from '../utf8.js'
import {
  type FilterSelector,
  JsonPathError,
  type Part,
  type Selector,
  type SliceSelector,
} from './parse.js'
import { INCOMPATIBLE, INVALID_TYPE } from '../gotemplate/compare.js'

/** What is found where. */
export interface Search {
  /** A field that is not there gives nothing; otherwise it is an error. */
  readonly allowMissing: boolean
  /** What Go calls a whole number of the value: kubectl decodes its own objects otherwise. */
  readonly numbers: 'int64' | 'float64'
}

const failed = (message: string): JsonPathError => new JsonPathError(message, 'executing')

/**
 * The results of a whole template, a list for each of its parts; a range gives those of its parts
 * for each of its elements. Nothing that is found is looked at before all is found.
 *
 * @throws JsonPathError
 */
export const findAll = (parts: readonly Part[], value: unknown, search: Search): unknown[][] =>
  new Finder(search).from(parts, 0, value)

class Finder {
  /** Ranges that began and ended in the part that was just looked at. */
  private begun = 0
  private ended = 0
  /** How many ranges are open. */
  private depth = 0
  /** The part that ended a range last. */
  private lastEnd = -1

  constructor(private readonly search: Search) {}

  from(parts: readonly Part[], first: number, value: unknown): unknown[][] {
    const results: unknown[][] = []
    for (let i = first; i < parts.length; i++) {
      const found = this.part(parts[i] as Part, value)
      if (this.ended > 0 && this.ended <= this.depth) {
        this.ended--
        this.lastEnd = i
        break
      }
      if (this.begun > 0) {
        this.begun--
        this.range(parts, i + 1, found, results)
        // kubectl goes on after a range that nobody closed with its parts, once more.
        if (this.lastEnd > i) i = this.lastEnd
      } else results.push(found)
    }
    return results
  }

  private range(
    parts: readonly Part[],
    first: number,
    over: readonly unknown[],
    results: unknown[][],
  ): void {
    this.depth++
    for (const item of over) for (const found of this.from(parts, first, item)) results.push(found)
    if (over.length === 0) this.from(parts, first, undefined)
    this.depth--
  }

  private part(part: Part, value: unknown): unknown[] {
    return part.kind === 'text' ? [part.text] : this.list(part.selectors, [value])
  }

  private list(selectors: readonly Selector[], values: readonly unknown[]): unknown[] {
    let current = [...values]
    for (const selector of selectors) current = this.step(selector, current)
    return current
  }

  private step(selector: Selector, values: unknown[]): unknown[] {
    switch (selector.kind) {
      case 'text':
        return [selector.text]
      case 'literal':
        return values.map(() => new Literal(selector.value, selector.isFloat === true))
      case 'identifier':
        return this.identifier(selector.name, values)
      case 'field':
        return this.field(selector.name, values)
      case 'wildcard':
        return values.flatMap((value) => childrenOf(value))
      case 'recursive':
        return descendantsOf(values)
      case 'slice':
        return this.slice(selector, values)
      case 'filter':
        return this.filter(selector, values)
      case 'union':
        return selector.paths.flatMap((path) => this.list(path, values))
    }
  }

  private identifier(name: string, values: unknown[]): unknown[] {
    if (name === 'range') {
      this.begun++
      return values
    }
    if (name !== 'end') throw failed(`unrecognized identifier ${name}`)
    if (this.depth === 0) throw failed('not in range, nothing to end')
    this.ended++
    return []
  }

  private field(name: string, values: readonly unknown[]): unknown[] {
    const found = values.flatMap((value) =>
      isMap(value) && Object.hasOwn(value, name) && value[name] !== undefined ? [value[name]] : [],
    )
    if (found.length === 0 && !this.search.allowMissing) throw failed(`${name} is not found`)
    return found
  }

  /** A request for no elements ends the search with what was found so far. */
  private slice(selector: SliceSelector, values: readonly unknown[]): unknown[] {
    const found: unknown[] = []
    for (const value of values) {
      if (value === null || value === undefined) continue
      if (!Array.isArray(value)) throw failed(`${this.typeOf(value)} is not array or slice`)
      const { length } = value
      const from = fromEnd(selector.from ?? 0, length)
      const given = selector.to ?? length
      const to = given < 0 || (given === 0 && selector.isIndex) ? given + length : given
      if (to === from) return found
      if (from >= length || from < 0)
        throw failed(`array index out of bounds: index ${from}, length ${length}`)
      if (to > length || to < 0)
        throw failed(`array index out of bounds: index ${to - 1}, length ${length}`)
      if (from > to) throw failed(`starting index ${from} is greater than ending index ${to}`)
      const step = selector.step ?? 1
      if (step <= 0) throw failed('step must be > 0')
      for (let i = from; i < to; i += step) found.push(value[i])
    }
    return found
  }

  private filter(selector: FilterSelector, values: readonly unknown[]): unknown[] {
    const found: unknown[] = []
    for (const value of values) {
      if (!Array.isArray(value))
        throw failed(`${goText(value)} is not array or slice and cannot be filtered`)
      for (const item of value as unknown[]) if (this.holds(selector, item)) found.push(item)
    }
    return found
  }

  private holds({ operator, left, right }: FilterSelector, item: unknown): boolean {
    const lefts = this.list(left, [item])
    if (operator === 'exists') return lefts.length > 0
    if (lefts.length === 0) return false
    if (lefts.length > 1) throw failed('can only compare one element at a time')
    const rights = this.list(right, [item])
    if (rights.length === 0) return false
    if (rights.length > 1) throw failed('can only compare one element at a time')
    return this.compare(lefts[0], rights[0], operator)
  }

  private compare(a: unknown, b: unknown, operator: string): boolean {
    if (!['<', '<=', '>', '>=', '==', '!='].includes(operator))
      throw failed(`unrecognized filter operator ${operator}`)
    const [kindA, kindB] = [this.kindOf(a), this.kindOf(b)]
    if (kindA === undefined || kindB === undefined) throw failed(INVALID_TYPE)
    if (kindA !== kindB) throw failed(INCOMPATIBLE)
    const [x, y] = [plain(a), plain(b)]
    if (operator === '==' || operator === '!=') return (x === y) === (operator === '==')
    if (kindA === 'bool') throw failed(INVALID_TYPE)
    const [m, n] = [x as string, y as string]
    return operator === '<' ? m < n : operator === '<=' ? m <= n : operator === '>' ? m > n : m >= n
  }

  /** The kinds by which Go distinguishes basic values. */
  private kindOf(value: unknown): 'string' | 'bool' | 'int' | 'float' | undefined {
    if (value instanceof Literal)
      return typeof value.value === 'boolean' ? 'bool' : value.isFloat ? 'float' : 'int'
    if (typeof value === 'string') return 'string'
    if (typeof value === 'boolean') return 'bool'
    if (typeof value !== 'number') return undefined
    return this.search.numbers === 'int64' && Number.isInteger(value) ? 'int' : 'float'
  }

  private typeOf(value: unknown): string {
    if (value instanceof Literal)
      return typeof value.value === 'boolean' ? 'bool' : value.isFloat ? 'float64' : 'int'
    if (isMap(value)) return 'map[string]interface {}'
    const kind = this.kindOf(value)
    return kind === 'int' ? 'int64' : kind === 'float' ? 'float64' : (kind ?? 'interface {}')
  }
}

/** A number or a boolean that the template says itself. */
class Literal {
  constructor(
    readonly value: number | boolean,
    readonly isFloat: boolean,
  ) {}
}

/** A value without the class that marks its origin. */
export const plain = (value: unknown): unknown => (value instanceof Literal ? value.value : value)

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Literal)

const fromEnd = (index: number, count: number): number => (index < 0 ? index + count : index)

/** The elements of a list, the values of a map, and the bytes of a text. */
function childrenOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'string') return utf8(value)
  if (!isMap(value)) return []
  return Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort(byCodePoint)
    .map((key) => value[key])
}

/** Values and everything below them, each before what is below it; what is empty has no place. */
function descendantsOf(values: readonly unknown[]): unknown[] {
  const found: unknown[] = []
  const pending = [...values].reverse()
  while (pending.length > 0) {
    const value = pending.pop()
    const children = childrenOf(value)
    if (children.length === 0) continue
    found.push(value)
    if (typeof value !== 'string')
      for (let i = children.length - 1; i >= 0; i--) pending.push(children[i])
  }
  return found
}

/** A value as Go's `%v` prints it. */
export function goText(given: unknown): string {
  const value = plain(given)
  if (value === null || value === undefined) return '<nil>'
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`
  if (!isMap(value)) return String(value)
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort(byCodePoint)
  return `map[${members.map((key) => `${key}:${goText(value[key])}`).join(' ')}]`
}
