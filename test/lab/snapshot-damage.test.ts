import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Lab,
  type LabSnapshot,
  SnapshotError,
  createLab,
  restoreLab,
} from '../../src/index.js'
import { enclose } from '../../src/sim/envelope.js'

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const lab = createLab({ cluster: { nodes: 1 }, schedule: { watchDelay: { kubelet: '1s' } } })
lab.sh('docker run -d nginx; kubectl create deployment web --image=nginx')
lab.settle()
const snapshot = copy(lab.snapshot()) as unknown as Damaged

/** A snapshot that may be changed. */
interface Damaged extends Record<string, unknown> {
  world: Record<string, unknown> & {
    tables: Record<string, [string, unknown][]>
    agenda: unknown[][]
    parts: unknown[]
  }
}

/**
 * The snapshot after a change; with a checksum that fits it, so that what is read is not only the
 * checksum.
 */
function changed(change: (snapshot: Damaged) => void): unknown {
  const damaged = copy(snapshot)
  change(damaged)
  const { format, version, checksum: _, ...body } = damaged
  return {
    ...enclose({ format: 'kubarium/snapshot', version: 1, what: 'snapshot' }, body),
    format,
    version,
  }
}

const complaint = (value: unknown): string => {
  try {
    restoreLab(value)
    return ''
  } catch (error) {
    expect(error).toBeInstanceOf(SnapshotError)
    return (error as Error).message
  }
}

describe('what is no snapshot', () => {
  it.each([
    ['nothing', undefined, 'this is not a snapshot: it is of type undefined'],
    ['null', null, 'this is not a snapshot: it is null'],
    ['a list', [], 'this is not a snapshot: it is a list'],
    ['a number', 7, 'this is not a snapshot: it is of type number'],
    [
      'another thing',
      { kind: 'Pod' },
      'this is not a snapshot: its "format" is missing, not "kubarium/snapshot"',
    ],
  ])('is refused: %s', (_, value, message) => {
    expect(complaint(value)).toBe(message)
  })
})

describe('a snapshot', () => {
  it('of a newer version is refused', () => {
    expect(complaint({ ...snapshot, version: 2 })).toBe(
      'the snapshot is of version 2, and this library reads versions up to 1: it was made by a newer kubarium',
    )
  })

  it('that was cut short is refused, and what is missing is said', () => {
    const text = JSON.stringify(lab.snapshot())
    expect(complaint(text)).toBe('')
    expect(complaint(text.slice(0, 1000))).toMatch(
      /^this is not a snapshot, or it was cut short: its text is not JSON \(.*\)$/,
    )
    expect(complaint({ ...snapshot, world: undefined })).toBe('the world is missing')
    expect(complaint(changed(({ world }) => delete (world as Partial<typeof world>).agenda))).toBe(
      'the world has no "agenda"',
    )
  })

  it('with one changed letter is refused, though it would read', () => {
    const damaged = JSON.parse(JSON.stringify(snapshot).replace('"nginx"', '"nginy"')) as unknown
    expect(complaint(damaged)).toBe(
      'the snapshot is damaged: its content does not give its checksum',
    )
  })

  it.each<[string, (snapshot: Damaged) => void, string | RegExp]>([
    [
      'a time that is none',
      ({ world }) => void (world.now = 'noon'),
      'world.now is not a whole number',
    ],
    [
      'no randomness',
      ({ world }) => void (world.random = [0, 0, 0, 0]),
      'world.random is not the state of a generator: four 32-bit numbers',
    ],
    [
      'a row that is no object',
      ({ world }) => void (world.tables['api/nodes'] = [['minikube', 7]]),
      'row "minikube" of table "api/nodes" should be an object',
    ],
    [
      'rows in another order',
      ({ world }) => void world.tables.images?.reverse(),
      /^row ".*" of table "images" is not in its place: keys must ascend$/,
    ],
    [
      'a part that is not there',
      ({ world }) => void (world.tables.x = [['a', { b: [{ $: 99_999 }] }]]),
      'row "a" of table "x".b[0] refers to part 99999, which is not there yet',
    ],
    [
      'a part that contains itself',
      ({ world }) => void world.parts.unshift({ self: { $: 0 } }),
      'part 0.self refers to part 0, which is not there yet',
    ],
    [
      'work in the past',
      ({ world }) => void ((world.agenda[0] as unknown[])[0] = 1),
      'world.agenda[0] cannot be: it lies in the past, was never booked, or is booked twice',
    ],
    [
      'work for an unknown loop',
      ({ world }) => void ((world.agenda[0] as unknown[])[2] = 'nobody'),
      'world.agenda has work for the loop "nobody", which this library does not have',
    ],
    [
      'foreign fields',
      ({ world }) => void (world.more = 1),
      'the world has a field that does not belong there: "more"',
    ],
    [
      'options that no lab has',
      (damaged) => void (damaged.options = { seed: 'x' }),
      'options: seed must be a whole number, not "x"',
    ],
  ])('with %s is refused', (_, change, message) => {
    if (typeof message === 'string') expect(complaint(changed(change))).toBe(message)
    else expect(complaint(changed(change))).toMatch(message)
  })

  it('nested without end is refused', () => {
    let deep: unknown = 0
    for (let i = 0; i < 100_000; i++) deep = [deep]
    expect(
      complaint({ ...snapshot, world: { ...snapshot.world, tables: { x: [['a', { deep }]] } } }),
    ).toMatch(/is nested more than 500 deep$/)
    expect(complaint({ ...snapshot, format: deep })).toMatch(/not "kubarium\/snapshot"$/)
  })
})

describe('any change to a snapshot', () => {
  /** Places in the snapshot, as the way to them. */
  const places: [string, ...(string | number)[]][] = []
  const walk = (value: unknown, way: (string | number)[]): void => {
    if (way.length > 0) places.push(way as (typeof places)[number])
    if (typeof value !== 'object' || value === null || way.length > 7) return
    for (const key of Object.keys(value))
      walk((value as Record<string, unknown>)[key], [
        ...way,
        Array.isArray(value) ? Number(key) : key,
      ])
  }
  walk(snapshot, [])

  const put = (
    target: Damaged,
    way: readonly (string | number)[],
    key: string | number | undefined,
    value: unknown,
  ): void => {
    let at: unknown = target
    for (const step of key === undefined ? way.slice(0, -1) : way)
      at = (at as Record<string, unknown>)[step]
    const last = key ?? (way.at(-1) as string)
    if (typeof at !== 'object' || at === null || last === undefined) return
    Object.defineProperty(at, last, { value, enumerable: true, configurable: true, writable: true })
  }

  /** As many changes in each part, however much it holds. */
  const anywhere = fc
    .constantFrom(...new Set(places.map(([part]) => part)))
    .chain((part) => fc.constantFrom(...places.filter((way) => way[0] === part)))

  const oddities = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      ...[
        null,
        -1,
        1e300,
        '',
        [],
        {},
        { $: 0 },
        { $: -1 },
        { $: 1.5 },
        { $: 'number', is: 'NaN' },
        { $: 'bare', of: { x: 1 } },
        { $: 'undefined' },
      ].map(copy),
    ),
  )

  it('restores or throws a SnapshotError, and nothing else', () => {
    fc.assert(
      fc.property(
        anywhere,
        fc.option(fc.constantFrom('__proto__', 'constructor', 'toJSON', '0', '$'), {
          nil: undefined,
        }),
        oddities,
        (way, key, value) => {
          const damaged = changed((target) => put(target, way, key, value))
          complaint(damaged)
          complaint({ ...(damaged as object), checksum: snapshot.checksum })
          expect(Object.keys(Object.prototype)).toEqual([])
        },
      ),
      { numRuns: 80 },
    )
  })

  it('cannot reach the prototype of objects', () => {
    const restored = restoreLab(
      changed(({ world }) => {
        world.tables.own = [
          [
            '__proto__',
            JSON.parse(
              '{ "__proto__": { "polluted": true }, "a": { "__proto__": { "polluted": true } } }',
            ),
          ],
        ]
        world.tables = JSON.parse(
          JSON.stringify(world.tables).replace('"own":', '"__proto__":'),
        ) as typeof world.tables
      }),
    )
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(JSON.stringify(restored.state)).toContain(
      '"__proto__":{"__proto__":{"__proto__":{"polluted":true}',
    )
    expect((restored as Lab).snapshot()).toMatchObject({
      version: 1,
    } satisfies Partial<LabSnapshot>)
  })
})
