/**
 * `--raw`: requests by path, and answers as they come.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_get/
 */
import type { Status } from '../../types/kubernetes/meta/v1.js'
import { ApiError, failure, notServed, unsaid } from '../../kubernetes/apiserver/errors.js'
import { methodNotAllowed } from '../../kubernetes/apiserver/http/answer.js'
import { serve } from '../../kubernetes/apiserver/http/index.js'
import type { HttpAnswer, HttpStream } from '../../kubernetes/apiserver/http/message.js'
import {
  type WatchState,
  hasNews,
  nextLines,
  wakeOf,
} from '../../kubernetes/apiserver/http/watch-stream.js'
import { CLIENT_VERSION } from '../../kubernetes/apiserver/version.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { usageError } from './failure.js'
import type { Session } from './session.js'

/** The flag of verbs that write. */
export const rawFlag = (what: string) =>
  ({
    raw: {
      type: 'string',
      usage: `Raw URI to ${what} the server.  Uses the transport specified by the kubeconfig file.`,
    },
  }) as const

const NO_ARGUMENTS = 'error: arguments may not be passed when --raw is specified'
const ALONE =
  '--raw may not be specified with other flags that filter the server request or alter the output'
const ONE_FILE = 'error: --raw can only use a single local file or stdin'
const FORBIDDEN = 'the server does not allow access to the requested resource'
const NO_URL = 'error: --raw cannot read from a url'
const EXCLUSIVE = (flag: string): string => `--raw and ${flag} are mutually exclusive`
const BAD_PATH = (path: string): string =>
  `error: --raw must be a valid URL path: parse ${JSON.stringify(path)}: invalid URI for request`

/** What flags may not stand beside `--raw`. */
interface OtherFlags {
  readonly edit?: boolean | undefined
  readonly filename?: readonly string[] | undefined
  readonly output?: string | undefined
  readonly recursive?: boolean | undefined
  readonly selector?: string | undefined
}

/** @throws CommandError */
function checkFlags({ edit, filename = [], output, recursive, selector }: OtherFlags): void {
  if (edit) throw new CommandError(`error: ${EXCLUSIVE('--edit')}`)
  if (filename.length !== 1) throw new CommandError(ONE_FILE)
  if (/^https?:\/\//.test(filename[0] ?? '')) throw new CommandError(NO_URL)
  if (recursive) throw new CommandError(`error: ${EXCLUSIVE('--recursive')}`)
  if (selector) throw new CommandError(`error: ${EXCLUSIVE('--selector (-l)')}`)
  if (output) throw new CommandError(`error: ${EXCLUSIVE('--output')}`)
}

/** `kubectl get --raw`. @throws CommandError, ApiError */
export function* rawGet(
  session: Session,
  path: string,
  args: readonly string[],
  flags: OtherFlags & { readonly watch: boolean; readonly watchOnly: boolean },
): Generator<Wait, VerbResult<readonly []>> {
  if (args.length > 0) throw new CommandError(NO_ARGUMENTS)
  if (flags.watch || flags.watchOnly || flags.selector) throw usageError(ALONE, 'get')
  if (flags.output) throw usageError(EXCLUSIVE('--output'), 'get')
  return yield* rawRequest(session, 'GET', path)
}

/** `kubectl delete --raw`; a file is the body. @throws CommandError, ApiError */
export function* rawDelete(
  session: Session,
  path: string,
  args: readonly string[],
  flags: OtherFlags,
): Generator<Wait, VerbResult<readonly []>> {
  if (args.length > 0 || flags.selector) throw usageError(ALONE, 'delete')
  const [name] = given(flags)
  const body = name === undefined ? undefined : yield* textOf(session, name)
  return yield* rawRequest(session, 'DELETE', path, body)
}

/** The files that are given. */
const given = ({ filename = [] }: OtherFlags): readonly string[] => filename

/** The text of a file or of standard input. */
function* textOf({ cli: { files, stdin } }: Session, name: string): Generator<Wait, string> {
  return name === '-' ? yield* stdin.readAll() : files.read(name)
}

/** A request whose body is a file or standard input. @throws CommandError, ApiError */
export function* rawWrite(
  session: Session,
  method: 'POST' | 'PUT',
  path: string,
  flags: OtherFlags,
): Generator<Wait, VerbResult<readonly []>> {
  checkFlags(flags)
  const body = yield* textOf(session, given(flags)[0] ?? '')
  return yield* rawRequest(session, method, path, body)
}

/** A request; prints what is answered. @throws CommandError, ApiError */
function* rawRequest(
  session: Session,
  method: string,
  path: string,
  body?: string,
): Generator<Wait, VerbResult<readonly []>> {
  if (!path.startsWith('/')) throw new CommandError(BAD_PATH(path))
  const { user } = session
  void session.cluster
  const answer = session.cli.ask((tx) =>
    serve(
      tx,
      session.streams,
      {
        method,
        path,
        headers: {
          accept: 'application/json, */*',
          'user-agent': `kubectl/${CLIENT_VERSION.gitVersion} (${CLIENT_VERSION.platform}) kubernetes/${CLIENT_VERSION.gitCommit.slice(0, 7)}`,
        },
        ...(body === undefined ? {} : { body }),
      },
      user,
    ),
  )
  for (const text of warningsOf(answer)) session.warn(text)
  if ('lines' in answer) yield* follow(session, answer)
  else {
    if (answer.status >= 400) throw refused(answer)
    session.out(answer.body)
  }
  return { value: [] }
}

/** The warnings of an answer's header. */
const warningsOf = ({ headers }: Pick<HttpAnswer, 'headers'>): readonly string[] =>
  [...(headers['warning'] ?? '').matchAll(/299 - "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) =>
    text.replace(/\\(.)/g, '$1'),
  )

/** The error that an answer means. */
function refused({ status: code, headers, body }: HttpAnswer): ApiError {
  if (headers['content-type'] === 'application/json') {
    const status = JSON.parse(body) as Status
    if (status.kind === 'Status') return new ApiError(status)
  }
  if (code === 404) return notServed()
  if (code === 405) return methodNotAllowed()
  return code === 403
    ? failure(code, 'Forbidden', FORBIDDEN)
    : failure(code, 'InternalError', unsaid(JSON.stringify(body)))
}

/** Prints the lines of a watch until it is over, or until Ctrl-C. */
function* follow(session: Session, { lines, watch }: HttpStream): Generator<Wait, void> {
  const { cli } = session
  for (const line of lines) session.out(`${line}\n`)
  const turns = cli.turns()
  let place: WatchState | undefined = watch
  while (!cli.interrupted) {
    place = turns.carry(place)
    if (!place) return
    const from: WatchState = place
    yield {
      when: (read) => hasNews(read, from),
      until: wakeOf(from),
    }
    const next = cli.ask((tx) => nextLines(tx, from))
    for (const line of next.lines) session.out(`${line}\n`)
    place = next.watch
  }
}
