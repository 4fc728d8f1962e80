/**
 * The functions that kubectl adds to templates.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/#output-options
 */
import { fromBase64 } from '../base64.js'
import { Problem } from './error.js'
import { BUILT_IN, type TemplateFunction, type TemplateFunctions } from './functions.js'
import { type Model, unboxed } from './value.js'

const INDEX = BUILT_IN.get('index') as TemplateFunction

/** Whether there is something under all these keys. */
function exists(model: Model, item: unknown, ...keys: readonly unknown[]): boolean {
  try {
    return unboxed(INDEX.run(model, item, ...keys)) !== undefined
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

/** Where Go finds the first byte that is no base64. */
function firstBad(text: string): number {
  const bad = text.search(/[^A-Za-z0-9+/=\r\n]/)
  return bad < 0 ? text.length - (text.length % 4) : bad
}

function decoded(_: Model, text: unknown): string {
  const found = fromBase64(text as string)
  if (found === undefined)
    throw new Problem(
      `base64 decode failed: illegal base64 data at input byte ${firstBad(text as string)}`,
    )
  return found
}

/** What `-o go-template` can call. */
export const KUBECTL_FUNCTIONS: TemplateFunctions = new Map<string, TemplateFunction>([
  ...BUILT_IN,
  ['exists', { takes: ['any'], rest: 'any', run: exists }],
  ['base64decode', { takes: ['string'], run: decoded }],
])
