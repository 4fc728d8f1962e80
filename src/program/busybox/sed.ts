/**
 * `sed`: edits lines. Knows the commands s, d, D, p, P, q, =, a, i, c, y, n, N, h, H, g, G, x, b,
 * t, labels and blocks, with line numbers, `$`, expressions and ranges before them.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sed.html
 */
import { gathering } from './gather.js'
import { cannotOpen, type LineCall } from './lines.js'
import { ToolError, usageOf } from './options.js'
import { posixRegex } from './regex.js'
import { type Address, type Command, parseScript } from './sed-script.js'

const USAGE =
  'sed [-i[SFX]] [-nrE] [-f FILE]... [-e CMD]... [FILE]...\nor: sed [-i[SFX]] [-nrE] CMD [FILE]...'
const OPTIONS = {
  letters: 'inrEsze:f:',
  long: { expression: 'e', quiet: 'n', silent: 'n', 'in-place': 'i', 'regexp-extended': 'E' },
  usage: USAGE,
}

interface Editing {
  readonly quiet: boolean
  readonly extended: boolean
  readonly script: readonly Command[]
  readonly input: readonly string[]
  /** Ranges that are open, by the place of their command. */
  readonly open: Set<Command>
  /** How many lines have been read. */
  line: number
  hold: string
  output: string
  /** What the next cycle begins with instead of a line. */
  restart: string | undefined
}

const scripted = ({ options }: LineCall): boolean => options.has('e') || options.has('f')

function scriptOf(call: LineCall): readonly Command[] {
  const { options, system } = call
  const given = scripted(call)
    ? [...options.values('e'), ...options.values('f').map((file) => system.files.read(file))]
    : options.operands.slice(0, 1)
  if (given.length === 0) throw new ToolError(usageOf(USAGE), 1, true)
  return parseScript(given.join('\n'))
}

export const sed = gathering('sed', {
  options: OPTIONS,
  complaint: cannotOpen,
  files: (call) => {
    const script = scriptOf(call)
    const operands = scripted(call) ? call.options.operands : call.options.operands.slice(1)
    if (!call.options.has('i')) return operands
    for (const file of operands)
      call.system.files.write(file, edited(call, script, call.system.files.read(file)))
    return ['/dev/null']
  },
  work: (call, text) => {
    if (!call.options.has('i')) call.system.out(edited(call, scriptOf(call), text))
    return 0
  },
})

function edited({ options }: LineCall, script: readonly Command[], text: string): string {
  const input = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  const editing: Editing = {
    quiet: options.has('n'),
    extended: options.has('E') || options.has('r'),
    input,
    open: new Set(),
    script,
    line: 0,
    hold: '',
    output: '',
    restart: undefined,
  }
  while (editing.line < input.length || editing.restart !== undefined) if (cycle(editing)) break
  const result = editing.output
  return text.endsWith('\n') || result === '' ? result : result.replace(/\n$/, '')
}

/** Every command on one line, and the lines that they read besides; whether `sed` ends. */
function cycle(editing: Editing): boolean {
  const { script, input, quiet } = editing
  let space = editing.restart ?? (input[editing.line++] as string)
  editing.restart = undefined
  let after = ''
  let changed = false
  const print = (text: string): void => void (editing.output += `${text}\n`)
  const finish = (quits: boolean, shows = !quiet): boolean => {
    if (shows) print(space)
    editing.output += after
    return quits
  }
  for (let at = 0; at < script.length; at++) {
    const command = script[at] as Command
    if (applies(editing, command, space, editing.line) === command.not) {
      if (command.name === '{') at = blockEnd(script, at)
      continue
    }
    switch (command.name) {
      case 'c':
      case 'd':
      case 'D':
        if (command.name === 'c') print(command.text)
        if (command.name === 'D' && space.includes('\n'))
          editing.restart = space.slice(space.indexOf('\n') + 1)
        return finish(false, false)
      case 'q':
        return finish(true)
      case 'p':
      case 'P':
      case '=':
      case 'i':
        print(shown(command, space, editing.line))
        break
      case 'a':
        after += `${command.text}\n`
        break
      case 'n':
      case 'N':
        if (editing.line >= input.length) return finish(true)
        if (command.name === 'n' && !quiet) print(space)
        space = (command.name === 'N' ? `${space}\n` : '') + (input[editing.line++] as string)
        break
      case 'b':
      case 't':
        if (command.name === 'b' || changed)
          at = command.text === '' ? script.length : labelAt(script, command.text)
        if (command.name === 't') changed = false
        break
      case 's': {
        const replaced = substituted(editing, command, space)
        if (replaced !== undefined && command.flags.includes('p')) print(replaced)
        changed ||= replaced !== undefined
        space = replaced ?? space
        break
      }
      default:
        space = moved(editing, command, space)
    }
  }
  return finish(false)
}

/** What `p`, `P`, `=` and `i` print. */
const shown = ({ name, text }: Command, space: string, line: number): string =>
  name === 'i'
    ? text
    : name === '='
      ? String(line)
      : name === 'P'
        ? (space.split('\n', 1)[0] as string)
        : space

/**
 * The pattern space after a command that has to do with the hold space, or translates characters.
 */
function moved(editing: Editing, { name, text, replacement }: Command, space: string): string {
  const { hold } = editing
  if (name === 'y')
    return [...space]
      .map((one) =>
        [...text].indexOf(one) < 0 ? one : ([...replacement][[...text].indexOf(one)] ?? one),
      )
      .join('')
  if (name === 'h' || name === 'x') editing.hold = space
  else if (name === 'H') editing.hold = `${hold}\n${space}`
  return name === 'g' || name === 'x' ? hold : name === 'G' ? `${space}\n${hold}` : space
}

function blockEnd(script: readonly Command[], from: number): number {
  let depth = 0
  for (let at = from; at < script.length; at++) {
    const { name } = script[at] as Command
    if (name === '{') depth++
    else if (name === '}' && --depth === 0) return at
  }
  throw new ToolError('unmatched {')
}

function labelAt(script: readonly Command[], label: string): number {
  const at = script.findIndex(({ name, text }) => name === ':' && text === label)
  if (at < 0) throw new ToolError(`can't find label for jump to '${label}'`)
  return at
}

function applies(editing: Editing, command: Command, line: string, number: number): boolean {
  const hits = (address: Address): boolean =>
    address.kind === 'line'
      ? address.line === number
      : address.kind === 'last'
        ? number === editing.input.length
        : posixRegex(address.source, { extended: editing.extended }).test(line)
  const [from, to] = command.addresses
  if (!from) return true
  if (!to) return hits(from)
  if (editing.open.has(command)) {
    if (hits(to) || (to.kind === 'line' && number >= to.line)) editing.open.delete(command)
    return to.kind !== 'line' || number <= to.line
  }
  if (!hits(from)) return false
  if (!(to.kind === 'line' && to.line <= number)) editing.open.add(command)
  return true
}

/** The line after `s///`; undefined when nothing matched. */
function substituted(
  editing: Editing,
  { text, replacement, flags }: Command,
  line: string,
): string | undefined {
  const expression = posixRegex(text, {
    extended: editing.extended,
    flags: /i/i.test(flags) ? 'gi' : 'g',
  })
  const from = Number(/\d+/.exec(flags)?.[0] ?? 1)
  let seen = 0
  let changed = false
  const result = line.replace(expression, (...found: readonly unknown[]) => {
    seen++
    const matched = found[0] as string
    if (seen < from || (seen > from && !flags.includes('g'))) return matched
    changed = true
    return replacement.replace(/\\(\d|n|t|.)|&/gs, (mark: string, escaped?: string) => {
      if (escaped === undefined) return mark === '&' ? matched : mark
      if (/\d/.test(escaped))
        return escaped === '0'
          ? matched
          : typeof found[Number(escaped)] === 'string' && Number(escaped) < found.length - 2
            ? (found[Number(escaped)] as string)
            : ''
      return escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped
    })
  })
  return changed ? result : undefined
}
