/**
 * How kubectl reports what went wrong.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
import type { StatusCause } from '../../types/kubernetes/meta/v1.js'
import { ApiError, isApiError } from '../../kubernetes/apiserver/errors.js'
import { FileError } from '../../program/files.js'
import { UnsupportedError } from '../../sim/unsupported.js'
import { JsonPathError } from '../../text/jsonpath/index.js'
import { YamlError } from '../../text/yaml.js'
import { FlagError } from '../flags.js'
import { CommandError, type Wait } from '../verb.js'
import type { Session } from './session.js'

const REQUEST_INVALID = 'The request is invalid: '

/** What is printed about an error, without the last newline, and the exit code. */
interface Failure {
  readonly text: string
  readonly exitCode: number
}

/** Several things went wrong in one command; those that went well were done. */
class SeveralErrors extends CommandError {
  override name = 'SeveralErrors'
  constructor(readonly errors: readonly unknown[]) {
    super(errors.map(oneOfSeveral).join('\n'))
  }
}

/** The failure that an error means. @throws the error itself if it is none that a user can cause */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommandError) return { text: error.message, exitCode: error.exitCode }
  if (error instanceof ApiError) return { text: statusText(error), exitCode: 1 }
  const text = plainText(error)
  if (text === undefined) throw error
  return { text: `error: ${text}`, exitCode: 1 }
}

/** An error of another room as kubectl words it; undefined for bugs. */
function plainText(error: unknown): string | undefined {
  if (error instanceof FileError) return `open ${error.path}: ${error.message.toLowerCase()}`
  return error instanceof YamlError ||
    error instanceof JsonPathError ||
    error instanceof FlagError ||
    error instanceof UnsupportedError
    ? error.message
    : undefined
}

/** What the API server said, for the user. */
function statusText(error: ApiError): string {
  const { details } = error.status
  if (error.reason !== 'Invalid') return serverText(error)
  const texts = [
    ...new Set((details?.causes ?? []).filter(({ field }) => field !== undefined).map(causeText)),
  ]
  if (texts.length === 0) return `${REQUEST_INVALID}${error.message}`
  const head = `The ${details?.kind ?? ''} "${details?.name ?? ''}" is invalid: `
  return texts.length === 1
    ? head + texts[0]
    : [head, ...texts.map((text) => `* ${text}`)].join('\n')
}

const causeText = ({ field, message }: StatusCause): string => `${field}: ${message}`

const serverText = (error: ApiError): string =>
  `Error from server${error.reason === '' ? '' : ` (${error.reason})`}: ${error.message}`

const oneOfSeveral = (error: unknown): string =>
  error instanceof ApiError ? serverText(error) : failureOf(error).text.replace(/^error: /, '')

/**
 * Throws what was collected, if anything was: the error itself if there is just one. What was done
 * before stays done.
 */
export function* throwCollected(
  session: Session,
  errors: readonly unknown[],
): Generator<Wait, void> {
  if (errors.length === 0) return
  yield* session.commit()
  throw errors.length === 1 ? errors[0] : new SeveralErrors(errors)
}

/** Calls `work` and keeps what a user can cause for later. */
export function collect<T>(errors: unknown[], work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof CommandError || error instanceof ApiError)) throw error
    errors.push(error)
    return undefined
  }
}

/** An ApiError whose message says where the object came from. */
export function fromSource(error: unknown, action: string, source: string): unknown {
  return isApiError(error)
    ? new ApiError({
        ...error.status,
        message: `error when ${action} "${source}": ${error.message}`,
      })
    : error
}

/** A complaint about how the command was called, with where help is. */
export const usageError = (text: string, name: string): CommandError =>
  new CommandError(`error: ${text}\nSee 'kubectl ${name} -h' for help and examples`)
