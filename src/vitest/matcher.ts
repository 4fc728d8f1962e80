/**
 * What a matcher gives back, and what its failure says: what was expected, what was there instead,
 * and the lab as a drawing.
 *
 * @module
 */
import { drawLab } from './drawing.js'
import type { AnyLab } from './subject.js'

/** What came of a matcher, as vitest and Jest take it. */
export interface Verdict {
  readonly pass: boolean
  message(): string
}

/** A verdict on a lab; `wanted` completes "expected". */
export const verdict = (lab: AnyLab, pass: boolean, wanted: string, instead: string): Verdict => ({
  pass,
  message: () =>
    `expected ${wanted}${pass ? ', and that was not to be' : ''}\n${instead}\n\n${drawLab(lab)}`,
})
