import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/kubernetes/apiserver/decode.js'
import { ApiError } from '../../src/kubernetes/apiserver/errors.js'
import { type KindName, kinds } from '../../src/kubernetes/kinds/index.js'
import { validateByFacts } from '../../src/kubernetes/kinds/schema/validate.js'
import { asAdmin, newCluster } from '../kubernetes/apiserver/cluster.js'
import { manifestOf } from '../kubernetes/kinds/manifests.js'

type Json = Record<string, unknown> | unknown[]

/** What takes the place of a value, or stands beside it. */
const values = fc.constantFrom<unknown>(
  null,
  '',
  'Nope',
  'a/b',
  '-1%',
  -1,
  0,
  2 ** 40,
  1.5,
  true,
  [],
  {},
  [null],
  { __proto__: 1 },
  'x'.repeat(300),
)

/** A change of one place in an object: which place, what is done there, and with what. */
const mutation = fc.record({
  at: fc.array(fc.nat(20), { minLength: 1, maxLength: 7 }),
  how: fc.constantFrom('replace', 'remove', 'add', 'repeat'),
  value: values,
})

/** Changes a place of a copy. */
function mutated(
  object: Record<string, unknown>,
  { at, how, value }: { at: readonly number[]; how: string; value: unknown },
): unknown {
  const copy = structuredClone(object)
  let parent: Json = copy
  let key: string | number = 'metadata'
  for (const step of at) {
    const keys: readonly (string | number)[] = Array.isArray(parent)
      ? [...parent.keys()]
      : Object.keys(parent)
    if (keys.length === 0) break
    key = keys[step % keys.length] ?? ''
    const next = (parent as Record<string | number, unknown>)[key]
    if (typeof next !== 'object' || next === null || step % 5 === 0) break
    parent = next as Json
  }
  const place = parent as Record<string | number, unknown>
  if (how === 'remove') Reflect.deleteProperty(place, key)
  else if (how === 'add') place['surprise'] = value
  else if (how === 'repeat' && Array.isArray(parent)) parent.push(...structuredClone(parent))
  else place[key] = value
  // A hole in a list is null where it is written down.
  return JSON.parse(JSON.stringify(copy))
}

describe('a manifest in which something is wrong', () => {
  it.each(kinds.filter(({ verbs }) => verbs.includes('create')).map((kind) => [kind.kind, kind]))(
    'of kind %s is refused with an ApiError, or holds what the kind allows',
    (name, kind) => {
      const good = manifestOf(kind as (typeof kinds)[number])
      const cluster = newCluster()
      const before = cluster.world
      fc.assert(
        fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (changes) => {
          const bad = changes.reduce<unknown>(
            (object, change) => mutated(object as Record<string, unknown>, change),
            good,
          )
          try {
            const made = asAdmin(cluster, (api) =>
              api.create(name as KindName, decode(kind as never, bad) as never, { dryRun: true }),
            )
            expect(validateByFacts((kind as (typeof kinds)[number]).type, made)).toEqual([])
          } catch (error) {
            if (!(error instanceof ApiError)) throw error
            expect(error.status.message).not.toBe('')
            expect(error.code).toBeGreaterThanOrEqual(400)
          }
        }),
        { numRuns: 60, seed: 12 },
      )
      for (const { table } of kinds)
        expect(cluster.world.tables[table.name]).toBe(before.tables[table.name])
    },
  )
})
