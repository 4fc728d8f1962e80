/**
 * The name of the default scheduler: of its loop, in events, and in `spec.schedulerName`.
 *
 * @module
 */
export const SCHEDULER = 'default-scheduler'

/** Who the scheduler is to the API server. */
export const USER = 'system:kube-scheduler'
