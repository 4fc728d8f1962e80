/**
 * What is expected something of: a lab, with a cluster or without.
 *
 * @module
 */
import type { DockerLab } from '../lab/docker-lab.js'
import type { Lab } from '../lab/lab.js'
import { UsageError } from '../sim/errors.js'

/** A lab of either entry. */
export type AnyLab = Lab | DockerLab

/** Whether a value is a lab, of whichever copy of the library. */
export function isLab(value: unknown): value is AnyLab {
  const lab = value as Partial<AnyLab> | null | undefined
  return (
    typeof lab === 'object' &&
    lab !== null &&
    typeof lab.fork === 'function' &&
    typeof lab.sh === 'function'
  )
}

/** Whether a lab may have a cluster. */
export const hasCluster = (lab: AnyLab): lab is Lab => 'objects' in lab

/** The lab that a matcher was given. @throws UsageError */
export function labOf(matcher: string, value: unknown): AnyLab {
  if (!isLab(value)) throw new UsageError(`expect(…).${matcher} takes a lab, not ${typeof value}`)
  return value
}

/** The lab with a cluster that a matcher was given. @throws UsageError */
export function clusterOf(matcher: string, value: unknown): Lab {
  const lab = labOf(matcher, value)
  if (!hasCluster(lab)) throw new UsageError(`expect(…).${matcher} takes a lab with a cluster`)
  return lab
}
