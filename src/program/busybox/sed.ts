/**
 * `sed`: edits lines. Knows the commands s, d, p, q, =, a, i, c and y, with line numbers, `$`, expressions and ranges before them.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sed.html
 */
import { gathering } from './gather.js'
import { cannotOpen, type LineCall } from './lines.js'
import { ToolError, usageOf } from './options.js'
import { posixRegex } from './regex.js'
import { type Address, type Command, parseScript } from './sed-script.js'

const USAGE = 'sed [-i[SFX]] [-nrE] [-f FILE]... [-e CMD]... [FILE]...\nor: sed [-i[SFX]] [-nrE] CMD [FILE]...'
const OPTIONS = { letters: 'inrEsze:f:', long: { expression: 'e', quiet: 'n', silent: 'n', 'in-place': 'i', 'regexp-extended': 'E' }, usage: USAGE }

interface Editing {
  readonly quiet: boolean
  readonly extended: boolean
  readonly total: number
  /** Ranges that are open, by the place of their command. */
  readonly open: Set<Command>
}

const scripted = ({ options }: LineCall): boolean => options.has('e') || options.has('f')

function scriptOf(call: LineCall): readonly Command[] {
  const { options, system } = call
  const given = scripted(call) ? [...options.values('e'), ...options.values('f').map((file) => system.files.read(file))] : options.operands.slice(0, 1)
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
    for (const file of operands) call.system.files.write(file, edited(call, script, call.system.files.read(file)))
    return ['/dev/null']
  },
  work: (call, text) => {
    if (!call.options.has('i')) call.system.out(edited(call, scriptOf(call), text))
    return 0
  },
})

function edited({ options }: LineCall, script: readonly Command[], text: string): string {
  const input = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  const editing: Editing = { quiet: options.has('n'), extended: options.has('E') || options.has('r'), total: input.length, open: new Set() }
  let result = ''
  for (const [index, line] of input.entries()) {
    const { output, quit } = cycle(editing, script, line, index + 1)
    result += output
    if (quit) return result
  }
  return text.endsWith('\n') || result === '' ? result : result.replace(/\n$/, '')
}

/** Every command on one line. */
function cycle(editing: Editing, script: readonly Command[], line: string, number: number): { readonly output: string; readonly quit: boolean } {
  let space = line
  let output = ''
  let after = ''
  for (const command of script) {
    if (applies(editing, command, space, number) === command.not) continue
    switch (command.name) {
      case 'd':
        return { output: output + after, quit: false }
      case 'c':
        return { output: `${output}${command.text}\n${after}`, quit: false }
      case 'q':
        return { output: `${output}${editing.quiet ? '' : `${space}\n`}${after}`, quit: true }
      case 'p':
        output += `${space}\n`
        break
      case '=':
        output += `${number}\n`
        break
      case 'i':
        output += `${command.text}\n`
        break
      case 'a':
        after += `${command.text}\n`
        break
      case 'y':
        space = [...space].map((one) => ([...command.text].indexOf(one) < 0 ? one : ([...command.replacement][[...command.text].indexOf(one)] ?? one))).join('')
        break
      case 's': {
        const replaced = substituted(editing, command, space)
        if (replaced !== undefined && command.flags.includes('p')) output += `${replaced}\n`
        space = replaced ?? space
      }
    }
  }
  return { output: `${output}${editing.quiet ? '' : `${space}\n`}${after}`, quit: false }
}

function applies(editing: Editing, command: Command, line: string, number: number): boolean {
  const hits = (address: Address): boolean =>
    address.kind === 'line' ? address.line === number : address.kind === 'last' ? number === editing.total : posixRegex(address.source, { extended: editing.extended }).test(line)
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
function substituted(editing: Editing, { text, replacement, flags }: Command, line: string): string | undefined {
  const expression = posixRegex(text, { extended: editing.extended, flags: /i/i.test(flags) ? 'gi' : 'g' })
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
        return escaped === '0' ? matched : typeof found[Number(escaped)] === 'string' && Number(escaped) < found.length - 2 ? (found[Number(escaped)] as string) : ''
      return escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped
    })
  })
  return changed ? result : undefined
}
