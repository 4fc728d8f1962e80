/**
 * Listeners: which process answers on which port of a network namespace.
 *
 * @module
 */
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader } from '../sim/world.js'

/** A listener. Its key is `<namespace> <port>`. */
interface Listener {
  readonly namespace: string
  readonly port: number
  readonly process: string
}

export const listeners = defineTable<Listener, 'byProcess' | 'byNamespace'>('listeners', {
  byProcess: (row) => row.process,
  byNamespace: (row) => row.namespace,
})

const listenerKey = (namespace: string, port: number): string => `${namespace} ${port}`

/** Listens on a port; false when another process does. */
export function listen(tx: Tx, namespace: string, port: number, process: string): boolean {
  const known = listenerOf(tx, namespace, port)
  if (known) return known.process === process
  tx.put(listeners, listenerKey(namespace, port), { namespace, port, process })
  return true
}

export const listenerOf = (read: Reader, namespace: string, port: number): Listener | undefined =>
  read.get(listeners, listenerKey(namespace, port))

/** Everything that listens in a namespace. */
export const listenersOf = (read: Reader, namespace: string): readonly Listener[] =>
  read.by(listeners, 'byNamespace', namespace)

/** A process that ended listens no more. */
export function closeListeners(tx: Tx, process: string): void {
  for (const { namespace, port } of tx.by(listeners, 'byProcess', process))
    tx.delete(listeners, listenerKey(namespace, port))
}
