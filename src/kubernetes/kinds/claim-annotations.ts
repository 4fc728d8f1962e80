/**
 * The annotations that the binder, the scheduler and provisioners use to inform each other.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/
 */

/** The claim has been bound: if its volume goes now, it is lost. */
export const BIND_COMPLETED = 'pv.kubernetes.io/bind-completed'
/** The controller chose the other side, and may take it back. */
export const BOUND_BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller'
/** Who made a volume. */
export const PROVISIONED_BY = 'pv.kubernetes.io/provisioned-by'
/** Who has to make a claim's volume. */
export const PROVISIONER = 'volume.kubernetes.io/storage-provisioner'
export const OLD_PROVISIONER = 'volume.beta.kubernetes.io/storage-provisioner'
/** The node that the scheduler chose for the first pod of a claim. */
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node'
/** What keeps claims and volumes that are in use. */
export const CLAIM_PROTECTION = 'kubernetes.io/pvc-protection'
export const VOLUME_PROTECTION = 'kubernetes.io/pv-protection'
/** The provisioner of volumes that nobody makes. */
export const NO_PROVISIONER = 'kubernetes.io/no-provisioner'
