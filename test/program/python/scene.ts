/** Containers of python:3.11 with scripts in them, for tests of Python. */
import { type Scene, scene } from '../node/scene.js'

const ENV = {
  PYTHON_VERSION: '3.11.13',
  PATH: '/usr/local/bin:/usr/local/sbin:/usr/bin:/bin',
}
const SITE = '/usr/local/lib/python3.11/site-packages'

/** Packages as pip leaves them. */
const installed = (names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [`${SITE}/${name}/__init__.py`, '__version__ = "1.0"\n']))

/** A container with files, and a process in it. */
export function python(
  files: Readonly<Record<string, string>>,
  argv: readonly string[],
  {
    packages = [],
    env = {},
  }: {
    readonly packages?: readonly string[]
    readonly env?: Readonly<Record<string, string>>
  } = {},
): {
  readonly stage: Scene
  readonly process: string
  printed(): string
  code(): number | undefined
} {
  const stage = scene({ ...files, ...installed(packages) }, 'python:3.11')
  const process = stage.start(argv, { ...ENV, ...env })
  return {
    stage,
    process,
    printed: () => stage.output(process),
    code: () => stage.exitCode(process),
  }
}

/** Runs a script to its end. */
export function run(source: string, env: Readonly<Record<string, string>> = {}) {
  const made = python({ '/app.py': source }, ['python3', '/app.py'], { env })
  made.stage.simulation.advance(100_000)
  return { printed: made.printed(), code: made.code() }
}
