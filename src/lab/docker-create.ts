/**
 * Where labs without Kubernetes come from: from nothing, from a snapshot, from a recording.
 *
 * @module
 */
import { dockerEdition } from './docker-edition.js'
import type { DockerLab } from './docker-lab.js'
import type { DockerLabOptions } from './docker-options.js'
import { create, replay, restore } from './edition.js'

/**
 * Makes a lab: a workstation with Docker, and Docker Hub in reach.
 *
 * @example
 * const lab = createLab({ seed: 1 })
 * lab.sh('docker run busybox echo hi').stdout
 * @throws UsageError for options that no lab can be made with
 */
export function createLab(options: DockerLabOptions = {}): DockerLab {
  return create(dockerEdition, options)
}

/**
 * A lab that goes on where a snapshot was made; takes the value, or its text.
 *
 * @example restoreLab(JSON.stringify(lab.snapshot()))
 * @throws SnapshotError that says what is wrong; a snapshot of a lab with a cluster needs the whole
 * library
 */
export function restoreLab(
  snapshot: unknown,
  { programs = [] }: Pick<DockerLabOptions, 'programs'> = {},
): DockerLab {
  return restore(dockerEdition, snapshot, programs)
}

/**
 * Makes the calls of a recording again: a lab with the same world, byte for byte.
 *
 * @example replayLab(lab.recording())
 * @throws SnapshotError that says what is wrong, as `restoreLab` does, or which call did not lead
 * where it led then
 */
export function replayLab(
  recording: unknown,
  { programs = [] }: Pick<DockerLabOptions, 'programs'> = {},
): DockerLab {
  return replay(dockerEdition, recording, programs)
}
