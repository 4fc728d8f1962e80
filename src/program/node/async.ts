/**
 * `async` functions, for a host whose own would run their jobs outside of virtual time.
 *
 * The host runs the jobs of native promises only after our synchronous call has returned. So an
 * `async` function becomes a generator that stands still at every `await`, and a small driver goes
 * on with it when the script's own promise is settled:
 * `async () => (await f()) + 1` is run as `() => __async(this, [], function* () { return (yield
 * f()) + 1 })`. Lines stay where they are.
 *
 * @see https://tc39.es/ecma262/#sec-async-function-definitions
 */
import { after, closing, expressionEnd, operandEnd, skipSpace } from './expression.js'
import { codeOnly } from './source.js'

/** What a script with asynchronous generators is told: they are the part that is not here. */
const NO_ASYNC_GENERATOR = 'async generators and for await are not available in this Node.js'
const OUTSIDE = 'await is only valid in async functions and the top level bodies of modules'

/** The name under which scripts find the driver. */
export const DRIVER = '__async'
/** The name under which scripts find dynamic `import()`. */
export const IMPORTER = '__import'

/** A source without `async`, or the line (from 1) and the text of what is wrong with it. */
type Lowered = { readonly source: string } | { readonly line: number; readonly problem: string }

interface Edit {
  readonly at: number
  readonly until: number
  readonly text: string
}

interface AsyncFunction {
  readonly name: string
  /** The parentheses or the one parameter of an arrow end here. */
  readonly isArrow: boolean
  readonly body: number
}

const KEYWORDS = /(?<![.\w$#])(?:async|await|import)\b(?!\s*[:=,;)\]}])/g
const FUNCTION = /\s*function\b\s*([\w$]*)\s*(?=\()/y
const GENERATOR = /\s*(?:function\s*)?\*/y
const PARAMETER = /\s*[\w$]+\s*(?==>)/y
const METHOD = /[ \t]*(?:[#\w$\u0001]+|(?=\[))/y

/** Rewrites the `async` functions of a module. */
export function lowerAsync(source: string): Lowered {
  if (!/\basync\b|\bawait\b|\bimport\s*\(/.test(source)) return { source }
  const code = codeOnly(source, '\u0001')
  const edits: Edit[] = []
  const bodies: (readonly [number, number])[] = []
  for (const { 0: keyword, index } of code.matchAll(KEYWORDS)) {
    const next = index + keyword.length
    const problem = (text: string): Lowered => ({
      line: source.slice(0, index).split('\n').length,
      problem: text,
    })
    if (keyword === 'import') {
      const open = skipSpace(code, next)
      if (code[open] === '(')
        edits.push({ at: index, until: open + 1, text: `${IMPORTER}(require,` })
    } else if (keyword === 'await') {
      if (/\bfor\s*$/.test(code.slice(0, index))) return problem(NO_ASYNC_GENERATOR)
      if (!bodies.some(([from, to]) => from <= index && index < to)) return problem(OUTSIDE)
      edits.push(...waiting(code, index))
    } else {
      if (after(GENERATOR, code, next) !== undefined) return problem(NO_ASYNC_GENERATOR)
      const found = functionAt(code, next)
      if (!found) continue
      const end = bodyEnd(code, found)
      bodies.push([found.body, end])
      edits.push({ at: index, until: next, text: '     ' }, ...driven(code, found, end))
    }
  }
  return { source: apply(source, edits) }
}

function functionAt(code: string, from: number): AsyncFunction | undefined {
  const parameters = after(FUNCTION, code, from)
  if (parameters !== undefined) {
    const [name = ''] =
      /[\w$]*(?=\s*$)/.exec(code.slice(from, parameters).replace(/\bfunction\b/, '')) ?? []
    return { name, isArrow: false, body: skipSpace(code, closing(code, parameters)) }
  }
  const one = after(PARAMETER, code, from)
  if (one !== undefined) return { name: '', isArrow: true, body: skipSpace(code, one + 2) }
  const open = skipSpace(code, from)
  if (code[open] === '(') {
    const arrow = skipSpace(code, closing(code, open))
    return code.startsWith('=>', arrow)
      ? { name: '', isArrow: true, body: skipSpace(code, arrow + 2) }
      : undefined
  }
  return methodAt(code, from)
}

function methodAt(code: string, from: number): AsyncFunction | undefined {
  const named = after(METHOD, code, from)
  if (named === undefined) return undefined
  const open = skipSpace(code, code[named] === '[' ? closing(code, named) : named)
  const body = code[open] === '(' ? skipSpace(code, closing(code, open)) : open
  return code[open] === '(' && code[body] === '{'
    ? {
        name: code
          .slice(from, named)
          .trim()
          .replace(/[^\w$]/g, ''),
        isArrow: false,
        body,
      }
    : undefined
}

const bodyEnd = (code: string, { body }: AsyncFunction): number =>
  code[body] === '{' ? closing(code, body) : expressionEnd(code, body)

function driven(
  code: string,
  { name, isArrow, body }: AsyncFunction,
  end: number,
): readonly Edit[] {
  const start = `${DRIVER}(this,${isArrow ? '[]' : 'arguments'},'${name}',function*(){`
  if (code[body] !== '{') {
    return [
      { at: body, until: body, text: `${start}return(` },
      { at: end, until: end, text: ')})' },
    ]
  }
  return [
    { at: body, until: body + 1, text: `{return ${start}` },
    { at: end - 1, until: end - 1, text: '})' },
  ]
}

/**
 * A line that begins with `await` begins a statement, though an opening parenthesis would go on
 * with the one before.
 */
function waiting(code: string, at: number): readonly Edit[] {
  const before = code.slice(0, at)
  const beginsStatement = /[\w$\u0001)\]}]\s*\n\s*$/.test(before)
  const end = operandEnd(code, at + 'await'.length)
  return [
    {
      at: /[^>{] $/.test(before) && !beginsStatement ? at - 1 : at,
      until: at + 'await'.length,
      text: beginsStatement ? 'void(yield' : '(yield',
    },
    { at: end, until: end, text: ')' },
  ]
}

/** Where several insertions meet, the inner one, which was found later, closes first. */
function apply(source: string, edits: readonly Edit[]): string {
  const isClosing = (edit: Edit): boolean => edit.text.startsWith(')') || edit.text.startsWith('}')
  const ordered = edits
    .map((edit, found) => ({ edit, found }))
    .sort(
      (a, b) =>
        a.edit.at - b.edit.at ||
        Number(isClosing(b.edit)) - Number(isClosing(a.edit)) ||
        (isClosing(a.edit) ? b.found - a.found : a.found - b.found),
    )
  let out = ''
  let done = 0
  for (const { edit } of ordered) {
    out += source.slice(done, Math.max(edit.at, done)) + edit.text
    done = Math.max(edit.until, done)
  }
  return out + source.slice(done)
}

interface PromiseLike {
  then(fulfilled: (value: unknown) => void, rejected: (reason: unknown) => void): unknown
}

interface PromiseClass {
  new (
    executor: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void,
  ): PromiseLike
  resolve(value?: unknown): PromiseLike
}

/** Runs a generator that stands for an `async` function with the promises of one script. */
export const asyncDriver =
  (ScriptPromise: unknown) =>
  (
    self: unknown,
    args: ArrayLike<unknown>,
    name: string,
    body: (...args: unknown[]) => Generator,
  ) =>
    new (ScriptPromise as PromiseClass)((resolve, reject) => {
      if (name !== '') Object.defineProperty(body, 'name', { value: name })
      const generator = body.apply(self, Array.from(args))
      const go = (how: 'next' | 'throw') => (value: unknown) => {
        try {
          const step = generator[how](value)
          if (step.done) resolve(step.value)
          else (ScriptPromise as PromiseClass).resolve(step.value).then(go('next'), go('throw'))
        } catch (error) {
          reject(error)
        }
      }
      go('next')(undefined)
    })

/** Dynamic `import()`: a promise of what `require` gives, with that as its default. */
export const importer =
  (ScriptPromise: unknown) => (require: (name: string) => unknown, name: unknown) =>
    (ScriptPromise as PromiseClass).resolve().then(
      () => {
        const module = require(String(name))
        return { ...(module as object), default: module }
      },
      () => undefined,
    )
