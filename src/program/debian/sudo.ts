/**
 * `sudo`: a command as root, or as somebody else. The workstation's user may do anything without a
 * password.
 *
 * @see https://www.sudo.ws/docs/man/sudo.man/
 */
import { accountFor, becomeUser } from '../accounts/su.js'
import { ToolError } from '../busybox/options.js'
import { failing } from '../busybox/tool.js'
import { ExecError, type Next, type Program, type System, exit } from '../program.js'

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const USAGE = `usage: sudo -h | -K | -k | -V
usage: sudo -v [-ABkNnS] [-g group] [-h host] [-p prompt] [-u user]
usage: sudo -l [-ABkNnS] [-g group] [-h host] [-p prompt] [-U user]
            [-u user] [command [arg ...]]
usage: sudo [-ABbEHkNnPS] [-r role] [-t type] [-C num] [-D directory]
            [-g group] [-h host] [-p prompt] [-R directory] [-T timeout]
            [-u user] [VAR=value] [-i | -s] [command [arg ...]]
usage: sudo -e [-ABkNnS] [-r role] [-t type] [-C num] [-D directory]
            [-g group] [-h host] [-p prompt] [-R directory] [-T timeout]
            [-u user] file ...
`

interface Wanted {
  readonly user: string
  readonly letters: ReadonlySet<string>
  readonly names: Readonly<Record<string, string>>
  readonly command: readonly string[]
}

const LONG: Readonly<Record<string, string>> = {
  '--user': '-u',
  '--login': '-i',
  '--shell': '-s',
  '--preserve-env': '-E',
  '--set-home': '-H',
  '--non-interactive': '-n',
  '--stdin': '-S',
  '--list': '-l',
  '--validate': '-v',
  '--reset-timestamp': '-k',
  '--version': '-V',
  '--help': '-h',
}
/** What has an effect, and what has none without passwords. */
const LETTERS = 'isEHnSlvkKVhb'

export const sudo: Program = {
  name: 'sudo',
  step: (system) =>
    failing(system, 'sudo', () => {
      const wanted = wantedOf(system.argv.slice(1))
      return wanted ? run(system, wanted) : usage(system)
    }),
}

function usage(system: System): Next {
  system.err(USAGE)
  return exit(1)
}

/** What the words ask for; undefined when they make no sense. @throws ToolError */
function wantedOf(words: readonly string[]): Wanted | undefined {
  const left = [...words]
  const letters = new Set<string>()
  const names: Record<string, string> = {}
  let user = 'root'
  for (let word = left[0]; word?.startsWith('-') && word !== '-'; word = left[0]) {
    left.shift()
    if (word === '--') break
    const [name = '', value] = word.startsWith('--') ? word.split('=') : [word]
    const short = Object.hasOwn(LONG, name) ? (LONG[name] as string) : name
    if (short === '-u') user = value ?? left.shift() ?? ''
    else if (short.startsWith('-u')) user = short.slice(2)
    else if (short.startsWith('--') || [...short.slice(1)].some((one) => !LETTERS.includes(one)))
      return undefined
    else for (const letter of short.slice(1)) letters.add(letter)
  }
  for (
    let found = /^(\w+)=(.*)$/s.exec(left[0] ?? '');
    found;
    found = /^(\w+)=(.*)$/s.exec(left[0] ?? '')
  ) {
    names[found[1] ?? ''] = found[2] ?? ''
    left.shift()
  }
  return { user, letters, names, command: left }
}

function run(system: System, { user, letters, names, command }: Wanted): Next {
  if (letters.has('V')) return said(system, 'Sudo version 1.9.13p3\n')
  if (letters.has('h')) return said(system, `sudo - execute a command as another user\n\n${USAGE}`)
  if (letters.has('v') || letters.has('k') || letters.has('K')) {
    if (command.length === 0) return exit(0)
  }
  const own = system.user
  if (letters.has('l'))
    return said(
      system,
      `User ${own.name} may run the following commands on ${system.hostname}:\n    (ALL : ALL) NOPASSWD: ALL\n`,
    )
  const isShell = letters.has('i') || letters.has('s')
  if (command.length === 0 && !isShell) return usage(system)
  const account = accountFor(system, user)
  const argv = isShell
    ? [account.shell, ...(command.length > 0 ? ['-c', command.join(' ')] : [])]
    : command
  const env = {
    ...(letters.has('E') ? system.env : kept(system.env)),
    ...(letters.has('E') && !letters.has('H') ? {} : { HOME: account.home }),
    PATH,
    LOGNAME: account.name,
    USER: account.name,
    SHELL: account.shell,
    SUDO_COMMAND: argv.join(' '),
    SUDO_USER: own.name,
    SUDO_UID: String(own.uid),
    SUDO_GID: String(own.gid),
    ...names,
  }
  try {
    return becomeUser(system, account, argv, env, letters.has('i') ? account.home : undefined)
  } catch (error) {
    if (!(error instanceof ToolError || error instanceof ExecError)) throw error
    throw new ToolError(`${command[0]}: command not found`)
  }
}

/** What of an environment goes on: little. */
const kept = ({
  TERM,
  LANG,
  DISPLAY,
}: Readonly<Record<string, string>>): Record<string, string> => ({
  ...(TERM !== undefined && { TERM }),
  ...(LANG !== undefined && { LANG }),
  ...(DISPLAY !== undefined && { DISPLAY }),
})

const said = (system: System, text: string): Next => {
  system.out(text)
  return exit(0)
}
