/**
 * Where labs come from: from nothing, from a snapshot, from a recording.
 *
 * @module
 */
import type { Lab } from '../lab.js'
import { wholeEdition } from './compose.js'
import { create, replay, restore } from './edition.js'
import type { LabOptions } from './options.js'

/**
 * Makes a lab: a workstation with Docker (and Docker Hub in reach), and a cluster if one is asked
 * for.
 *
 * @example
 * createLab({ seed: 1 })
 * createLab({ cluster: { nodes: 4 } })
 * createLab({ cluster: { nodes: [{ name: 'n1', capacity: { cpu: '2', memory: '4Gi', pods: '110' },
 * runtime: 'hollow' }] } }) createLab({ cluster: { nodes: 3 }, schedule: { order: 'random',
 * watchDelay: '2s' } })
 * @throws UsageError for options that no lab can be made with
 */
export function createLab(options: LabOptions = {}): Lab {
  return create(wholeEdition, options)
}

/**
 * A lab that goes on where a snapshot was made; takes the value, or its text.
 *
 * @example
 * const saved = JSON.stringify(lab.snapshot())
 * const restored = restoreLab(saved)
 * JSON.stringify(restored.state) === JSON.stringify(lab.state) // true, and still so after an hour
 * of virtual time
 * @throws SnapshotError that says what is wrong: not a snapshot, of a newer version, damaged (and
 * where), or made with programs that are not given
 */
export function restoreLab(
  snapshot: unknown,
  { programs = [] }: Pick<LabOptions, 'programs'> = {},
): Lab {
  return restore(wholeEdition, snapshot, programs)
}

/**
 * Makes the calls of a recording again: a lab with the same world, byte for byte. What calls threw
 * then, they throw again, unseen.
 *
 * @example
 * const again = replayLab(lab.recording())
 * JSON.stringify(again.state) === JSON.stringify(lab.state) // true
 * @throws SnapshotError that says what is wrong, as `restoreLab` does, or which call did not lead
 * where it led then
 */
export function replayLab(
  recording: unknown,
  { programs = [] }: Pick<LabOptions, 'programs'> = {},
): Lab {
  return replay(wholeEdition, recording, programs)
}
