/**
 * The server of Kubernetes' walkthrough of autoscaling: a page in PHP that computes for a while
 * before it says `OK!`. It answers one request after the other.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/
 */
import type { Answer } from '../../net/request.js'
import { httpDate } from '../../text/time.js'
import { type Next, type Program, type System, awaitInput, exit } from '../program.js'
import { type BindError, bind } from './server.js'

const PORT = 80
/** How long a page takes, in milliseconds: a million square roots. */
const PAGE_TIME = 50
const PAGE = 'OK!'

interface Progress {
  readonly [key: string]: string | number
  /** The request that is being worked on; '' without one. */
  readonly current: string
  /** When its page is done. */
  readonly until: number
}

const IDLE: Progress = { current: '', until: 0 }

export const hpaExample: Program = {
  name: 'hpa-example',
  step(system, state) {
    if (state === undefined) {
      system.trap(['TERM', 'WINCH', 'INT'])
      const failure = bind(system, PORT)
      if (failure) return taken(system, failure)
      system.err(
        "AH00558: apache2: Could not reliably determine the server's fully qualified domain name. Set the 'ServerName' directive globally to suppress this message\n",
      )
    }
    if (system.signals().length > 0) return exit(0)
    return serve(system, (state as Progress | undefined) ?? IDLE)
  },
}

function serve(system: System, { current, until }: Progress): Next {
  if (current !== '' && system.now < until) return awaitInput({ current, until }, until)
  if (current !== '') system.respond(current, page(system))
  const next = system.requests().find(({ id }) => id !== current)
  if (!next) return awaitInput(IDLE)
  system.work(PAGE_TIME)
  const done = system.now + PAGE_TIME
  return awaitInput({ current: next.id, until: done }, done)
}

const page = (system: System): Answer => ({
  status: 200,
  statusText: 'OK',
  headers: {
    Date: httpDate(system.now),
    Server: 'Apache/2.4.10 (Debian)',
    'X-Powered-By': 'PHP/5.6.14',
    'Content-Length': String(PAGE.length),
    'Content-Type': 'text/html; charset=UTF-8',
  },
  body: PAGE,
})

function taken(system: System, { errno, text }: BindError): Next {
  system.err(`(${errno})${text}: AH00072: make_sock: could not bind to address [::]:${PORT}\n`)
  return exit(1)
}
