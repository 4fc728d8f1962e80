/**
 * Python, as far as one-liners and the small web server go: `-m http.server`, `--version`, `-c`
 * with calls of `print`.
 *
 * @see https://docs.python.org/3/library/http.server.html
 */
import { byteLength } from '../../oci/entry.js'
import { httpDate } from '../../text/time.js'
import { goUnquote } from '../../text/goquote.js'
import { pip } from '../packages/pip.js'
import { type Next, type Program, type System, exit } from '../program.js'
import { logTime, requestLine } from './access-log.js'
import { defineServer } from './server.js'
import { findFile } from './static-files.js'
import { ERRNO } from '../../text/errno.js'

const PORT = 8000
const DEFAULT_VERSION = '3.13.5'

const versionOf = (system: System): string => system.env.PYTHON_VERSION ?? DEFAULT_VERSION

/** Exit code of a process that an uncaught KeyboardInterrupt ended quietly. */
const interrupted = (system: System): number => {
  system.err('\nKeyboard interrupt received, exiting.\n')
  return 0
}

const webServer = defineServer({
  name: 'python3',
  port: (system) => Number(system.argv.slice(3).find((word) => /^\d+$/.test(word)) ?? PORT),
  begin: () => null,
  ready(system) {
    const port = system.argv.slice(3).find((word) => /^\d+$/.test(word)) ?? PORT
    system.out(`Serving HTTP on 0.0.0.0 port ${port} (http://0.0.0.0:${port}/) ...\n`)
  },
  taken(system, _, { errno, text }) {
    const kind = errno === 13 ? 'PermissionError' : 'OSError'
    system.err(`${kind}: [Errno ${errno}] ${text}\n`)
    return 1
  },
  answer(system, exchange, state) {
    const found = findFile(system.files, directoryOf(system), exchange.message.path ?? '/')
    const [status, statusText, type, body] =
      found.kind === 'file'
        ? ([200, 'OK', found.type, found.body] as const)
        : found.kind === 'directory'
          ? ([
              200,
              'OK',
              'text/html; charset=utf-8',
              listing(exchange.message.path ?? '/', found.names),
            ] as const)
          : found.kind === 'redirect'
            ? ([301, 'Moved Permanently', 'text/html', ''] as const)
            : ([404, 'File not found', 'text/html;charset=utf-8', missing] as const)
    system.err(
      `${status === 404 ? `${exchange.source} - - [${pythonTime(system.now)}] code 404, message File not found\n` : ''}${exchange.source} - - [${pythonTime(system.now)}] "${requestLine(exchange)}" ${status} -\n`,
    )
    const headers = {
      Server: `SimpleHTTP/0.6 Python/${versionOf(system)}`,
      Date: httpDate(system.now),
      'Content-type': type,
      'Content-Length': String(byteLength(body)),
      ...(found.kind === 'redirect' && { Location: found.to }),
    }
    return { answer: { status, statusText, headers, body }, state }
  },
  signals: { INT: interrupted },
})

const pythonTime = (ms: number): string =>
  logTime(ms)
    .replace(/ \+0000$/, '')
    .replace(':', ' ')

function directoryOf({ argv, cwd }: System): string {
  const at = argv.findIndex((word) => word === '-d' || word === '--directory')
  return at < 0 ? cwd : (argv[at + 1] ?? cwd)
}

const listing = (path: string, names: readonly string[]): string =>
  `<!DOCTYPE HTML>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Directory listing for ${path}</title>\n</head>\n<body>\n<h1>Directory listing for ${path}</h1>\n<hr>\n<ul>\n${names.map((name) => `<li><a href="${name}">${name}</a></li>\n`).join('')}</ul>\n<hr>\n</body>\n</html>\n`

const missing =
  '<!DOCTYPE HTML>\n<html lang="en">\n    <head>\n        <meta charset="utf-8">\n        <title>Error response</title>\n    </head>\n    <body>\n        <h1>Error response</h1>\n        <p>Error code: 404</p>\n        <p>Message: File not found.</p>\n    </body>\n</html>\n'

export const python: Program = {
  name: 'python3',
  step(system, state) {
    const [first, second] = system.argv.slice(1)
    if (first === '-m' && second === 'pip') return pip.step(system, state)
    if (first === '-m' && second === 'venv') return exit(makeEnvironment(system))
    if (state !== undefined || (first === '-m' && second === 'http.server'))
      return webServer.step(system, state)
    if (first === '--version' || first === '-V') {
      system.out(`Python ${versionOf(system)}\n`)
      return exit(0)
    }
    if (first === '-c') return runStatements(system, second ?? '')
    if (first === '-m') {
      system.err(`${system.argv[0]}: No module named ${second ?? ''}\n`)
      return exit(1)
    }
    if (first === undefined) return exit(0)
    if (!system.files.exists(first)) {
      system.err(
        `${system.argv[0]}: can't open file '${system.files.resolve(first)}': [Errno 2] ${ERRNO.ENOENT}\n`,
      )
      return exit(2)
    }
    return runStatements(system, system.files.read(first))
  },
}

/** `python -m venv DIRECTORY`: a place for packages; here they all go to one place. */
function makeEnvironment({ argv, files }: System): number {
  const directory = argv.slice(3).find((word) => !word.startsWith('-'))
  if (directory === undefined) return 2
  files.mkdir(`${directory}/bin`, { parents: true })
  for (const [name, program] of Object.entries({
    python: 'python3',
    python3: 'python3',
    pip: 'pip',
  }))
    files.write(`${directory}/bin/${name}`, '', { mode: 0o755, program })
  files.write(`${directory}/bin/activate`, `export VIRTUAL_ENV=${files.resolve(directory)}\n`)
  return 0
}

const PRINT = /^print\((.*)\)$/s

/** Statements that print texts and numbers; anything else is more Python than there is. */
function runStatements(system: System, source: string): Next {
  const statements = source.split(/[;\n]/).map((statement) => statement.trim())
  for (const statement of statements.filter((text) => text !== '' && !text.startsWith('#'))) {
    const words = PRINT.exec(statement)?.[1]
      ?.split(/,\s*(?=(?:[^"']*["'][^"']*["'])*[^"']*$)/)
      .map(literal)
    if (!words || words.some((word) => word === undefined)) {
      system.err(
        `  File "<string>", line 1\n    ${statement}\nNotImplementedError: only print() of texts and numbers can be run here\n`,
      )
      return exit(1)
    }
    system.out(`${words.join(' ')}\n`)
  }
  return exit(0)
}

function literal(text: string): string | undefined {
  if (text === '') return ''
  if (/^-?\d+(\.\d+)?$/.test(text)) return text
  return /^(["']).*\1$/s.test(text)
    ? goUnquote(
        `"${text
          .slice(1, -1)
          .replace(/(?<!\\)"/g, '\\"')
          .replaceAll("\\'", "'")}"`,
      )
    : undefined
}
