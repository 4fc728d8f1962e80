/**
 * How messages name a kind.
 *
 * @module
 */

/** `deployments.apps`, or `pods` for the core group. */
export const resourceOf = (kind: { readonly group: string; readonly plural: string }): string =>
  kind.group === '' ? kind.plural : `${kind.plural}.${kind.group}`
