/**
 * Go's text/template, as far as `docker … --format` and `kubectl -o go-template` use it.
 *
 * @see https://pkg.go.dev/text/template
 */
import { Problem, TemplateError, executingError } from './gotemplate-error.js'
import { FUNCTIONS, printed, truthy } from './gotemplate-functions.js'
import {
  type Command,
  type Operand,
  type Pipeline,
  type Place,
  type TemplateNode,
  parseGoTemplate,
} from './gotemplate-parse.js'

export { TemplateError }

/** How a template treats what is not there. */
interface TemplateOptions {
  /**
   * `no value` prints `<no value>`, as kubectl does. `map` is an error in the words for a map
   * without that key (`docker inspect`), any other text an error that calls the value that
   * (`*formatter.ContainerContext` for `docker ps`).
   */
  readonly missing?: 'no value' | 'map' | (string & {})
  /** The template's name in errors; docker's have none, kubectl's is `output`. */
  readonly name?: string
}

/**
 * Compiles a template; the result prints a value. Members that are functions are methods (`{{.Label
 * "team"}}`).
 *
 * @throws TemplateError when the template is malformed or (later) does not fit the value
 * @example
 * goTemplate('{{.Names}}\t{{json .Ports}}')(row)
 */
export function goTemplate(
  template: string,
  options: TemplateOptions = {},
): (value: unknown) => string {
  const name = options.name ?? ''
  const nodes = parseGoTemplate(template, name)
  return (value) => {
    const run = new Run(value, options.missing ?? 'no value', ({ offset, source }, problem) =>
      executingError(name, template, offset, source, problem),
    )
    run.nodes(nodes, value)
    return run.out
  }
}

type Flow = 'break' | 'continue' | undefined

class Run {
  out = ''
  private readonly variables: { readonly name: string; value: unknown }[]

  constructor(
    private readonly root: unknown,
    private readonly missing: string,
    private readonly located: (place: Place, problem: Problem) => TemplateError,
  ) {
    this.variables = [{ name: '$', value: root }]
  }

  nodes(nodes: readonly TemplateNode[], dot: unknown): Flow {
    const depth = this.variables.length
    for (const node of nodes) {
      const flow = this.node(node, dot)
      if (flow) {
        this.variables.length = depth
        return flow
      }
    }
    this.variables.length = depth
    return undefined
  }

  private node(node: TemplateNode, dot: unknown): Flow {
    switch (node.kind) {
      case 'text':
        this.out += node.text
        return undefined
      case 'print': {
        const value = this.pipeline(node.pipeline, dot)
        if (node.pipeline.declares.length === 0)
          this.out += value === undefined || value === null ? '<no value>' : printed(value)
        return undefined
      }
      case 'break':
      case 'continue':
        return node.kind
      case 'range':
        return this.range(node, dot)
      default:
        return this.branch(node, dot)
    }
  }

  private branch(node: Extract<TemplateNode, { body: unknown }>, dot: unknown): Flow {
    const depth = this.variables.length
    const value = this.pipeline(node.pipeline, dot)
    const flow = truthy(value)
      ? this.nodes(node.body, node.kind === 'with' ? value : dot)
      : this.nodes(node.otherwise, dot)
    this.variables.length = depth
    return flow
  }

  private range(node: Extract<TemplateNode, { body: unknown }>, dot: unknown): undefined {
    const { declares } = node.pipeline
    const depth = this.variables.length
    const items = this.at(node.pipeline.commands.at(-1) as Command, () =>
      itemsOf(this.evaluate(node.pipeline, dot)),
    )
    if (items.length === 0) this.nodes(node.otherwise, dot)
    for (const [key, item] of items) {
      this.variables.length = depth
      if (declares.length === 2)
        this.variables.push(
          { name: declares[0] as string, value: key },
          { name: declares[1] as string, value: item },
        )
      else if (declares.length === 1)
        this.variables.push({ name: declares[0] as string, value: item })
      if (this.nodes(node.body, item) === 'break') break
    }
    this.variables.length = depth
    return undefined
  }

  private pipeline(pipeline: Pipeline, dot: unknown): unknown {
    const value = this.evaluate(pipeline, dot)
    for (const name of pipeline.declares) {
      const known = pipeline.assigns
        ? this.variables.findLast((variable) => variable.name === name)
        : undefined
      if (known) known.value = value
      else this.variables.push({ name, value })
    }
    return value
  }

  private evaluate(pipeline: Pipeline, dot: unknown): unknown {
    let piped: unknown[] = []
    for (const command of pipeline.commands) {
      const [first, ...rest] = command.operands as [Operand, ...Operand[]]
      const args = [...rest.map((operand) => this.operand(operand, dot, [])), ...piped]
      piped = [
        first.kind === 'function'
          ? this.at(command, () => call(first.name, args))
          : this.operand(first, dot, args),
      ]
    }
    return piped[0]
  }

  /** Does something; what goes wrong then goes wrong at this place. */
  private at<T>(place: Place, work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw error instanceof Problem ? this.located(place, error) : error
    }
  }

  private operand(operand: Operand, dot: unknown, args: readonly unknown[]): unknown {
    return this.at(operand, () => this.valueOf(operand, dot, args))
  }

  private valueOf(operand: Operand, dot: unknown, args: readonly unknown[]): unknown {
    switch (operand.kind) {
      case 'literal':
        return operand.value
      case 'variable':
        return this.variable(operand.name)
      case 'nested':
        return this.evaluate(operand.pipeline, dot)
      case 'function':
        return call(operand.name, args)
      case 'field':
        return operand.names.reduce(
          (value, name, i) => this.field(value, name, i === operand.names.length - 1 ? args : []),
          operand.of ? this.operand(operand.of, dot, []) : dot,
        )
    }
  }

  private variable(name: string): unknown {
    const found = this.variables.findLast((variable) => variable.name === name)
    if (!found) throw new Problem(`undefined variable "${name}"`)
    return name === '$' ? this.root : found.value
  }

  private field(value: unknown, name: string, args: readonly unknown[]): unknown {
    if (value === null || value === undefined) {
      if (this.missing === 'no value') return undefined
      throw new Problem(`nil data; no entry for key "${name}"`)
    }
    if (typeof value !== 'object' || Array.isArray(value))
      throw new Problem(
        `can't evaluate field ${name} in type ${this.missing === 'no value' ? 'interface {}' : goType(value)}`,
      )
    if (Object.hasOwn(value, name)) {
      const found = (value as Record<string, unknown>)[name]
      return typeof found === 'function' ? (found(...args) as unknown) : found
    }
    if (this.missing === 'no value') return undefined
    throw new Problem(
      this.missing === 'map' || value !== this.root
        ? `map has no entry for key "${name}"`
        : `can't evaluate field ${name} in type ${this.missing}`,
    )
  }
}

/** What Go calls the type of a decoded JSON value. */
function goType(value: unknown): string {
  if (Array.isArray(value)) return '[]interface {}'
  return typeof value === 'number' ? 'float64' : typeof value === 'boolean' ? 'bool' : 'string'
}

/** Keys and values to range over; maps in the order of their keys. */
function itemsOf(value: unknown): (readonly [unknown, unknown])[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.map((item, i) => [i, item] as const)
  if (typeof value === 'number') return Array.from({ length: value }, (_, i) => [i, i] as const)
  if (typeof value !== 'object') throw new Problem(`range can't iterate over ${printed(value)}`)
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Calls a function; Go says which one failed. */
function call(name: string, args: readonly unknown[]): unknown {
  try {
    return (FUNCTIONS.get(name) as (...given: readonly unknown[]) => unknown)(...args)
  } catch (error) {
    throw error instanceof Problem ? new Problem(`error calling ${name}: ${error.message}`) : error
  }
}
