/**
 * `python3`, and the programs that packages of Python bring.
 *
 * A program lives beside the world; the world holds all that it was given, so that it is run again
 * wherever a copy of the world needs it. See `node/kept-inputs.ts`.
 *
 * @see https://docs.python.org/3/using/cmdline.html
 */
import { keptByInputs } from '../node/kept-inputs.js'
import { goOnWith } from '../node/next-inputs.js'
import { pip } from '../packages/pip.js'
import { type Json, type Next, type Program, type System, exit } from '../program.js'
import { commandLineOf } from './command-line.js'
import { PythonInstance } from './instance.js'
import type { PythonStart } from './interpreter.js'
import { makeEnvironment } from './venv.js'

const DEFAULT_VERSION = '3.13.5'

const kept = keptByInputs({ name: 'python', create: (host) => new PythonInstance(host) })

const versionOf = ({ env }: System): string => env['PYTHON_VERSION'] ?? DEFAULT_VERSION

const HELP = (name: string): string =>
  `usage: ${name} [option] ... [-c cmd | -m mod | file | -] [arg] ...\nkubarium simulates: -c cmd, -m mod, -u, -V, a file, and a program on standard input.\n`

function startOf(system: System, program: string): PythonStart {
  return {
    program,
    argv: [...system.argv],
    env: system.env,
    cwd: system.cwd,
    pid: system.pid,
    ppid: system.ppid,
    uid: system.user.uid,
    hostname: system.hostname,
    version: versionOf(system),
    seed: system.random.int(1, 0x7fffffff),
    terminal: system.isTerminal('stdout'),
    readsTerminal: system.isTerminal('stdin'),
  }
}

/** What the interpreter answers by itself; undefined when there is a program to run. */
function alone(system: System, start: PythonStart): number | undefined {
  const { about, unknown } = commandLineOf(start)
  const name = system.argv[0] ?? 'python3'
  if (about === 'version') system.out(`Python ${start.version}\n`)
  else if (about === 'help') system.out(HELP(name))
  else if (unknown !== undefined) {
    system.err(
      `unknown option ${unknown}\nusage: ${name} [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry \`python -h' for more information.\n`,
    )
    return 2
  } else return undefined
  return 0
}

const run =
  (name: string) =>
  (system: System, state: Json | undefined): Next => {
    if (name === 'python3' && system.argv[1] === '-m') {
      if (system.argv[2] === 'pip') return pip.step(system, state)
      if (system.argv[2] === 'venv') return exit(makeEnvironment(system))
    }
    if (state !== undefined) return goOnWith(system, kept.resume(system, state))
    const start = startOf(system, name)
    const code = name === 'python3' ? alone(system, start) : undefined
    if (code !== undefined) return exit(code)
    const script = kept.begin(system)
    script.give({ kind: 'start', start })
    return goOnWith(system, script)
  }

/** Programs that run Python. */
export const pythonPrograms: readonly Program[] = [
  'python3',
  'flask',
  'gunicorn',
  'uvicorn',
  'fastapi',
  'pytest',
].map((name) => ({ name, step: run(name) }))
