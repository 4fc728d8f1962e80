/**
 * The columns that `ps -o` shows, of BusyBox and of procps.
 *
 * @see https://busybox.net/downloads/BusyBox.html#ps
 * @see https://man7.org/linux/man-pages/man1/ps.1.html#STANDARD_FORMAT_SPECIFIERS
 */
import type { ProcessInfo, System } from '../program.js'
import { ToolError } from './options.js'
import { userName } from './users.js'

interface Column {
  readonly header: string
  /** Characters, in BusyBox and in procps. */
  readonly widths: readonly [busybox: number, procps: number]
  readonly isNumber?: boolean
  text(process: ProcessInfo, system: System): string
}

/** The name of the program, without its path. */
export const nameOf = ({ command }: ProcessInfo): string =>
  command.split(' ')[0]?.split('/').at(-1) ?? ''

/** The words of the command; a zombie has lost them. */
export const commandOf = (process: ProcessInfo, isGnu: boolean): string =>
  process.state === 'running' ? process.command : `[${nameOf(process)}]${isGnu ? ' <defunct>' : ''}`

const stat = ({ state }: ProcessInfo): string => (state === 'running' ? 'S' : 'Z')
const none = (): string => '0'
const user = ({ uid }: ProcessInfo, system: System): string => userName(system, uid)
const two = (value: number): string => String(value).padStart(2, '0')

function elapsed({ startedAt }: ProcessInfo, { now }: System): string {
  const seconds = Math.floor((now - startedAt) / 1000)
  const [days, hours, minutes] = [86_400, 3_600, 60].map((unit) => Math.floor(seconds / unit))
  const tail = `${two((minutes as number) % 60)}:${two(seconds % 60)}`
  if (days) return `${days}-${two((hours as number) % 24)}:${tail}`
  return hours ? `${two(hours)}:${tail}` : tail
}

const COLUMNS: Readonly<Record<string, Column>> = {
  user: { header: 'USER', widths: [8, 8], text: user },
  group: { header: 'GROUP', widths: [8, 8], text: user },
  comm: { header: 'COMMAND', widths: [16, 15], text: nameOf },
  args: { header: 'COMMAND', widths: [0, 27], text: (process) => commandOf(process, false) },
  pid: { header: 'PID', widths: [5, 7], isNumber: true, text: ({ pid }) => String(pid) },
  ppid: { header: 'PPID', widths: [5, 7], isNumber: true, text: ({ ppid }) => String(ppid) },
  pgid: { header: 'PGID', widths: [5, 7], isNumber: true, text: ({ pid }) => String(pid) },
  etime: { header: 'ELAPSED', widths: [7, 11], isNumber: true, text: elapsed },
  nice: { header: 'NI', widths: [5, 3], isNumber: true, text: none },
  rgroup: { header: 'RGROUP', widths: [8, 8], text: user },
  ruser: { header: 'RUSER', widths: [8, 8], text: user },
  time: { header: 'TIME', widths: [6, 8], isNumber: true, text: () => '0:00' },
  tty: { header: 'TT', widths: [6, 8], text: ({ terminal = '?' }) => terminal },
  vsz: { header: 'VSZ', widths: [4, 6], isNumber: true, text: none },
  stat: { header: 'STAT', widths: [4, 4], text: stat },
  rss: { header: 'RSS', widths: [4, 5], isNumber: true, text: none },
}
/** What procps calls columns besides. */
const ALIASES: Readonly<Record<string, string>> = {
  cmd: 'args',
  command: 'args',
  tt: 'tty',
  tname: 'tty',
  state: 'stat',
  s: 'stat',
  ni: 'nice',
  euser: 'user',
  egroup: 'group',
  ucmd: 'comm',
}

/** Lines of the columns that `-o` asks for. @throws ToolError for a column that is none */
export function inColumns(system: System, specs: readonly string[], isGnu: boolean): string {
  const columns = specs.flatMap((spec) => {
    const [names = '', header] = spec.split(/=(.*)/s, 2)
    return names.split(/[ ,]+/).map((name) => ({ ...columnNamed(name, isGnu), ...titled(header) }))
  })
  const line = (cells: readonly string[], isHeader: boolean): string =>
    `${cells
      .map((cell, i) => {
        const { widths, isNumber } = columns[i] as Column
        const width = widths[isGnu ? 1 : 0]
        if (isNumber && (isGnu || !isHeader)) return cell.padStart(width)
        return i === cells.length - 1 ? cell : cell.padEnd(width)
      })
      .join(' ')}\n`
  const rows = system.processes().map((process) =>
    line(
      columns.map(({ text }) => text(process, system)),
      false,
    ),
  )
  const heading = columns.some(({ header }) => header !== '')
    ? line(
        columns.map(({ header }) => header),
        true,
      )
    : ''
  return heading + rows.join('')
}

const titled = (header: string | undefined): { readonly header?: string } =>
  header === undefined ? {} : { header }

function columnNamed(name: string, isGnu: boolean): Column {
  const known = isGnu && Object.hasOwn(ALIASES, name) ? (ALIASES[name] as string) : name
  const column = Object.hasOwn(COLUMNS, known) ? COLUMNS[known] : undefined
  if (!column)
    throw isGnu
      ? new ToolError(`error: unknown user-defined format specifier "${name}"`)
      : new ToolError(
          `bad -o argument '${name}', supported arguments: ${Object.keys(COLUMNS).join(',')}`,
        )
  if (!isGnu || known !== 'args') return column
  const header = name === 'cmd' ? 'CMD' : 'COMMAND'
  return { ...column, header, text: (process) => commandOf(process, true) }
}
