/**
 * What a command-line tool sees of the terminal: made from the process that it runs as, or (for the typed facade) from a machine.
 *
 * @module
 */
import type { Cli, CliFiles, Wait } from '../cli/verb.js'
import type { Files } from '../program/files.js'
import type { System } from '../program/program.js'
import { filesOf } from '../program/root.js'
import type { Tx } from '../sim/step.js'
import { type Machine, machineRoot } from '../machine/machine.js'

/** The parts of a tool's surroundings that change from one resumption to the next. */
export interface Surroundings {
  system?: System
  tx?: Tx
  interrupted: boolean
}

/** A tool that runs as a process. */
export function processCli(now: Surroundings): Cli {
  const system = (): System => now.system as System
  return {
    get tx() {
      return system().tx
    },
    get machine() {
      return system().machine
    },
    get cwd() {
      return system().cwd
    },
    get env() {
      return system().env
    },
    columns: undefined,
    out: (text) => system().out(text),
    err: (text) => system().err(text),
    stdin: {
      get isTerminal() {
        return system().isTerminal('stdin')
      },
      read: () => system().read(),
      *readAll(): Generator<Wait, string> {
        let text = ''
        for (;;) {
          const more = system().read()
          if (more === undefined) return text
          text += more
          if (more === '') yield {}
        }
      },
    },
    files: cliFiles(() => system().files),
    get interrupted() {
      return now.interrupted
    },
    get process() {
      return system().process
    },
  }
}

/** What a call of the facade wrote. */
export interface Written {
  stdout: string
  stderr: string
}

/** A tool that the facade calls: on a machine, without a process. */
export function facadeCli(now: Surroundings, machine: Machine, stdin: string | undefined, written: Written): Cli {
  let left = stdin
  const take = (): string | undefined => {
    const text = left
    left = undefined
    return text
  }
  return {
    get tx() {
      return now.tx as Tx
    },
    machine: machine.name,
    cwd: machine.home,
    env: { HOME: machine.home, USER: machine.user.name },
    columns: undefined,
    out: (text) => {
      written.stdout += text
    },
    err: (text) => {
      written.stderr += text
    },
    stdin: {
      isTerminal: true,
      read: take,
      *readAll() {
        return take() ?? ''
      },
    },
    files: cliFiles(() => filesOf(now.tx as Tx, machineRoot(machine.name), { cwd: machine.home, user: machine.user })),
    get interrupted() {
      return now.interrupted
    },
    process: undefined,
  }
}

function cliFiles(files: () => Files): CliFiles {
  const walk = (path: string, prefix: string, into: Record<string, { text: string; mode: number; program?: string }>): void => {
    for (const name of files().list(path)) {
      const child = `${path === '/' ? '' : path}/${name}`
      const { type, mode, program } = files().stat(child)
      if (type === 'directory') walk(child, `${prefix}${name}/`, into)
      else into[prefix + name] = { text: files().read(child), mode, ...(program === undefined ? {} : { program }) }
    }
  }
  return {
    resolve: (path) => files().resolve(path),
    exists: (path) => files().exists(path),
    isDirectory: (path) => files().exists(path) && files().stat(path).type === 'directory',
    read: (path) => files().read(path),
    write: (path, text) => files().write(path, text),
    mkdir: (path) => files().mkdir(path, { parents: true }),
    list: (path) => files().list(path),
    tree(path) {
      const into: Record<string, { text: string; mode: number; program?: string }> = Object.create(null)
      walk(files().resolve(path), '', into)
      return into
    },
  }
}
