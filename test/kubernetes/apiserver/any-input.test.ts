import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../../src/kubernetes/apiserver/decode.js'
import { ApiError } from '../../../src/kubernetes/apiserver/errors.js'
import { parseSelector } from '../../../src/kubernetes/apiserver/selectors.js'
import { type KindName, kindOf, kinds } from '../../../src/kubernetes/kinds/index.js'
import { fieldsOf, type FieldType } from '../../../src/kubernetes/kinds/schema/types.js'
import { renderTable } from '../../../src/kubernetes/kinds/table.js'
import { asAdmin, newCluster } from './cluster.js'

/** Runs `work`; all that it may throw is an ApiError. */
function onlyApiErrors(work: () => unknown): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    expect(error.status).toMatchObject({ kind: 'Status', status: 'Failure' })
  }
}

const word = fc.constantFrom(
  '',
  'a',
  'Bad_Name',
  '-',
  'web',
  '__proto__',
  '10.96.0.9',
  '25%',
  'Always',
  'None',
  'TCP',
  '☃',
  'a/b/c',
  'x'.repeat(300),
)
const numbers = fc.constantFrom(-1, 0, 1, 80, 30_000, 70_000, 2 ** 40)

/**
 * A value of a type of the schema, valid in form and arbitrary in content; now and then of another
 * type.
 */
function valueOf(type: FieldType, depth: number): fc.Arbitrary<unknown> {
  if (depth > 7) return fc.constant(undefined)
  if (type.is === 'struct') return structOf(type.name, depth + 1)
  if (type.is === 'list') return fc.array(valueOf(type.of, depth + 1), { maxLength: 2 })
  if (type.is === 'map') return fc.dictionary(word, valueOf(type.of, depth + 1), { maxKeys: 2 })
  if (type.name === 'int32' || type.name === 'int64') return numbers
  if (type.name === 'bool') return fc.boolean()
  if (type.name === 'IntOrString') return fc.oneof(numbers, word)
  if (type.name === 'Quantity') return fc.constantFrom('1', '-1', '100m', '1Gi')
  if (type.name === 'Time' || type.name === 'MicroTime') return fc.constant('2026-01-01T00:00:00Z')
  return type.name === 'any' ? fc.jsonValue({ maxDepth: 1 }) : word
}

const structOf = (name: string, depth = 0): fc.Arbitrary<unknown> =>
  fc.record(
    Object.fromEntries(
      [...(fieldsOf(name) ?? [])].map(([key, field]) => [key, valueOf(field.type, depth)]),
    ),
    {
      requiredKeys:
        depth === 0 ? ['metadata', 'spec'].filter((key) => fieldsOf(name)?.has(key)) : [],
    },
  )

describe('whatever a user sends', () => {
  it.each(kinds.map(({ kind }) => kind as KindName))(
    '%s: creating and patching it ends well or in an ApiError',
    (name) => {
      fc.assert(
        fc.property(structOf(kindOf(name).type), structOf(kindOf(name).type), (body, patch) => {
          const cluster = newCluster()
          onlyApiErrors(() =>
            asAdmin(cluster, (api) => api.create(name, decode(kindOf(name), body) as never)),
          )
          onlyApiErrors(() =>
            asAdmin(cluster, (api) =>
              api.create(
                name,
                decode(kindOf(name), {
                  ...(body as object),
                  metadata: { name: 'web', namespace: 'default' },
                }) as never,
              ),
            ),
          )
          asAdmin(cluster, (api) =>
            renderTable(kindOf(name), api.list(name), {
              now: api.tx.now,
              read: api.tx,
              wide: true,
              showLabels: true,
            }),
          )
          for (const { metadata } of asAdmin(cluster, (api) => api.list(name))) {
            for (const type of ['merge', 'strategic'] as const)
              onlyApiErrors(() =>
                asAdmin(cluster, (api) =>
                  api.patch(name, metadata.name, metadata.namespace, type, patch),
                ),
              )
          }
        }),
        { numRuns: 25, seed: 7 },
      )
    },
  )

  it('any JSON at all is decoded or refused', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        for (const kind of kinds) onlyApiErrors(() => decode(kind, body))
      }),
      { numRuns: 100, seed: 7 },
    )
  })

  it('any text is a selector or an error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(fc.constantFrom('a', 'in', 'notin', '=', '!=', '(', ')', ',', '!', ' '))
            .map((parts) => parts.join('')),
        ),
        (text) => onlyApiErrors(() => parseSelector(text)),
      ),
      {
        numRuns: 500,
        seed: 7,
      },
    )
  })
})
