/**
 * The Apache HTTP server, serving files.
 *
 * @see https://httpd.apache.org/docs/2.4/
 */
import { REASON_PHRASES } from '../../net/reason-phrases.js'
import type { Answer, Exchange } from '../../net/request.js'
import { byteLength } from '../../oci/entry.js'
import { MONTHS, WEEKDAYS, civil, httpDate } from '../../text/time.js'
import { type Program, type System, exit } from '../program.js'
import { commonLine } from './access-log.js'
import { defineServer, handOver } from './server.js'
import { findFile } from './static-files.js'

const ROOT = '/usr/local/apache2/htdocs'
const DEFAULT_VERSION = '2.4.63'

const versionOf = (system: System): string => system.env.HTTPD_VERSION ?? DEFAULT_VERSION

/** `[Mon Nov 23 07:25:33.158000 2026] [mpm_event:notice] [pid 1:tid 1] …` */
function notice(system: System, module: string, text: string): void {
  const { weekday, month, day, hour, minute, second, millisecond, year } = civil(system.now)
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = `${WEEKDAYS[weekday]} ${MONTHS[month - 1]} ${two(day)} ${two(hour)}:${two(minute)}:${two(second)}.${String(millisecond).padStart(3, '0')}000 ${year}`
  system.err(`[${time}] [${module}:notice] [pid ${system.pid}:tid ${system.pid}] ${text}\n`)
}

const unnamed = (system: System): string =>
  `AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using ${system.resolve(system.hostname)[0] ?? '127.0.0.1'}. Set the 'ServerName' directive globally to suppress this message\n`

const stopped = (system: System): number => {
  notice(system, 'mpm_event', 'AH00491: caught SIGTERM, shutting down')
  return 0
}

const graceful = (system: System): number => {
  notice(system, 'mpm_event', 'AH00492: caught SIGWINCH, shutting down gracefully')
  return 0
}

const server = defineServer({
  name: 'httpd',
  port: 80,
  begin(system) {
    system.err(unnamed(system).repeat(2))
    return null
  },
  ready(system) {
    notice(
      system,
      'mpm_event',
      `AH00489: Apache/${versionOf(system)} (Unix) configured -- resuming normal operations`,
    )
    notice(system, 'core', `AH00094: Command line: '${system.argv.join(' ')}'`)
  },
  taken(system, port, { errno, text }) {
    system.err(
      `(${errno})${text}: AH00072: make_sock: could not bind to address 0.0.0.0:${port}\nno listening sockets available, shutting down\nAH00015: Unable to open logs\n`,
    )
    return 1
  },
  answer(system, exchange, state) {
    const answer = answerTo(system, exchange)
    system.out(`${commonLine(exchange, system.now, answer.status, answer.body)}\n`)
    return { answer, state }
  },
  signals: { TERM: stopped, INT: stopped, WINCH: graceful },
})

/** `httpd -v` prints its version; otherwise it serves. */
export const httpd: Program = {
  name: 'httpd',
  step(system, state) {
    if (state !== undefined || system.argv[1] !== '-v') return server.step(system, state)
    system.out(`Server version: Apache/${versionOf(system)} (Unix)\n`)
    return exit(0)
  },
}

function answerTo(system: System, { message }: Exchange): Answer {
  const found = findFile(system.files, ROOT, message.path ?? '/')
  const headers = { Date: httpDate(system.now), Server: `Apache/${versionOf(system)} (Unix)` }
  const send = (status: number, body: string, type: string): Answer => ({
    status,
    statusText: REASON_PHRASES[status] ?? '',
    headers: { ...headers, 'Content-Length': String(byteLength(body)), 'Content-Type': type },
    body: message.method === 'HEAD' ? '' : body,
  })
  if (found.kind === 'file') return send(200, found.body, found.type)
  if (found.kind === 'redirect')
    return {
      ...send(301, '', 'text/html'),
      headers: { ...headers, Location: found.to },
    }
  if (found.kind === 'directory')
    return send(
      200,
      `<html><head><title>Index of ${message.path}</title></head><body><ul>${found.names.map((name) => `<li><a href="${name}"> ${name}</a></li>`).join('\n')}</ul></body></html>\n`,
      'text/html;charset=ISO-8859-1',
    )
  const [status, text] =
    found.kind === 'missing'
      ? ([404, 'The requested URL was not found on this server.'] as const)
      : ([403, "You don't have permission to access this resource."] as const)
  const title = REASON_PHRASES[status] ?? ''
  return send(
    status,
    `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${status} ${title}</title>\n</head><body>\n<h1>${title}</h1>\n<p>${text}</p>\n</body></html>\n`,
    'text/html; charset=iso-8859-1',
  )
}

/** What the image runs: the server in the foreground. */
export const httpdForeground: Program = {
  name: 'httpd-foreground',
  step: (system) =>
    handOver(
      system,
      ['httpd', '-DFOREGROUND', ...system.argv.slice(1)],
      ({ message }) => `${message}\n`,
    ),
}
