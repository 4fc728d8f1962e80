/**
 * `-o go-template`: objects printed with a template of the user's.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/#output-options
 */
import { goQuote } from '../../text/goquote.js'
import {
  KUBECTL_FUNCTIONS,
  KUBERNETES_JSON,
  TemplateError,
  goTemplate,
} from '../../text/gotemplate/index.js'
import { goJson } from '../../text/json.js'
import { CommandError } from '../verb.js'
import { templateFailure } from './template-failure.js'

/**
 * The printer of a template; `ownOrder` is whether the client has made the object itself.
 *
 * @throws CommandError when the template is malformed or (later) does not fit an object
 */
export function templated(
  template: string,
  allowsMissing: boolean,
): (document: unknown, ownOrder: boolean) => string {
  const print = compiled(template)
  const options = { model: KUBERNETES_JSON, isMissingAnError: !allowsMissing }
  return (document, ownOrder) => {
    try {
      return print(document, options)
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error
      throw new CommandError(
        `error: error executing template ${goQuote(template)}: ${error.message}`,
        1,
        error.printed + debugging(template, error.message, document, ownOrder),
      )
    }
  }
}

function compiled(template: string): ReturnType<typeof goTemplate> {
  try {
    return goTemplate(template, { name: 'output', functions: KUBECTL_FUNCTIONS })
  } catch (error) {
    if (error instanceof TemplateError)
      throw new CommandError(`error: error parsing template ${template}, ${error.message}`)
    throw error
  }
}

/** What kubectl prints to standard output about a template that failed. */
function debugging(
  template: string,
  message: string,
  document: unknown,
  ownOrder: boolean,
): string {
  const { apiVersion, kind, ...rest } = document as Readonly<Record<string, unknown>>
  const raw = ownOrder
    ? goJson({ kind, apiVersion, ...rest })
    : goJson(document, { sortKeys: true })
  return `${templateFailure(message, template)}\traw data was:\n\t\t${raw}\n\tobject given to template engine was:\n\t\t${shown(document)}\n\n`
}

const WHOLE = goTemplate('{{.}}', { functions: KUBECTL_FUNCTIONS })

/** A value as Go prints it: `map[a:1 b:[x y]]`. */
const shown = (value: unknown): string => WHOLE(value, { model: KUBERNETES_JSON })
