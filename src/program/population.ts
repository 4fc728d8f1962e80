/**
 * How many processes of one program run at once. Each of them does little, so that no other limit
 * ends a program whose copies make copies of themselves.
 *
 * @module
 */
import type { Tx } from '../sim/step.js'
import { LimitError, limitsOf } from './limits.js'
import { alive } from './memory.js'
import { type Process, groupOf, keyOf } from './process.js'
import { endProcess } from './reap.js'

const KILLED = 137

/**
 * A process is about to start a child.
 *
 * @throws LimitError when too many run its program: the others of them are killed
 */
export function limitPopulation(tx: Tx, parent: Process): void {
  const { processes: most } = limitsOf(tx)
  const all = alive(tx, groupOf(parent))
  if (all.length < most) return
  const own = keyOf(parent)
  // BusyBox is one program under many names.
  const copies = all.filter(
    ({ program, argv }) => program === parent.program && argv[0] === parent.argv[0],
  )
  if (copies.length < most) return
  for (const copy of copies) if (keyOf(copy) !== own) endProcess(tx, keyOf(copy), KILLED)
  throw new LimitError('processes', most)
}
