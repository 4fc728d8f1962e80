/**
 * `yarn`, the classic one: what it installs comes from the same registry as npm's.
 *
 * @see https://classic.yarnpkg.com/en/docs/cli/
 */
import { type Next, type Program, type System, exit } from '../program.js'
import { npmInstall } from './npm-install.js'

const VERSION = '1.22.22'
const STEPS =
  '[1/4] Resolving packages...\n[2/4] Fetching packages...\n[3/4] Linking dependencies...\n[4/4] Building fresh packages...\n'

/** The same process with other words. */
const saying = (system: System, argv: readonly string[]): System =>
  Object.create(system, {
    argv: { value: argv },
    out: { value: () => undefined },
  }) as System

/** `yarn` hands scripts to npm, which runs them as it does. */
export const yarn = (npm: Program): Program => ({
  name: 'yarn',
  step(system, state): Next {
    const args = system.argv.slice(1)
    if (args.some((word) => word === '--version' || word === '-v')) {
      system.out(`${VERSION}\n`)
      return exit(0)
    }
    const [command = 'install', ...rest] = args.filter((word) => !word.startsWith('-'))
    const flags = args.filter((word) => word.startsWith('-') && word !== '--frozen-lockfile')
    if (command === 'install' || command === 'add' || command === 'global') {
      if (state === undefined) system.out(`yarn ${command} v${VERSION}\n${STEPS}`)
      const words =
        command === 'global' ? ['install', '-g', ...rest.slice(1)] : ['install', ...rest]
      const next = npmInstall.step(saying(system, ['npm', ...words, ...flags]), state)
      if ('exit' in next && next.exit === 0) system.out('success Saved lockfile.\nDone in 2.00s.\n')
      return next
    }
    if (['cache', 'config', 'set', 'policies'].includes(command)) return exit(0)
    const name = command === 'run' ? rest : [command, ...rest]
    return npm.step(
      Object.create(system, { argv: { value: ['npm', 'run', ...name] } }) as System,
      state,
    )
  },
})
