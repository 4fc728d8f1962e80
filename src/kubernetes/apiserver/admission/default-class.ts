/**
 * Which of several classes is the default one: the newest that says so.
 *
 * @module
 */
import type { TableSpec } from '../../../sim/table.js'
import type { Reader } from '../../../sim/world.js'
import type { KubeObject, Stored } from '../../kinds/kind.js'

/** The name of the class with an annotation that makes it the default. */
export function defaultClassOf<T extends KubeObject>(
  read: Reader,
  table: TableSpec<Stored<T>>,
  annotations: readonly string[],
): string | undefined {
  if (read.count(table as never) === 0) return undefined
  const [newest] = read
    .rows(table)
    .map(({ metadata }) => metadata)
    .filter((metadata) => annotations.some((name) => metadata.annotations?.[name] === 'true'))
    .sort(
      (a, b) =>
        (a.creationTimestamp < b.creationTimestamp ? 1 : 0) -
          (a.creationTimestamp > b.creationTimestamp ? 1 : 0) || (a.name < b.name ? -1 : 1),
    )
  return newest?.name
}
