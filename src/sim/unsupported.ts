/**
 * What a lab was asked for and does not simulate: said aloud, once, as a warning; or refused.
 *
 * What is accepted and then ignored makes tests pass that must fail. So code that accepts something
 * that nothing acts on reports it here.
 *
 * @module
 */
import { KubariumError } from './errors.js'
import type { Tx } from './step.js'
import { defineTable } from './table.js'
import type { Reader } from './world.js'

/** What a lab does when it is asked for something that it does not simulate. */
export type Unsupported = 'warn' | 'throw'

/** Something was asked for that is not simulated, in a lab with `unsupported: 'throw'`. */
export class UnsupportedError extends KubariumError {
  override name = 'UnsupportedError'
}

/** Warnings that were given, by a number that counts up; the text is there once. */
const warningsTable = defineTable<{ readonly text: string }, 'byText'>('warnings', {
  byText: ({ text }) => text,
})
const settings = defineTable<{ readonly mode: Unsupported }>('unsupported')
const COUNTER = 'warnings'
const WIDTH = 6

/** Sets what a lab does when it is asked for something that it does not simulate. */
export function setUnsupported(tx: Tx, mode: Unsupported): void {
  tx.put(settings, 'lab', { mode })
}

/**
 * Tells that something is not simulated: `kubarium does not simulate spec.x`.
 *
 * @returns the warning if it is the first of its text, for the caller to show
 * @throws UnsupportedError in a lab with `unsupported: 'throw'`
 */
export function tellUnsupported(tx: Tx, what: string): string | undefined {
  const text = `kubarium does not simulate ${what}`
  if (tx.get(settings, 'lab')?.mode === 'throw') throw new UnsupportedError(text)
  return tellOnce(tx, text)
}

/** Tells something that a user should know, once; the text if it is the first time. */
export function tellOnce(tx: Tx, text: string): string | undefined {
  if (tx.first(warningsTable, 'byText', text)) return undefined
  tx.put(warningsTable, String(tx.next(COUNTER)).padStart(WIDTH, '0'), { text })
  return text
}

/** The warnings that were given, oldest first. */
export const warningsOf = (read: Reader): readonly string[] =>
  read.rows(warningsTable).map(({ text }) => text)
