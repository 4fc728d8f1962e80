/**
 * `sed`: edits lines as they come. Knows the commands s, d, D, p, P, q, =, a, i, c, y, n, N, h, H,
 * g, G, x, b, t, labels and blocks, with line numbers, `$`, expressions and ranges before them.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sed.html
 */
import type { Json } from '../../program.js'
import { type LineCall, cannotOpen, lines } from '../lines.js'
import { type Options, UsageProblem } from '../options.js'
import { isGnu } from '../system-kind.js'
import { BEGINNING, type Editing, type Manner, cycle } from './cycle.js'
import { Feed, NeedsInput } from './feed.js'
import { type Command, parseScript } from './script.js'

const USAGE =
  'sed [-i[SFX]] [-nrE] [-f FILE]... [-e CMD]... [FILE]...\nor: sed [-i[SFX]] [-nrE] CMD [FILE]...'
const OPTIONS = {
  letters: 'i::nrEsze:f:',
  long: {
    expression: 'e',
    quiet: 'n',
    silent: 'n',
    'in-place': 'i',
    'regexp-extended': 'E',
    separate: 's',
    'null-data': 'z',
  },
  usage: USAGE,
}

/** Where `sed` is. */
interface Progress {
  readonly [key: string]: Json
  readonly editing: Editing
  /** Lines that have come and belong to the next cycle. */
  readonly queue: readonly string[]
  /** How many lines there have to be before that cycle is tried again. */
  readonly wanted: number
  /** Whether the last line that came has its end. */
  readonly ended: boolean
}

const isScripted = ({ options }: LineCall): boolean => options.has('e') || options.has('f')

const manners = new WeakMap<LineCall, Manner>()

/** How a call wants its lines edited. @throws ToolError */
function mannerOf(call: LineCall): Manner {
  const known = manners.get(call)
  if (known) return known
  const { options, system } = call
  const manner: Manner = {
    script: scriptOf(call),
    quiet: options.has('n'),
    extended: options.has('E') || options.has('r'),
    newline: newlineOf(options),
    system,
  }
  manners.set(call, manner)
  return manner
}

/** What ends a line. */
const newlineOf = (options: Options): string => (options.has('z') ? '\0' : '\n')

function scriptOf(call: LineCall): readonly Command[] {
  const { options, system } = call
  const given = isScripted(call)
    ? [...options.values('e'), ...options.values('f').map((file) => system.files.read(file))]
    : options.operands.slice(0, 1)
  if (given.length === 0) throw new UsageProblem(USAGE)
  return parseScript(given.join('\n'), isGnu(system) ? 'gnu' : 'busybox')
}

const beginning = (): Progress => ({ editing: BEGINNING, queue: [], wanted: 1, ended: true })

export const sed = lines<Progress>('sed', {
  options: OPTIONS,
  complaint: cannotOpen,
  begin(call) {
    const manner = mannerOf(call)
    const operands = isScripted(call) ? call.options.operands : call.options.operands.slice(1)
    const data = beginning()
    if (!call.options.has('i')) return { data, files: operands }
    const failed = inPlace(call, manner, operands)
    // What could not be read is named once more, so that the exit code tells of it.
    return { data, files: failed.length > 0 ? failed : ['/dev/null'] }
  },
  line(call, { editing, queue, wanted }, { text, ended }) {
    // What has come back from the world is frozen.
    const all = Object.isFrozen(queue) ? [...queue] : (queue as string[])
    all.push(text)
    // With `-z` lines are known when all has come.
    if (all.length < wanted || !ended || call.options.has('z'))
      return { editing, queue: all, wanted, ended }
    const { quits, left, ...rest } = run(mannerOf(call), editing, all, false)
    call.system.out(rest.output)
    if (quits) return { stop: 0 }
    // A cycle that reads line after line is begun again more and more seldom.
    return { editing: rest.editing, queue: left, wanted: Math.max(1, 2 * left.length), ended }
  },
  // With `-s` each file is a text of its own.
  close(call, data) {
    if (!call.options.has('s')) return data
    call.system.out(finished(call, data))
    return beginning()
  },
  end(call, data) {
    call.system.out(finished(call, data))
    return 0
  },
})

/** What comes of the lines that are left. */
function finished(call: LineCall, { editing, queue, ended }: Progress): string {
  const manner = mannerOf(call)
  if (call.options.has('z') && queue.length > 0)
    return edited(manner, `${queue.join('\n')}${ended ? '\n' : ''}`)
  const { output } = run(manner, editing, queue, true)
  return ended ? output : output.replace(/\n$/, '')
}

/** Edits files; those that cannot be read. */
function inPlace(
  { system: { files }, options }: LineCall,
  manner: Manner,
  paths: readonly string[],
): readonly string[] {
  const suffix = options.value('i') ?? ''
  return paths.filter((path) => {
    if (!files.exists(path) || files.stat(path).type !== 'file') return true
    const text = files.read(path)
    if (suffix !== '')
      files.write(suffix.includes('*') ? suffix.replaceAll('*', path) : path + suffix, text)
    files.write(path, edited(manner, text))
    return false
  })
}

/** A whole text, edited. */
function edited(manner: Manner, text: string): string {
  const { newline } = manner
  const isEnded = text.endsWith(newline)
  const input = text === '' ? [] : (isEnded ? text.slice(0, -1) : text).split(newline)
  const { output } = run(manner, BEGINNING, input, true)
  return isEnded ? output : output.replace(/[\n\0]$/, '')
}

interface Ran {
  readonly editing: Editing
  readonly output: string
  readonly quits: boolean
  /** The lines of a cycle that needs more. */
  readonly left: readonly string[]
}

/** Carries out all cycles for which the input suffices. */
function run(manner: Manner, before: Editing, input: readonly string[], ended: boolean): Ran {
  const feed = new Feed(input, ended)
  let editing = before
  let output = ''
  for (;;) {
    const { taken } = feed
    try {
      const cycled = cycle(manner, editing, feed)
      if (!cycled) return { editing, output, quits: false, left: [] }
      editing = cycled.editing
      output += cycled.output
      if (cycled.quits) return { editing, output, quits: true, left: [] }
    } catch (error) {
      if (!(error instanceof NeedsInput)) throw error
      return { editing, output, quits: false, left: input.slice(taken) }
    }
  }
}
