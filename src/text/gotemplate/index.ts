/**
 * Go's text/template, as `docker … --format` and `kubectl -o go-template` use it.
 *
 * @see https://pkg.go.dev/text/template
 */
import { TemplateError } from './error.js'
import { execute } from './execute.js'
import type { TemplateFunctions } from './functions.js'
import { parseGoTemplate } from './parse.js'
import type { Model } from './value.js'

export { TemplateError }
export { DOCKER_FUNCTIONS, HEADER_FUNCTIONS } from './docker-functions.js'
export { KUBECTL_FUNCTIONS } from './kubectl-functions.js'
export { KUBERNETES_JSON, PLAIN_JSON, type Structures, structures } from './model.js'

/** How a template looks at a value. */
interface TemplateOptions {
  /** The template's name in errors; docker's have none, kubectl's is `output`. */
  readonly name?: string
  readonly functions: TemplateFunctions
}

/** How a template looks at one value. */
interface PrintOptions {
  /** How the value looks to Go. */
  readonly model: Model
  /** What is not there is an error; otherwise it prints `<no value>`. */
  readonly isMissingAnError?: boolean
  /** Members of the value are methods; those that are functions take texts (`{{.Label "x"}}`). */
  readonly hasMethods?: boolean
  /** Other functions than those that the template was compiled with, by the same names. */
  readonly functions?: TemplateFunctions
}

/**
 * Compiles a template; the result prints a value.
 *
 * @throws TemplateError when the template is malformed or (later) does not fit the value
 * @example
 * const print = goTemplate('{{.metadata.name}}', { functions: KUBECTL_FUNCTIONS })
 * print(pod, { model: KUBERNETES_JSON })
 */
export function goTemplate(
  text: string,
  { name = '', functions }: TemplateOptions,
): (value: unknown, options: PrintOptions) => string {
  const templates = parseGoTemplate(text, name, functions)
  return (value, { model, isMissingAnError = false, hasMethods = false, ...options }) =>
    execute(
      {
        name,
        text,
        templates,
        functions: options.functions ?? functions,
        model,
        isMissingAnError,
        hasMethods,
      },
      value,
    )
}
