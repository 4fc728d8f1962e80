/** resourceVersion strictly grows: no two writes have the same, and none has an older one. */
import { Broken, type Invariant } from '../watchdog.js'
import { objectChanges } from './objects.js'

export function revisions(): Invariant {
  let last = 0
  return ({ changes }) => {
    for (const { key, table, before, after } of objectChanges(changes)) {
      if (!after) continue
      const revision = Number(after.metadata.resourceVersion)
      if (!(revision > last))
        throw new Broken(
          `${table} ${key} was written with resourceVersion ${revision} after ${last}`,
        )
      if (before && before.metadata.uid !== after.metadata.uid)
        throw new Broken(`${table} ${key} was replaced by another object`)
      last = revision
    }
  }
}
