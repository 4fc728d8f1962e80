/**
 * A template at work: it walks its statements and prints a value.
 *
 * @see https://pkg.go.dev/text/template
 */
import { Problem, executingError } from './error.js'
import type { TemplateFunctions } from './functions.js'
import { type Include, type Node, type Statement, sourceOf } from './nodes.js'
import type { Templates } from './parse.js'
import { printed } from './print.js'
import { Evaluator } from './evaluate.js'
import {
  Boxed,
  type Model,
  Nil,
  Num,
  kindOf,
  membersOf,
  operandOf,
  truthy,
  unboxed,
} from './value.js'

/** What a template is executed with. */
export interface Execution {
  readonly name: string
  readonly text: string
  readonly templates: Templates
  readonly functions: TemplateFunctions
  readonly model: Model
  /** What is not there prints `<no value>`, or is an error. */
  readonly isMissingAnError: boolean
  /** Whether members of the value itself are methods. */
  readonly hasMethods: boolean
}

type Flow = 'break' | 'continue' | undefined

/** Go executes templates in each other so deep; the stack of a JavaScript engine holds fewer. */
const DEEPEST = 200
const TOO_DEEP = 'exceeded maximum template depth (100000)'

/** Prints a value. @throws TemplateError, which has what was printed before it failed */
export function execute(execution: Execution, root: unknown): string {
  const output = { text: '' }
  new Executor(execution, execution.name, root, output, 0).run()
  return output.text
}

/** The execution of one template; those that it includes have executors of their own. */
class Executor {
  private readonly evaluator: Evaluator

  constructor(
    private readonly execution: Execution,
    private readonly running: string,
    private readonly root: unknown,
    private readonly output: { text: string },
    private readonly depth: number,
  ) {
    this.evaluator = new Evaluator(execution, root)
  }

  run(): void {
    try {
      this.statements(this.execution.templates.get(this.running) ?? [], this.root)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const { name, text } = this.execution
      const { at } = this.evaluator
      const place = { name, text, running: this.running, offset: at.offset, source: sourceOf(at) }
      throw executingError(place, error.message, this.output.text)
    }
  }

  private statements(statements: readonly Statement[], dot: unknown): Flow {
    for (const statement of statements) {
      const flow = this.statement(statement, dot)
      if (flow) return flow
    }
    return undefined
  }

  private statement(statement: Statement, dot: unknown): Flow {
    switch (statement.kind) {
      case 'text':
        this.output.text += statement.text
        return undefined
      case 'print': {
        const value = this.evaluator.pipe(statement.pipe, dot)
        if (statement.pipe.declares.length === 0) this.print(value)
        return undefined
      }
      case 'break':
      case 'continue':
        return statement.kind
      case 'template':
        return this.include(statement, dot)
      case 'range':
        return this.inScope(() => this.range(statement, dot))
      default:
        return this.inScope(() => this.branch(statement, dot))
    }
  }

  private print(value: unknown): void {
    const held = unboxed(value)
    this.output.text += held === undefined ? '<no value>' : printed(held, this.execution.model)
  }

  private inScope(work: () => Flow): Flow {
    const scope = this.evaluator.variables.length
    const flow = work()
    this.evaluator.variables.length = scope
    return flow
  }

  private include(statement: Include, dot: unknown): undefined {
    const at: Node = statement
    this.evaluator.at = at
    if (!this.execution.templates.has(statement.name))
      throw new Problem(`template ${JSON.stringify(statement.name)} not defined`)
    if (this.depth === DEEPEST) throw new Problem(TOO_DEEP)
    const value = statement.pipe && this.evaluator.pipe(statement.pipe, dot)
    new Executor(this.execution, statement.name, value, this.output, this.depth + 1).run()
  }

  private branch(statement: Extract<Statement, { body: unknown }>, dot: unknown): Flow {
    const value = this.evaluator.pipe(statement.pipe, dot)
    return truthy(value, this.execution.model)
      ? this.statements(statement.body, statement.kind === 'with' ? value : dot)
      : this.statements(statement.otherwise, dot)
  }

  private range(statement: Extract<Statement, { body: unknown }>, dot: unknown): Flow {
    const { declares, assigns } = statement.pipe
    const items = this.itemsOf(this.evaluator.pipe(statement.pipe, dot), declares.length)
    if (items.length === 0) return this.statements(statement.otherwise, dot)
    const { variables } = this.evaluator
    const scope = variables.length
    for (const [key, item] of items) {
      const values = declares.length === 2 ? [key, item] : [item]
      for (const [i, name] of declares.entries())
        if (assigns) this.evaluator.assign(name, values[i])
        else variables[scope - declares.length + i] = { name, value: values[i] }
      const flow = this.statements(statement.body, item)
      variables.length = scope
      if (flow === 'break') break
    }
    return undefined
  }

  /** Keys and values to range over; maps in the order of their keys. */
  private itemsOf(value: unknown, declared: number): readonly (readonly [unknown, unknown])[] {
    const { model } = this.execution
    const held = operandOf(unboxed(value), model)
    const elementOf = (item: unknown): unknown =>
      model.isBoxed ? new Boxed(item ?? null) : operandOf(item, model)
    switch (kindOf(held, model)) {
      case 'invalid':
        return []
      case 'int': {
        if (declared > 1)
          throw new Problem(
            `can't use ${printed(held, model)} to iterate over more than one variable`,
          )
        const { value: count, type } = held as Num
        return Array.from({ length: Math.max(Number(count), 0) }, (_, i) => [
          undefined,
          new Num(BigInt(i), type),
        ])
      }
      case 'slice':
        return held instanceof Nil
          ? []
          : (held as readonly unknown[]).map((item, i) => [
              new Num(BigInt(i), 'int'),
              elementOf(item),
            ])
      case 'map':
        return held instanceof Nil
          ? []
          : membersOf(held as object).map(([key, member]) => [key, elementOf(member)])
      default:
        throw new Problem(`range can't iterate over ${printed(held, model)}`)
    }
  }
}
