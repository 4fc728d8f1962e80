/**
 * What commands keep in the world, a row for each key.
 *
 * @module
 */
import type { Store } from '../cli/verb.js'
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader } from '../sim/world.js'

/** By process key and the command's own key. */
const stores = defineTable<{ readonly value: object }>('command-stores')

const prefixOf = (process: string): string => `${process} `

/**
 * The store of one command. Beside the world is a copy, made when it is first needed and kept up
 * to date.
 */
export class CommandStore implements Store {
  private kept: Map<string, object> | undefined

  constructor(private readonly process: string) {}

  all(read: Reader): ReadonlyMap<string, object> {
    return this.copy(read)
  }

  keep(tx: Tx, key: string, value: object | undefined): void {
    const kept = this.copy(tx)
    const row = prefixOf(this.process) + key
    if (value === undefined) {
      kept.delete(key)
      tx.delete(stores, row)
    } else kept.set(key, tx.put(stores, row, { value }).value)
  }

  private copy(read: Reader): Map<string, object> {
    if (this.kept) return this.kept
    const kept = new Map<string, object>()
    const prefix = prefixOf(this.process)
    read.each(stores, prefix, ({ value }, key) => kept.set(key.slice(prefix.length), value))
    this.kept = kept
    return kept
  }
}

/** Whether a command keeps anything. */
export function keepsAnything(read: Reader, process: string): boolean {
  if (read.count(stores) === 0) return false
  let found = false
  read.each(stores, prefixOf(process), () => {
    found = true
  })
  return found
}

/** Forgets all that a command kept. */
export function forgetStore(tx: Tx, process: string): void {
  const keys: string[] = []
  tx.each(stores, prefixOf(process), (_, key) => keys.push(key))
  for (const key of keys) tx.delete(stores, key)
}
