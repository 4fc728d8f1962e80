/**
 * RUN: runs a command in a container made of the image so far; what it changed becomes a layer.
 * @see https://docs.docker.com/reference/dockerfile/#run
 */
import { BuildError } from './errors.js'
import { type Instruction, type Stage, atLeastOne, commandLine } from './instruction.js'

/** Arguments that may be used without being declared, and that the history does not show. */
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY']
const needsBuildKit = (flag: string): string =>
  `the --${flag} option requires BuildKit. Refer to https://docs.docker.com/go/buildkit/ to learn how to build images with BuildKit enabled`

export const run: Instruction = {
  keyword: 'RUN',
  flags: ['mount', 'network'],
  check: atLeastOne,
  apply(statement, { stage }) {
    const [flag] = statement.flags
    if (flag) throw new BuildError(needsBuildKit(flag[0]))
    const argv = commandLine(statement, stage)
    const env = argumentsFor(stage)
    const shown = env.filter(
      (entry) => !PROXIES.includes(entry.slice(0, entry.indexOf('=')).toUpperCase()),
    )
    return {
      kind: 'run',
      instruction: [...(shown.length > 0 ? [`|${shown.length}`, ...shown] : []), ...argv].join(' '),
      argv,
      env,
    }
  },
}

/**
 * The build arguments that a command sees in its environment: those with a value that ENV does not
 * set.
 */
function argumentsFor({ args, config }: Stage): readonly string[] {
  const set = new Set((config.Env ?? []).map((entry) => entry.slice(0, entry.indexOf('='))))
  return Object.entries(args)
    .flatMap(([name, value]) => (value === null || set.has(name) ? [] : `${name}=${value}`))
    .sort()
}
