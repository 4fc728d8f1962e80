/**
 * `npm`: runs the scripts of a package, and installs packages of the simulated registry.
 *
 * @see https://docs.npmjs.com/cli/commands
 */
import { npmInstall } from './npm-install.js'
import { complain, readManifest } from './package-json.js'
import { yarn as yarnOf } from './yarn.js'
import { type Json, type Next, type Program, type System, awaitInput, exit } from '../program.js'

interface Package {
  readonly name?: string
  readonly version?: string
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

interface Progress {
  readonly [key: string]: Json
  readonly child: number
}

/** The npm that came with a release of Node. */
const VERSIONS: Readonly<Record<string, string>> = {
  7: '4.2.0',
  18: '10.8.2',
  20: '10.8.2',
  22: '10.9.2',
}
const NEWEST = '10.9.2'
/** Scripts that `npm run` lists first, and that are commands of their own. */
const LIFECYCLE = ['test', 'start', 'stop', 'restart']
const USAGE =
  "npm <command>\n\nUsage:\n\nnpm install        install all the dependencies in your project\nnpm test           run this project's tests\nnpm run <foo>      run the script named <foo>\nnpm <command> -h   quick help on <command>\n"
const INSTALLS = ['install', 'i', 'ci', 'add', 'clean-install']
/** Commands about what a lab does not look at. */
const QUIET = ['cache', 'config', 'set', 'prune', 'audit', 'fund', 'rebuild', 'dedupe']

export const npm: Program = {
  name: 'npm',
  step(system, state) {
    if (state === undefined) return begin(system)
    if (!('child' in (state as Progress))) return npmInstall.step(system, state)
    const { child } = state as Progress
    for (const signal of system.signals()) system.kill(child, signal)
    const status = system.reap(child)
    return status === undefined ? awaitInput({ child }) : exit(status)
  },
}

export const yarn = yarnOf(npm)

function begin(system: System): Next {
  const words = system.argv.slice(1)
  const end = words.indexOf('--')
  const own = end < 0 ? words : words.slice(0, end)
  const quiet = own.some((word) => word === '-s' || word === '--silent')
  const [command = '', ...operands] = own.filter((word) => !word.startsWith('-'))
  if (own.some((word) => word === '-v' || word === '--version')) {
    system.out(`${VERSIONS[(system.env.NODE_VERSION ?? '').split('.')[0] ?? ''] ?? NEWEST}\n`)
    return exit(0)
  }
  const rest = [...operands, ...(end < 0 ? [] : words.slice(end + 1))]
  if (command === 'run' || command === 'run-script')
    return rest.length === 0
      ? listed(system)
      : script(system, rest[0] as string, rest.slice(1), quiet)
  if (LIFECYCLE.includes(command) || command === 't')
    return script(system, command === 't' ? 'test' : command, rest, quiet)
  if (INSTALLS.includes(command)) return npmInstall.step(system, undefined)
  if (QUIET.includes(command)) return exit(0)
  if (command === 'init') return initialised(system)
  if (command === '') system.out(USAGE)
  else
    system.err(
      `Unknown command: "${command}"\n\nTo see a list of supported npm commands, run:\n  npm help\n`,
    )
  return exit(1)
}

/** The package here; undefined, with a message, where there is none. */
function packageHere(system: System): Package | undefined {
  const found = readManifest(system, `${system.cwd.replace(/\/$/, '')}/package.json`)
  return typeof found === 'number' ? undefined : (found as Package)
}

const titled = ({ name, version }: Package): string =>
  [name, version].filter((part) => part !== undefined).join('@')

/** Runs a script in a shell that finds the tools of the package's dependencies. */
function script(system: System, name: string, args: readonly string[], quiet: boolean): Next {
  const here = packageHere(system)
  if (!here) return exit(254)
  const text =
    here.scripts?.[name] ??
    (name === 'start' && system.files.exists(`${system.cwd}/server.js`)
      ? 'node server.js'
      : undefined)
  if (text === undefined) {
    complain(system, [
      `Missing script: "${name}"`,
      '',
      'To see a list of scripts, run:',
      '  npm run',
    ])
    return exit(1)
  }
  const line = [
    text,
    ...args.map((word) =>
      /^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`,
    ),
  ].join(' ')
  if (!quiet)
    system.out(`\n> ${[titled(here), name].filter((part) => part !== '').join(' ')}\n> ${line}\n\n`)
  const env = {
    ...system.env,
    PATH: `${system.cwd}/node_modules/.bin:${system.env.PATH ?? ''}`,
    npm_lifecycle_event: name,
    npm_package_name: here.name ?? '',
    npm_package_version: here.version ?? '',
  }
  system.trap(['TERM', 'INT', 'HUP'])
  return awaitInput({ child: system.spawn(['sh', '-c', line], { env }) })
}

function listed(system: System): Next {
  const here = packageHere(system)
  if (!here) return exit(254)
  const scripts = Object.entries(here.scripts ?? {})
  const isUsual = ([name]: readonly [string, string]): boolean => LIFECYCLE.includes(name)
  const shown = (some: readonly (readonly [string, string])[]): string =>
    some.map(([name, text]) => `  ${name}\n    ${text}\n`).join('')
  const [usual, others] = [scripts.filter(isUsual), scripts.filter((one) => !isUsual(one))]
  if (usual.length > 0)
    system.out(`Lifecycle scripts included in ${titled(here)}:\n${shown(usual)}`)
  if (others.length > 0)
    system.out(
      `${usual.length > 0 ? 'available via' : `Scripts available in ${titled(here)} via`} \`npm run\`:\n${shown(others)}`,
    )
  return exit(0)
}

function initialised(system: System): Next {
  const path = `${system.cwd.replace(/\/$/, '')}/package.json`
  const name = system.cwd.split('/').at(-1) || 'app'
  const made = {
    name,
    version: '1.0.0',
    main: 'index.js',
    scripts: { test: 'echo "Error: no test specified" && exit 1' },
    keywords: [],
    author: '',
    license: 'ISC',
    description: '',
  }
  const text = `${JSON.stringify(made, undefined, 2)}\n`
  system.files.write(path, text)
  system.out(`Wrote to ${path}:\n\n${text}\n\n`)
  return exit(0)
}
