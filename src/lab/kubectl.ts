/**
 * kubectl's verbs as a user's program calls them: `get` knows the types of the kinds by the words
 * that name them, and manifests may be given as values.
 *
 * @module
 */
import {
  type Expected,
  check,
  isRecord,
  listOf,
  must,
  optional,
  noObject,
  plainData,
} from './arguments.js'
import { facing } from './caller.js'
import type { Kubectl } from './tools/kubectl.js'

/**
 * Manifests as values: `apply`, `create`, `replace` and `delete` take an object, a list of objects
 * or YAML text.
 */
export function withManifests(kubectl: Kubectl): Kubectl {
  const wrapped: Record<string, unknown> = { ...kubectl }
  for (const verb of ['apply', 'create', 'replace', 'delete'] as const) {
    const method = (kubectl as unknown as Record<string, (...given: unknown[]) => unknown>)[verb]
    if (!method) continue
    const face = (...given: readonly unknown[]): unknown =>
      facing(face, () => {
        const [first, second, ...more] = given
        const text = manifestText(first)
        if (text === undefined) return method(...given)
        check('argument 2', second, optional(OPTIONS))
        check('argument 3', more[0], NOTHING)
        return method({ ...(second as object | undefined), filename: ['-'], stdin: text })
      })
    wrapped[verb] = face
  }
  return Object.freeze(wrapped) as unknown as Kubectl
}

const manifestObject: Expected = (value, name) =>
  isRecord(value) ? plainData(value, name) : noObject(value, name)
const OPTIONS = must('an object with options', isRecord)
const NOTHING = must('absent: options come last', (value) => value === undefined)

/**
 * A manifest as text, if the value is one: an object with a kind, a list of such, or YAML with
 * several lines.
 */
function manifestText(given: unknown): string | undefined {
  if (typeof given === 'string')
    return given.includes('\n') || /^\s*\{/.test(given) ? given : undefined
  const isList = Array.isArray(given) && given.some((item) => typeof item === 'object')
  if (!isList && !(isRecord(given) && 'kind' in given)) return undefined
  check('manifest', given, isList ? listOf(manifestObject) : plainData)
  return JSON.stringify(isList ? { apiVersion: 'v1', kind: 'List', items: given } : given)
}
