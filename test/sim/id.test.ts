import { describe, expect, it } from 'vitest'
import { hexId, nameSuffix, uuid } from '../../src/sim/id.js'
import { randomFrom, seededState } from '../../src/sim/random.js'

describe('identifiers', () => {
  it('look as those of Docker and Kubernetes', () => {
    const random = randomFrom(seededState(1))
    expect(hexId(random)).toMatch(/^[0-9a-f]{64}$/)
    expect(uuid(random)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    expect(nameSuffix(random)).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{5}$/)
  })

  it('are the same for the same seed, and others for another', () => {
    const of = (seed: number): string => hexId(randomFrom(seededState(seed)))
    expect(of(1)).toBe(of(1))
    expect(of(1)).not.toBe(of(2))
  })

  it('go on from where the state is', () => {
    const random = randomFrom(seededState(1))
    hexId(random)
    const state = random.state()
    const next = hexId(random)
    expect(hexId(randomFrom(state))).toBe(next)
  })
})
