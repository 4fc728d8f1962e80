/**
 * `chmod`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/chmod.html
 */
import type { FileStat } from '../files.js'
import type { System } from '../program.js'
import { atLeast, each, walk } from './each.js'
import { changedMode, modeString } from './mode.js'
import { type Options, ToolError, UsageProblem, optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
import { instant } from './tool.js'

const CHMOD =
  'chmod [-Rcvf] MODE[,MODE]... FILE...\n\nMODE is octal number (bit pattern sstrwxrwxrwx) or [ugoa]{+|-|=}[rwxXst]'
/** Long options of tools that change a file's mode or owner. */
export const LONG = { recursive: 'R', changes: 'c', verbose: 'v', silent: 'f', quiet: 'f' } as const

/** A mode such as `-x` is no option. */
const modesFirst = (args: readonly string[]): readonly string[] => {
  const at = args.findIndex((arg) => /^-[rwxXst]+(,|$)/.test(arg))
  return at < 0 ? args : [...args.slice(0, at), '--', ...args.slice(at)]
}

export const chmod = instant('chmod', ({ system, args }) => {
  const options = optionsOf(modesFirst(args), {
    letters: isGnu(system) ? 'Rcvfz:' : '+Rcvf',
    long: { ...LONG, reference: 'z' },
    usage: CHMOD,
  })
  const reference = options.value('z')
  atLeast(reference === undefined ? 2 : 1, options.operands, CHMOD)
  const words =
    reference === undefined
      ? options.operands
      : [system.files.stat(reference).mode.toString(8), ...options.operands]
  const [mode = '', ...paths] = words
  if (changedMode(mode, { mode: 0, type: 'file' }) === undefined)
    throw isGnu(system)
      ? new UsageProblem(CHMOD, 1, `invalid mode: '${mode}'`)
      : new ToolError(`invalid mode '${mode}'`)
  return each(
    system,
    'chmod',
    paths,
    (path) => {
      for (const one of options.has('R') ? walk(system.files, path) : [path]) {
        const before = system.files.stat(one)
        const changed = changedMode(mode, before) ?? before.mode
        system.files.chmod(one, changed)
        tellMode(system, options, one, before, changed)
      }
    },
    ({ message }, path) => `${path}: ${message}`,
    options.has('f'),
  )
})

function tellMode(
  { out }: System,
  options: Options,
  path: string,
  before: FileStat,
  mode: number,
): void {
  const shown = (one: number): string =>
    `${one.toString(8).padStart(4, '0')} (${modeString({ ...before, mode: one }).slice(1)})`
  if (mode !== before.mode && (options.has('v') || options.has('c')))
    out(`mode of '${path}' changed from ${shown(before.mode)} to ${shown(mode)}\n`)
  else if (options.has('v')) out(`mode of '${path}' retained as ${shown(mode)}\n`)
}
