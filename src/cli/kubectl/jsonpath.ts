/**
 * `-o jsonpath`: objects printed with a JSONPath template.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/jsonpath/
 */
import { goQuote } from '../../text/goquote.js'
import { JsonPathError, goSyntax, jsonPath } from '../../text/jsonpath/index.js'
import { CommandError } from '../verb.js'
import { templateFailure } from './template-failure.js'

/**
 * The printer of a template; `ownOrder` is whether the client has made the object itself.
 *
 * @throws CommandError when the template is malformed or (later) does not fit an object
 */
export function byJsonPath(
  template: string,
  allowMissing: boolean,
  json: boolean,
): (document: unknown, ownOrder: boolean) => string {
  const ofServer = compiled(template, () => jsonPath(template, { allowMissing, json }))
  const ofClient = jsonPath(template, { allowMissing, json, numbers: 'float64' })
  return (document, ownOrder) => {
    try {
      return (ownOrder ? ofClient : ofServer)(document)
    } catch (error) {
      if (!(error instanceof JsonPathError)) throw error
      throw new CommandError(
        `error: error executing jsonpath ${goQuote(template)}: ${templateFailure(error.message, template)}\tobject given to jsonpath engine was:\n\t\t${goSyntax(document)}\n\n`,
      )
    }
  }
}

function compiled<Made>(template: string, make: () => Made): Made {
  try {
    return make()
  } catch (error) {
    if (error instanceof JsonPathError)
      throw new CommandError(`error: error parsing jsonpath ${template}, ${error.message}`)
    throw error
  }
}
