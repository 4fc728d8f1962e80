/**
 * Conditions of API objects.
 *
 * @module
 */

/** What has a list of conditions: the status of a pod or of a node. */
interface Status {
  readonly conditions?: readonly { readonly type: string; readonly status: string }[]
}

/** Whether a status says that its object is ready. */
export const isReady = (status: Status | undefined): boolean =>
  status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True') ?? false
