/**
 * Power: a machine comes up, loses power (everything on it stops at once, without a word), and comes back.
 *
 * @module
 */
import { daemonBack, daemonLost } from '../docker/power.js'
import { startKubelet, stopKubelet, kubelets } from '../kubernetes/kubelet/node.js'
import { forgetPods, resumePods } from '../kubernetes/kubelet/kubelet.js'
import { powerNetwork } from '../net/namespace.js'
import { killNamespace } from '../program/signal.js'
import type { Tx } from '../sim/step.js'
import { UsageError } from '../sim/errors.js'
import { machines } from './machine.js'

/** Takes a machine's power away. A machine that is off stays off. */
export function powerOff(tx: Tx, name: string): void {
  const machine = tx.get(machines, name)
  if (!machine) throw new UsageError(`there is no machine "${name}"`)
  if (!machine.on) return
  tx.put(machines, name, { ...machine, on: false })
  stopKubelet(tx, name)
  forgetPods(tx, name)
  daemonLost(tx, name)
  killNamespace(tx, `host:${name}`)
  powerNetwork(tx, name, false)
}

/** Gives a machine its power back: its daemon and its kubelet start again. */
export function powerOn(tx: Tx, name: string): void {
  const machine = tx.get(machines, name)
  if (!machine) throw new UsageError(`there is no machine "${name}"`)
  if (machine.on) return
  tx.put(machines, name, { ...machine, on: true })
  powerNetwork(tx, name, true)
  daemonBack(tx, name)
  const kubelet = tx.get(kubelets, name)
  if (!kubelet) return
  startKubelet(tx, kubelet)
  resumePods(tx, name)
}
