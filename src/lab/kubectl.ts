/**
 * kubectl's verbs as a user's program calls them: `get` knows the types of the kinds by the words
 * that name them, and manifests may be given as values.
 *
 * @module
 */
import type { kubectlVerbs } from '../cli/kubectl/tool.js'
import type { KubeObject, Stored } from '../kubernetes/kinds/kind.js'
import type { KindTypes } from '../types/kubernetes/kinds.js'
import type { KindWords } from '../types/kubernetes/words.js'
import {
  type Expected,
  check,
  isRecord,
  listOf,
  must,
  optional,
  plainData,
  shown,
} from './arguments.js'
import { facing } from './caller.js'
import type { CallOptions, Facade, Result } from './facade.js'

type Verbs = Facade<ReturnType<typeof kubectlVerbs>>
type OptionsOf<Name extends keyof Verbs> = Exclude<
  Extract<Parameters<Verbs[Name]>, readonly [string, ...unknown[]] | readonly unknown[]>[number],
  string
>

/** What a flag can be given. */
type FlagValue = string | number | boolean | readonly string[] | undefined

/**
 * Flags by name in camel case, for verbs whose flags depend on their first word (`create
 * deployment`, `rollout undo`).
 */
export type Flags = CallOptions & Readonly<Record<string, FlagValue>>

/** A manifest: YAML or JSON text, an object, or a list of objects. */
export type ManifestValue = string | ManifestObject | readonly ManifestObject[]

/** An object of a manifest: one of the API's types, or a literal. */
export type ManifestObject =
  | KubeObject
  | ({ readonly kind: string } & Readonly<Record<string, unknown>>)

/**
 * `kubectl get`: the objects, typed when the first word is a kind that the type knows; printed,
 * what the command prints.
 */
export interface Get {
  <Word extends keyof KindWords>(
    word: Word,
    ...more: readonly string[]
  ): Result<readonly Stored<KindTypes[KindWords[Word]]>[]>
  <Word extends keyof KindWords>(
    word: Word,
    options: OptionsOf<'get'>,
  ): Result<readonly Stored<KindTypes[KindWords[Word]]>[]>
  <Word extends keyof KindWords>(
    word: Word,
    name: string,
    options: OptionsOf<'get'>,
  ): Result<readonly Stored<KindTypes[KindWords[Word]]>[]>
  (...words: readonly (string | OptionsOf<'get'>)[]): ReturnType<Verbs['get']>
}

/** A verb that takes manifests as values beside what the command takes. */
export interface Manifests<Value> {
  (manifest: ManifestValue, options?: Flags): Value
  (...words: readonly (string | Flags)[]): Value
}

/** kubectl's verbs, and manifests given as values. */
export type Kubectl = Omit<
  Verbs,
  'get' | 'apply' | 'create' | 'replace' | 'delete' | 'rollout' | 'set'
> & {
  readonly get: Get
  readonly apply: Manifests<ReturnType<Verbs['apply']>>
  readonly create: Manifests<ReturnType<Verbs['create']>>
  readonly replace: Manifests<ReturnType<Verbs['replace']>>
  readonly delete: Manifests<ReturnType<Verbs['delete']>>
  readonly rollout: (...words: readonly (string | Flags)[]) => ReturnType<Verbs['rollout']>
  readonly set: (...words: readonly (string | Flags)[]) => ReturnType<Verbs['set']>
}

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
  isRecord(value) ? plainData(value, name) : `${name} must be an object, not ${shown(value)}`
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
