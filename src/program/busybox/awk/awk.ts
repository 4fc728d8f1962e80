/**
 * `awk`: patterns and what to do with the lines that they fit.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/awk.html
 */
import type { Json } from '../../program.js'
import { type LineCall, lines } from '../lines.js'
import { UsageProblem } from '../options.js'
import { asData, newState, writable } from './state.js'
import { parse } from './parse.js'
import { Runner } from './run.js'
import type { Program } from './tree.js'
import type { Value } from './values.js'

const USAGE = 'awk [OPTIONS] [AWK_PROGRAM] [FILE]...'
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=([^]*)$/

/** The text of the program, and the words after it. */
function sourceOf({ system, options }: LineCall): {
  readonly program: Program
  readonly operands: readonly string[]
} {
  const files = options.values('f')
  const [first, ...rest] = options.operands
  if (files.length === 0 && first === undefined) throw new UsageProblem(USAGE)
  const text =
    files.length > 0 ? files.map((file) => system.files.read(file)).join('\n') : (first as string)
  return { program: parse(text), operands: files.length > 0 ? options.operands : rest }
}

const given = (text: string): string =>
  text.replace(/\\([nt\\])/g, (_all, letter: string) =>
    letter === 'n' ? '\n' : letter === 't' ? '\t' : '\\',
  )

function variablesOf(
  call: LineCall,
  operands: readonly string[],
): readonly (readonly [string, Value])[] {
  const separator = call.options.value('F')
  const assigned = [...call.options.values('v'), ...operands].flatMap((word): [string, Value][] => {
    const [, name, value = ''] = ASSIGNMENT.exec(word) ?? []
    return name === undefined ? [] : [[name, { input: given(value) }]]
  })
  return [
    ['NR', 0],
    ['FNR', 0],
    ...(separator === undefined
      ? []
      : [['FS', separator === 't' ? '\t' : given(separator)] as const]),
    ...assigned,
  ]
}

const hasLines = ({ rules }: Program): boolean => rules.some(({ when }) => when !== 'begin')

export const awk = lines<Json>('awk', {
  options: { letters: '+v:F:f:', usage: USAGE },
  begin(call) {
    const { program, operands } = sourceOf(call)
    const state = newState(variablesOf(call, operands))
    state.arrays['ENVIRON'] = Object.assign(
      Object.create(null),
      Object.fromEntries(Object.entries(call.system.env).map(([name, input]) => [name, { input }])),
    )
    new Runner(call.system, program, state).run('begin')
    const files = operands.filter((word) => !ASSIGNMENT.test(word))
    return {
      data: asData(state),
      files: state.ended || !hasLines(program) ? ['/dev/null'] : files,
    }
  },
  open(_call, data, file) {
    const state = writable(data)
    state.variables['FNR'] = 0
    state.variables['FILENAME'] = file === '-' ? '' : file
    return asData(state)
  },
  line(call, data, { text }) {
    const runner = runnerOf(call, data)
    const { state } = runner
    state.variables['NR'] = Number(state.variables['NR']) + 1
    state.variables['FNR'] = Number(state.variables['FNR']) + 1
    runner.setLine(text)
    return runner.run('line') ? asData(state) : { stop: finished(runner) }
  },
  end: (call, data) => finished(runnerOf(call, data)),
})

/** Who runs the lines of a call: one for all lines that come in a step. */
const runners = new WeakMap<LineCall, Runner>()

function runnerOf(call: LineCall, data: Json): Runner {
  const state = writable(data)
  const last = runners.get(call)
  if (last?.state === state) return last
  const runner = new Runner(call.system, sourceOf(call).program, state)
  runners.set(call, runner)
  return runner
}

/** END rules run after `exit` in another rule too, as in the real one. */
function finished(runner: Runner): number {
  runner.run('end')
  return runner.state.code
}
