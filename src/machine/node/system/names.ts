/**
 * Names that the components share.
 *
 * @module
 */

/** Where the components are. */
export const NAMESPACE = 'kube-system'
/** Pods without which no node works, and pods without which no cluster does. */
export const NODE_CRITICAL = 'system-node-critical'
export const CLUSTER_CRITICAL = 'system-cluster-critical'
