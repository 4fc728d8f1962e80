/**
 * Go's text/template, as far as `docker … --format` and `kubectl -o go-template` use it.
 *
 * @see https://pkg.go.dev/text/template
 */
import { FUNCTIONS, printed, truthy } from './gotemplate-functions.js'
import { type Operand, type Pipeline, type TemplateNode, TemplateError, parseGoTemplate } from './gotemplate-parse.js'

export { TemplateError } from './gotemplate-parse.js'

/** How a template treats what is not there. */
export interface TemplateOptions {
  /**
   * `no value` prints `<no value>`, as kubectl does. `map` is an error in the words for a map without that key (`docker inspect`), any
   * other text an error that calls the value that (`*formatter.ContainerContext` for `docker ps`).
   */
  readonly missing?: 'no value' | 'map' | (string & {})
}

/**
 * Compiles a template; the result prints a value. Members that are functions are methods (`{{.Label "team"}}`).
 *
 * @throws TemplateError when the template is malformed or (later) does not fit the value
 * @example
 * goTemplate('{{.Names}}\t{{json .Ports}}')(row)
 */
export function goTemplate(template: string, options: TemplateOptions = {}): (value: unknown) => string {
  const nodes = parseGoTemplate(template)
  checkFunctions(nodes)
  return (value) => {
    const run = new Run(value, options.missing ?? 'no value')
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
        if (node.pipeline.declares.length === 0) this.out += value === undefined || value === null ? '<no value>' : printed(value)
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
    const flow = truthy(value) ? this.nodes(node.body, node.kind === 'with' ? value : dot) : this.nodes(node.otherwise, dot)
    this.variables.length = depth
    return flow
  }

  private range(node: Extract<TemplateNode, { body: unknown }>, dot: unknown): undefined {
    const { declares } = node.pipeline
    const depth = this.variables.length
    const items = itemsOf(this.evaluate(node.pipeline, dot))
    if (items.length === 0) this.nodes(node.otherwise, dot)
    for (const [key, item] of items) {
      this.variables.length = depth
      if (declares.length === 2) this.variables.push({ name: declares[0] as string, value: key }, { name: declares[1] as string, value: item })
      else if (declares.length === 1) this.variables.push({ name: declares[0] as string, value: item })
      if (this.nodes(node.body, item) === 'break') break
    }
    this.variables.length = depth
    return undefined
  }

  private pipeline(pipeline: Pipeline, dot: unknown): unknown {
    const value = this.evaluate(pipeline, dot)
    for (const name of pipeline.declares) {
      const known = pipeline.assigns ? this.variables.findLast((variable) => variable.name === name) : undefined
      if (known) known.value = value
      else this.variables.push({ name, value })
    }
    return value
  }

  private evaluate(pipeline: Pipeline, dot: unknown): unknown {
    let piped: unknown[] = []
    for (const [first, ...rest] of pipeline.commands) {
      const args = [...rest.map((operand) => this.operand(operand, dot, [])), ...piped]
      piped = [this.operand(first as Operand, dot, args)]
    }
    return piped[0]
  }

  private operand(operand: Operand, dot: unknown, args: readonly unknown[]): unknown {
    switch (operand.kind) {
      case 'literal':
        return operand.value
      case 'variable':
        return this.variable(operand.name)
      case 'nested':
        return this.evaluate(operand.pipeline, dot)
      case 'function':
        return (FUNCTIONS.get(operand.name) as (...given: readonly unknown[]) => unknown)(...args)
      case 'field':
        return operand.names.reduce((value, name, i) => this.field(value, name, i === operand.names.length - 1 ? args : []), operand.of ? this.operand(operand.of, dot, []) : dot)
    }
  }

  private variable(name: string): unknown {
    const found = this.variables.findLast((variable) => variable.name === name)
    if (!found) throw new TemplateError(`undefined variable "${name}"`)
    return name === '$' ? this.root : found.value
  }

  private field(value: unknown, name: string, args: readonly unknown[]): unknown {
    if (value === null || value === undefined) {
      if (this.missing === 'no value') return undefined
      throw new TemplateError(`nil data; no entry for key "${name}"`, 'executing')
    }
    if (typeof value !== 'object') throw new TemplateError(`can't evaluate field ${name} in type ${typeof value === 'number' ? 'float64' : typeof value === 'boolean' ? 'bool' : 'string'}`, 'executing')
    if (Array.isArray(value)) throw new TemplateError(`can't evaluate field ${name} in type []interface {}`, 'executing')
    if (Object.hasOwn(value, name)) {
      const found = (value as Record<string, unknown>)[name]
      return typeof found === 'function' ? (found(...args) as unknown) : found
    }
    if (this.missing === 'no value') return undefined
    throw new TemplateError(this.missing === 'map' || value !== this.root ? `map has no entry for key "${name}"` : `can't evaluate field ${name} in type ${this.missing}`, 'executing')
  }
}

/** Keys and values to range over; maps in the order of their keys. */
function itemsOf(value: unknown): (readonly [unknown, unknown])[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.map((item, i) => [i, item] as const)
  if (typeof value === 'number') return Array.from({ length: value }, (_, i) => [i, i] as const)
  if (typeof value !== 'object') throw new TemplateError(`range can't iterate over ${printed(value)}`, 'executing')
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
}

function checkFunctions(nodes: readonly TemplateNode[]): void {
  for (const node of nodes) {
    if ('pipeline' in node) checkPipeline(node.pipeline)
    if ('body' in node) {
      checkFunctions(node.body)
      checkFunctions(node.otherwise)
    }
  }
}

function checkPipeline(pipeline: Pipeline): void {
  for (const operand of pipeline.commands.flat()) {
    if (operand.kind === 'function' && !FUNCTIONS.has(operand.name)) throw new TemplateError(`function "${operand.name}" not defined`)
    if (operand.kind === 'nested') checkPipeline(operand.pipeline)
    if (operand.kind === 'field' && operand.of?.kind === 'nested') checkPipeline(operand.of.pipeline)
  }
}
