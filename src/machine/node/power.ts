/**
 * The power of nodes: their kubelets stop and start with them.
 *
 * @module
 */
import { forgetPods, resumePods } from '../../kubernetes/kubelet/kubelet.js'
import { kubelets, startKubelet, stopKubelet } from '../../kubernetes/kubelet/node.js'
import type { Tx } from '../../sim/step.js'
import { type Powered, powerOff, powerOn } from '../power.js'

/** The kubelets of machines, which a machine without one does not have. */
export const kubeletPower: Powered = {
  lost(tx, machine) {
    stopKubelet(tx, machine)
    forgetPods(tx, machine)
  },
  back(tx, machine) {
    const kubelet = tx.get(kubelets, machine)
    if (!kubelet) return
    startKubelet(tx, kubelet)
    resumePods(tx, machine)
  },
}

/** Takes a node's power away. @throws UsageError */
export const powerOffNode = (tx: Tx, name: string): void => powerOff(tx, name, [kubeletPower])

/** Gives a node its power back. @throws UsageError */
export const powerOnNode = (tx: Tx, name: string): void => powerOn(tx, name, [kubeletPower])
