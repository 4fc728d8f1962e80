/**
 * Filters of what the daemon lists, prunes and tells.
 *
 * @see https://docs.docker.com/engine/cli/filter/
 */

/** Values by the name of their filter; several values of one name are alternatives. */
export type Filters = Readonly<Record<string, readonly string[]>>

/** Whether labels have `name`, or `name=value`. */
export function hasLabel(labels: Readonly<Record<string, string>>, text: string): boolean {
  const at = text.indexOf('=')
  const name = at < 0 ? text : text.slice(0, at)
  return Object.hasOwn(labels, name) && (at < 0 || labels[name] === text.slice(at + 1))
}
