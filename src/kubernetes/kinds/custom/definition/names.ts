/**
 * Validation of the names that a definition asks for.
 *
 * @module
 */
import type { CustomResourceDefinitionNames } from '../../../../types/kubernetes/apiextensions/v1.js'
import { invalid, required } from '../../field-errors.js'
import type { FieldError } from '../../kind.js'
import { nameErrors } from '../../names.js'

/** What is said of a kind whose small letters are no name. */
export const MIXED = 'may have mixed case, but should otherwise match: '

/** What is wrong with names. */
export function validateNames(
  names: Partial<CustomResourceDefinitionNames> | undefined,
  path: string,
): readonly FieldError[] {
  const { plural, singular, kind, listKind, shortNames = [], categories = [] } = names ?? {}
  const words = { plural, singular, kind, listKind }
  const errors: FieldError[] = Object.entries(words).flatMap(([name, word]) =>
    word ? [] : [required(`${path}.${name}`)],
  )
  for (const [name, word = ''] of Object.entries(words)) {
    const isKind = name === 'kind' || name === 'listKind'
    const wrong = word === '' ? [] : nameErrors('label1035', isKind ? word.toLowerCase() : word)
    if (wrong.length > 0)
      errors.push(invalid(`${path}.${name}`, word, (isKind ? MIXED : '') + wrong.join(',')))
  }
  errors.push(...eachWord(`${path}.shortNames`, shortNames))
  if (kind && kind === listKind)
    errors.push(invalid(`${path}.listKind`, listKind, 'kind and listKind may not be the same'))
  return [...errors, ...eachWord(`${path}.categories`, categories)]
}

const eachWord = (path: string, words: readonly string[]): readonly FieldError[] =>
  words.flatMap((word, i) => {
    const wrong = nameErrors('label1035', word)
    return wrong.length > 0 ? [invalid(`${path}[${i}]`, word, wrong.join(','))] : []
  })
