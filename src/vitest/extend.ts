/**
 * How the matchers come to a test runner.
 *
 * @module
 */
import { matchers } from './matchers.js'
import { type Serializer, serializers } from './serializers.js'

/** An `expect`, as vitest, Jest and Jest's `expect` package have it. */
export interface Expect {
  extend(matchers: object): void
  addSnapshotSerializer?(serializer: Serializer): void
}

/**
 * Adds the matchers, and (where there are snapshots) the serializers, to an `expect`.
 *
 * @example extendExpect(expect)
 */
export function extendExpect(expect: Expect): void {
  expect.extend(matchers)
  for (const serializer of serializers) expect.addSnapshotSerializer?.(serializer)
}

/** Where vitest keeps its `expect`, also without globals. */
const VITEST = Symbol.for('expect-global')

/** Extends the `expect` of the runner that runs, if one does. */
export function extendRunner(): void {
  const host = globalThis as { readonly [VITEST]?: Expect; readonly expect?: Expect }
  const expect = host[VITEST] ?? host.expect
  if (typeof expect?.extend === 'function') extendExpect(expect)
}
