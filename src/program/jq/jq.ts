/**
 * `jq`: programs over JSON, on a workstation that has it installed.
 *
 * The language is jq 1.7's without modules, streams of events (`--stream`), `limit`s of SQL style,
 * `getpath` of dates beyond ISO 8601, `input_filename`, `$__loc__`, `?//` and colours; what it does
 * not know it refuses aloud.
 *
 * @see https://jqlang.github.io/jq/manual/v1.7/
 */
import { FileError } from '../files.js'
import { LimitError } from '../limits.js'
import { type Next, type Program, type System, awaitInput, exit } from '../program.js'
import { Evaluator } from './evaluate.js'
import { type Scope, withVariable } from './scope.js'
import { JqParseError, readValues } from './input.js'
import { JqUsageError, type Options, optionsOf } from './options.js'
import { parse } from './parse.js'
import { prelude } from './prelude.js'
import { printed } from './print.js'
import type { Node } from './tree.js'
import { JqError, JqSyntaxError, type Json, isTrue } from './values.js'

const VERSION = 'jq-1.7.1\n'
const [NOTHING, USAGE, COMPILE, FAILED, INPUT] = [4, 2, 3, 5, 2]
const USAGE_TEXT =
  "Usage:\tjq [OPTIONS] FILTER [FILES...]\n\tjq [OPTIONS] -n FILTER\n\njq is a tool for processing JSON inputs, applying the given filter to\nits JSON text inputs and producing the filter's results as JSON on\nstandard output.\n"
const TOO_DEEP = 'jq: error: kubarium follows calls within calls no deeper than this\n'

export const jq: Program = {
  name: 'jq',
  step(system, state) {
    let options: Options
    try {
      options = optionsOf(system.argv.slice(1))
    } catch (error) {
      if (!(error instanceof JqUsageError)) throw error
      system.err(
        `jq: error: ${error.message}\nUse jq --help for help with command-line options,\nor see the jq manpage, or online docs  at https://jqlang.github.io/jq\n`,
      )
      return exit(USAGE)
    }
    if (options.shows === 'version') return said(system, VERSION)
    if (options.shows === 'help') return said(system, USAGE_TEXT)
    if (options.filter === undefined) {
      system.err(USAGE_TEXT)
      return exit(USAGE)
    }
    const input = gather(system, options, typeof state === 'string' ? state : '')
    return typeof input === 'object' ? input : run(system, options, options.filter, input)
  },
}

const said = (system: System, text: string): Next => {
  system.out(text)
  return exit(0)
}

/** All of the input, once it is there; before that, what the process waits for. */
function gather(system: System, options: Options, before: string): string | Next {
  if (options.isNull) return ''
  if (options.files.length > 0) {
    try {
      return options.files.map((file) => system.files.read(file)).join('')
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      system.err(`jq: error: Could not open ${error.path}: ${error.message}\n`)
      return exit(INPUT)
    }
  }
  let all = before
  for (let text = system.read(); text !== undefined; text = system.read()) {
    if (text === '') return awaitInput(all)
    all += text
  }
  return all
}

function run(system: System, options: Options, filter: string, input: string): Next {
  const spend = (): void => system.spend(1)
  let last: Json | undefined
  let failed = false
  try {
    const program = parse(filter)
    const scope = scopeOf(system, options)
    const inputs = inputsOf(options, input)[Symbol.iterator]()
    const evaluator = new Evaluator(spend, inputs)
    const each = (value: Json): void => {
      try {
        for (const out of evaluator.run(program, value, scope)) {
          last = out
          system.out(printed(out, options))
        }
      } catch (error) {
        if (!(error instanceof JqError)) throw error
        failed = true
        system.err(
          `jq: error (at ${options.isNull ? '<unknown>' : placeOf(options)}): ${error.message}\n`,
        )
      }
    }
    if (options.isNull) each(null)
    else for (let next = inputs.next(); !next.done; next = inputs.next()) each(next.value)
  } catch (error) {
    return gaveUp(system, filter, error)
  }
  if (failed) return exit(FAILED)
  if (!options.tellsByExit) return exit(0)
  return exit(last === undefined ? NOTHING : isTrue(last) ? 0 : 1)
}

const placeOf = ({ files }: Options): string =>
  files.length > 0 ? `${files.at(-1)}:0` : '<stdin>:0'

/** What it says of a program or an input that it cannot read. */
function gaveUp(system: System, filter: string, error: unknown): Next {
  if (error instanceof JqParseError) {
    system.err(`jq: parse error: ${error.message}\n`)
    return exit(INPUT)
  }
  if (error instanceof RangeError) {
    system.err(TOO_DEEP)
    return exit(FAILED)
  }
  if (error instanceof LimitError || !(error instanceof JqSyntaxError)) throw error
  const shell = error.message.startsWith('syntax error') ? ' (Unix shell quoting issues?)' : ''
  system.err(
    `jq: error: ${error.message}${shell} at <top-level>, line 1:\n${filter}\njq: 1 compile error\n`,
  )
  return exit(COMPILE)
}

function* inputsOf({ isRaw, isSlurped, isNull }: Options, text: string): Iterable<Json> {
  if (isNull) return
  if (isRaw && isSlurped) return yield text
  if (isRaw)
    return yield* text
      .replace(/\n$/, '')
      .split('\n')
      .slice(0, text === '' ? 0 : undefined)
  if (isSlurped) return yield [...readValues(text)]
  yield* readValues(text)
}

function scopeOf(system: System, { variables, rest }: Options): Scope {
  const values: Record<string, Json> = { ENV: { ...system.env }, ...named(system, variables) }
  const args = { positional: rest, named: named(system, variables) }
  const all: Scope = Object.entries({ ...values, ARGS: args }).reduce<Scope>(
    (scope, [name, value]) => withVariable(scope, name, value as Json),
    prelude(),
  )
  const now: Node = { is: 'literal', value: system.now / 1000 }
  const functions = new Map(all.functions)
  functions.set('now/0', { params: [], body: now, scope: () => all })
  functions.set('env/0', { params: [], body: { is: 'variable', name: 'ENV' }, scope: () => all })
  return { ...all, functions }
}

/** What `--arg` and its kin name; files are read now. */
function named(system: System, variables: Options['variables']): Record<string, Json> {
  return Object.fromEntries(
    variables.map(({ name, kind, text }): [string, Json] => {
      if (kind === 'arg') return [name, text]
      if (kind === 'argjson') return [name, JSON.parse(text) as Json]
      const content = system.files.read(text)
      return [name, kind === 'rawfile' ? content : [...readValues(content)]]
    }),
  )
}
