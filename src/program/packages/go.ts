/**
 * `go`: modules and builds. What it builds stands in for the program.
 *
 * @see https://pkg.go.dev/cmd/go
 */
import type { Program, System } from '../program.js'
import { portsIn, standInFor, writeCompiled } from './compiled.js'
import { type Work, paced } from './paced.js'
import { sourcesBelow } from './sources.js'

const LANGUAGE = 'Go'
const BUILDING = 4_000
const NO_MODULE =
  "go: go.mod file not found in current directory or any parent directory; see 'go help modules'\n"
const USAGE = 'Go is a tool for managing Go source code.\n\nUsage:\n\n\tgo <command> [arguments]\n'
const noFiles = (path: string): string => `no Go files in ${path}\n`

const versionOf = ({ env }: System): string => env['GOLANG_VERSION'] ?? '1.25.0'

const moduleOf = ({ files }: System): string | undefined =>
  files.exists('go.mod') ? /^module\s+(\S+)/m.exec(files.read('go.mod'))?.[1] : undefined

const go: Program = {
  name: 'go',
  step(system, state) {
    return system.argv[1] === 'run' && (state === undefined || state === null)
      ? run(system, state)
      : commands.step(system, state)
  },
}

/** `go run`: the stand-in itself. */
const run: Program['step'] = (system, state) =>
  standInFor(
    system,
    {
      name: moduleOf(system) ?? 'main',
      language: LANGUAGE,
      ports: portsIn(sourcesBelow(system.files, system.cwd, /\.go$/)),
    },
    state,
  )

const commands = paced('go', (system): Work | number => {
  const [command = '', ...args] = system.argv.slice(1)
  switch (command) {
    case 'version':
      system.out(`go version go${versionOf(system)} linux/amd64\n`)
      return 0
    case 'env':
      for (const name of args)
        system.out(`${system.env[name] ?? (name === 'GOPATH' ? '/go' : '')}\n`)
      return 0
    case 'mod':
      return mod(system, args)
    case 'get':
    case 'install':
      return install(system, args)
    case 'build':
      return build(system, args)
    case 'test':
      return {
        takes: BUILDING,
        done: ({ out }) => (out(`ok  \t${moduleOf(system) ?? 'main'}\t0.003s\n`), 0),
      }
    case 'vet':
    case 'fmt':
    case 'generate':
    case 'clean':
    case 'work':
      return 0
    default:
      if (command === '' || command === 'help') system.out(USAGE)
      else system.err(`go ${command}: unknown command\nRun 'go help' for usage.\n`)
      return command === 'help' ? 0 : 2
  }
})

function mod(system: System, [command = '', name = 'app']: readonly string[]): Work | number {
  const { files } = system
  if (command === 'init') {
    files.write('go.mod', `module ${name}\n\ngo ${versionOf(system).replace(/\.\d+$/, '')}\n`)
    system.err(`go: creating new go.mod: module ${name}\n`)
    return 0
  }
  if (moduleOf(system) === undefined) {
    system.err(NO_MODULE)
    return 1
  }
  return {
    takes: 1_000,
    done() {
      if (command === 'tidy' && !files.exists('go.sum')) files.write('go.sum', '')
      return 0
    },
  }
}

/** `go install example.com/tool@latest`: an executable in `$GOPATH/bin`. */
const install = (system: System, args: readonly string[]): Work => ({
  takes: BUILDING,
  done({ files, err }) {
    for (const word of args.filter((one) => one.includes('@'))) {
      const name =
        word
          .replace(/@.*$/, '')
          .split('/')
          .filter((part) => !/^v\d+$/.test(part))
          .at(-1) ?? 'tool'
      err(`go: downloading ${word.replace('@', ' ')}\n`)
      if (system.argv[1] === 'install')
        writeCompiled(files, `${system.env['GOPATH'] ?? '/go'}/bin/${name}`, {
          name,
          language: LANGUAGE,
          ports: [],
        })
    }
    return system.argv[1] === 'install' && args.every((one) => !one.includes('@'))
      ? output(
          system,
          `${system.env['GOPATH'] ?? '/go'}/bin/${moduleOf(system)?.split('/').at(-1) ?? 'app'}`,
        )
      : 0
  },
})

function build(system: System, args: readonly string[]): Work | number {
  const at = args.indexOf('-o')
  const joined = args.find((word) => word.startsWith('-o='))?.slice(3)
  const named = at < 0 ? joined : args[at + 1]
  const { files } = system
  const isSource = args.some((word) => word.endsWith('.go'))
  const targets = args.filter(
    (word, i) =>
      !word.startsWith('-') &&
      !['-o', '-ldflags', '-tags', '-mod', '-a', '-installsuffix', '-gcflags'].includes(
        args[i - 1] ?? '',
      ),
  )
  if (!isSource && moduleOf(system) === undefined) {
    system.err(NO_MODULE)
    return 1
  }
  const missing = targets.find((word) => word.endsWith('.go') && !files.exists(word))
  if (missing !== undefined) {
    system.err(`no required module provides package ${missing}: ${NO_MODULE}`)
    return 1
  }
  if (sourcesBelow(files, system.cwd, /\.go$/).length === 0) {
    system.err(noFiles(system.cwd))
    return 1
  }
  const usual = (
    targets.find((word) => word !== '.' && !word.endsWith('...')) ??
    moduleOf(system) ??
    'main'
  )
    .replace(/\.go$/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .at(-1)
  const path = files.resolve(named ?? `./${usual ?? 'main'}`)
  const isDirectory = files.exists(path) && files.stat(path).type === 'directory'
  return {
    takes: BUILDING,
    done: () =>
      output(system, isDirectory || named?.endsWith('/') ? `${path}/${usual ?? 'main'}` : path),
  }
}

function output(system: System, path: string): number {
  const ports = portsIn(sourcesBelow(system.files, system.cwd, /\.go$/))
  writeCompiled(system.files, path, { name: moduleOf(system) ?? 'main', language: LANGUAGE, ports })
  return 0
}

export const goPrograms: readonly Program[] = [go]
