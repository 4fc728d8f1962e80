/**
 * The objects of the API as values: of one kind, in any world.
 *
 * @module
 */
import { isApiError } from '../kubernetes/apiserver/errors.js'
import { list } from '../kubernetes/apiserver/list.js'
import type { KubeObject, Stored } from '../kubernetes/kinds/kind.js'
import { findKind } from '../kubernetes/kinds/served.js'
import { UsageError } from '../sim/errors.js'
import { type World, readerOf } from '../sim/world.js'
import { type Expected, check, fields, optional, text, word } from './arguments.js'
import { MOMENT, type Moment } from './history/moment.js'

/** Which objects are meant. */
export interface ObjectsOptions {
  /** Those of one namespace; of all by default. */
  readonly namespace?: string
  /** A selector of labels, such as `app=web`. */
  readonly selector?: string
  /** The moment; now by default. */
  readonly at?: Moment
}

const OBJECTS_OPTIONS = fields({
  namespace: word,
  selector: text,
  at: optional(MOMENT),
} satisfies Record<keyof ObjectsOptions, Expected>)

/** Checks what `lab.objects` is given. @throws UsageError */
export function checkObjects(kind: string, options: ObjectsOptions): void {
  check('kind', kind, word)
  check('options', options, OBJECTS_OPTIONS)
}

/** The objects of a kind in a world, by namespace and name. @throws UsageError */
export function objectsIn(
  world: World,
  word: string,
  { namespace, selector }: ObjectsOptions,
): readonly Stored<KubeObject>[] {
  const read = readerOf(world)
  const kind = findKind(read, word)
  if (!kind) throw new UsageError(`the cluster has no kind "${word}"`)
  try {
    return list(read, kind, {
      ...(namespace !== undefined && { namespace }),
      ...(selector !== undefined && { labelSelector: selector }),
    })
  } catch (error) {
    if (isApiError(error)) throw new UsageError(error.message)
    throw error
  }
}
