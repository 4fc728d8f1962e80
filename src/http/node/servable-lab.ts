/**
 * What of a lab real programs reach.
 *
 * @module
 */
import type { KubernetesLab } from '../kubernetes/handler.js'
import type { TimedLab } from './pace.js'

/** A lab that can be served. */
export type ServableLab = TimedLab & Partial<Omit<KubernetesLab, 'door'>>

/** Whether it has Kubernetes. */
export const isWhole = (lab: ServableLab): lab is TimedLab & KubernetesLab =>
  lab.request !== undefined && lab.watchLines !== undefined
