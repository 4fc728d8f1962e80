/**
 * `docker inspect` as a method: what it gives back depends on the type that is asked for.
 *
 * @module
 */
import type { Inspected, InspectedTypes } from '../cli/docker/inspect.js'
import type { Result, Words } from './method.js'

/** The members that any of several types has. */
type AnyKey<Types> = Types extends unknown ? keyof Types : never

/** The type of a member in those types that have it. */
type AnyMember<Types, Key extends PropertyKey> =
  Types extends Readonly<Record<Key, infer Member>> ? Member : never

/**
 * A container, an image, a network or a volume: the members of all, each there if its type has it.
 */
export type InspectedObject = {
  readonly [Key in AnyKey<Inspected>]?: AnyMember<Inspected, Key>
}

/** `docker inspect`, by the type that is asked for; without one, an object of any. */
export interface DockerInspect<Options> {
  <Type extends keyof InspectedTypes>(
    name: string,
    options: Options & { readonly type: Type },
  ): Result<readonly InspectedTypes[Type][]>
  (...words: Words<Options>): Result<readonly InspectedObject[]>
}
