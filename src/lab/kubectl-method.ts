/**
 * kubectl's verbs as methods, where their first argument says what they give back: the word of a
 * kind, a manifest, or a verb below.
 *
 * @module
 */
import type { KubeObject, Stored } from '../kubernetes/kinds/kind.js'
import type { KindTypes } from '../types/kubernetes/kinds.js'
import type { KindWords } from '../types/kubernetes/words.js'
import type { Manifest, ManifestResult } from './manifest.js'
import type { Result, Words } from './method.js'

/** The kinds that a word names: `pods`, `deploy/web`, `pods,services`, `deployments.apps`. */
type KindNamed<Word extends string> = string extends Word
  ? never
  : Word extends `${infer First},${infer Rest}`
    ? KindNamed<First> | KindNamed<Rest>
    : Word extends `${infer Kind}/${string}`
      ? KindNamed<Kind>
      : Word extends keyof KindWords
        ? KindWords[Word]
        : Word extends `${infer Plural}.${string}`
          ? KindNamed<Plural>
          : never

type StoredOf<Kind extends keyof KindTypes> = Kind extends unknown ? Stored<KindTypes[Kind]> : never

/** The objects of the kinds that a word names; of any kind when the word is not known. */
export type ObjectsNamed<Word extends string> = [KindNamed<Word>] extends [never]
  ? Stored<KubeObject>
  : StoredOf<KindNamed<Word>>

/** A verb whose first word names the kind of the objects that it gives back. */
export interface ObjectsMethod<Options> {
  (options: Options): Result<readonly Stored<KubeObject>[]>
  <Word extends string>(word: Word, ...more: Words<Options>): Result<readonly ObjectsNamed<Word>[]>
  (...words: Words<Options>): Result<readonly Stored<KubeObject>[]>
}

/**
 * A verb that takes manifests: a value, a list of values, or YAML or JSON text; or, as options alone,
 * the files that they are in.
 */
export type ManifestMethod<Options> = <ApiVersion extends string, Kind extends string>(
  manifest: string | Options | Manifest<ApiVersion, Kind> | readonly Manifest<ApiVersion, Kind>[],
  options?: Options,
) => Result<readonly ManifestResult<ApiVersion, Kind>[]>

type Method = (...given: never[]) => unknown

/** A verb that has verbs below it, which its first word names. */
export interface VerbsBelow<Verbs extends { readonly [Word in keyof Verbs]: Method }> {
  <Word extends keyof Verbs & string>(
    word: Word,
    ...more: Parameters<Verbs[Word]>
  ): ReturnType<Verbs[Word]>
  (...words: string[]): Result<undefined>
}
