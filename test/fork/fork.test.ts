import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type Lab, restoreLab } from '../../src/index.js'
import { aMinute, anHour, busyLab } from './scene.js'
import { differences } from './world-text.js'

// Whole hours of virtual time: however busy the machine is that runs them.
vi.setConfig({ testTimeout: 60_000 })

/** A lab that goes on from what was written down. */
const restored = (lab: Lab): Lab => restoreLab(JSON.parse(JSON.stringify(lab.snapshot())))

describe('a lab where everything is at work', () => {
  it('goes on for an hour in its fork, and in a lab restored from its snapshot, exactly as it does itself', () => {
    const lab = busyLab(1, 20)
    const fork = lab.fork()
    const saved = restored(lab)
    const told = anHour(lab)
    expect(anHour(fork)).toEqual(told)
    expect(differences(lab, fork)).toEqual([])
    expect(anHour(saved)).toEqual(told)
    expect(differences(lab, saved)).toEqual([])
  })

  it('does so at whatever instant it is forked or saved, and whichever goes on first', () => {
    const labs = [1, 2].map((seed) => busyLab(seed))
    const instant = fc.record({
      lab: fc.constantFrom(...labs),
      after: fc.integer({ min: 0, max: 30_000 }),
      isSaved: fc.boolean(),
      isFirst: fc.boolean(),
    })
    fc.assert(
      fc.property(instant, ({ lab, after, isSaved, isFirst }) => {
        const original = lab.fork()
        original.advance(after)
        const other = isSaved ? restored(original) : original.fork()
        const [first, second] = isFirst ? [other, original] : [original, other]
        const told = aMinute(first)
        expect(aMinute(second)).toEqual(told)
        expect(differences(original, other)).toEqual([])
      }),
      { numRuns: 3 },
    )
  })
})
