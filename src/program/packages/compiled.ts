/**
 * What compilers make here: an executable that stands in for the program. It says so, and where its
 * source listens on a port, it listens there and answers with a word about itself.
 *
 * @module
 */
import type { Files } from '../files.js'
import { type Program, type System, awaitInput, exit } from '../program.js'
import { answerAll } from '../servers/server.js'

/** What is kept of a source. */
interface Compiled {
  readonly name: string
  readonly language: string
  readonly ports: readonly number[]
}

const standsIn = ({ name, language }: Compiled): string =>
  `kubarium does not run ${language}: this program stands in for ${name}\n`

/** Ports on which sources listen: `":8080"`, `server.port=8081`, `EXPOSE`-like numbers. */
const PORTS = [
  /Listen(?:AndServe)?\w*\([^)]*?"[^":]*:(\d{2,5})"/g,
  /Addr:\s*"[^":]*:(\d{2,5})"/g,
  /\.Run\("[^":]*:(\d{2,5})"/g,
  /\.Start\("[^":]*:(\d{2,5})"/g,
  /server\.port\s*[=:]\s*(\d{2,5})/g,
  /new InetSocketAddress\((\d{2,5})\)/g,
  /new ServerSocket\((\d{2,5})\)/g,
  /UseUrls\("[^"]*:(\d{2,5})"/g,
]

/** The ports that texts of a program listen on. */
export const portsIn = (texts: readonly string[]): readonly number[] => [
  ...new Set(
    texts.flatMap((text) =>
      PORTS.flatMap((pattern) => [...text.matchAll(pattern)].map(([, port]) => Number(port))),
    ),
  ),
]

/** Writes the executable. */
export function writeCompiled(files: Files, path: string, made: Compiled): void {
  files.mkdir(path.slice(0, path.lastIndexOf('/')) || '/', { parents: true })
  files.write(path, JSON.stringify(made), { mode: 0o755, program: 'compiled' })
}

/** What a file that a compiler made says of itself; undefined for another file. */
export function readCompiled(files: Files, path: string): Compiled | undefined {
  if (!files.exists(path)) return undefined
  try {
    const made = JSON.parse(files.read(path)) as Partial<Compiled>
    return typeof made.language === 'string' ? (made as Compiled) : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const ownFile = ({ argv, env, files }: System): string => {
  const name = argv[0] ?? ''
  if (name.includes('/')) return name
  const places = (env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin').split(':')
  return places.map((place) => `${place}/${name}`).find((path) => files.exists(path)) ?? name
}

/** Runs as the stand-in of what was compiled: once, or until it is stopped where it listens. */
export function standInFor(
  system: System,
  made: Compiled,
  state: unknown,
): ReturnType<Program['step']> {
  const text = standsIn(made)
  const own = Number(system.env['PORT'])
  const ports = made.ports.length > 0 && own > 0 ? [own] : made.ports
  if (state === undefined) {
    system.err(text)
    if (ports.length === 0) return exit(0)
    system.trap(['TERM', 'INT'])
    for (const port of ports) system.listen(port)
  }
  if (system.signals().length > 0) return exit(0)
  answerAll(system, text)
  return awaitInput(null)
}

export const compiled: Program = {
  name: 'compiled',
  step(system, state) {
    const path = ownFile(system)
    const made = readCompiled(system.files, path) ?? { name: path, language: 'programs', ports: [] }
    return standInFor(system, made, state)
  },
}
