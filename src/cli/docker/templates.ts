/**
 * `--format` with a Go template: for the rows of a list, for documents, and for what shows one
 * thing.
 *
 * @see https://docs.docker.com/engine/cli/formatting/
 */
import {
  DOCKER_FUNCTIONS,
  PLAIN_JSON,
  type Structures,
  TemplateError,
  goTemplate,
  structures,
} from '../../text/gotemplate/index.js'
import { CommandError } from '../verb.js'

type Template = ReturnType<typeof goTemplate>

/** The client ends with this code when it cannot use what the user wrote. */
const UNUSABLE = 64
const PARSING = 'template parsing error: '

/**
 * Does something with a template; what is wrong with it becomes the command's error: `before` is
 * what the command says first.
 */
function attempt<T>(work: () => T, before: string, exitCode = 1): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof TemplateError) throw new CommandError(before + error.message, exitCode)
    throw error
  }
}

/** How a list says what is wrong with the template of its rows. */
export interface Complaints {
  readonly parsing: string
  readonly executing: string
}

const USUAL: Complaints = { parsing: PARSING, executing: PARSING }

/** Prints one row of a list: members are methods. */
type RowTemplate = (row: object, functions?: typeof DOCKER_FUNCTIONS) => string

/**
 * The template of a list's rows; `type` is what Go calls a row.
 *
 * @throws CommandError, now or when a row does not fit
 */
export function rowTemplate(text: string, type: string, complaints = USUAL): RowTemplate {
  const print = attempt(() => goTemplate(text, { functions: DOCKER_FUNCTIONS }), complaints.parsing)
  return (row, functions = DOCKER_FUNCTIONS) =>
    attempt(
      () => print(row, { model: structures(row, { type }), hasMethods: true, functions }),
      complaints.executing,
    )
}

/** Prints an object: as the client's structure has it and, if that fails, as the document is. */
type DocumentTemplate = (view: unknown, document: unknown) => string

/**
 * The template of `inspect`. A template that does not fit the client's structures is tried with the
 * daemon's document, whose words the user may have meant; what goes wrong there is what is said.
 *
 * @throws CommandError, now or when the object does not fit
 */
export function documentTemplate(text: string, known: Structures): DocumentTemplate {
  const print = attempt(() => goTemplate(text, { functions: DOCKER_FUNCTIONS }), PARSING, UNUSABLE)
  return (view, document) => {
    try {
      return print(view, { model: structures(view, known) })
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error
      return attempt(() => print(document, { model: PLAIN_JSON, isMissingAnError: true }), PARSING)
    }
  }
}

/**
 * Prints one value with a template, and what of it was printed before it failed. `name` is the
 * template's.
 *
 * @throws CommandError
 */
export function printValue(text: string, value: unknown, known: Structures, name = ''): string {
  const print: Template = attempt(
    () => goTemplate(text, { name, functions: DOCKER_FUNCTIONS }),
    PARSING,
    UNUSABLE,
  )
  try {
    return `${print(value, { model: structures(value, known) })}\n`
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    throw new CommandError(error.message, 1, `${error.printed}\n`)
  }
}

/**
 * The template of `docker events`, which is tried with an empty event first. @throws CommandError
 */
export function eventTemplate(
  text: string,
  empty: object,
  known: Structures,
): (event: object) => string {
  const complaint = 'Error parsing format: '
  const print = attempt(
    () => goTemplate(text, { functions: DOCKER_FUNCTIONS }),
    complaint,
    UNUSABLE,
  )
  const printed = (event: object): string => print(event, { model: structures(event, known) })
  attempt(() => printed(empty), complaint, UNUSABLE)
  return (event) => attempt(() => printed(event), '')
}
