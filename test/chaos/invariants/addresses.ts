/**
 * No two running pods have one address (but those of hollow nodes, which all have the same), no
 * cluster address and no node port is given twice. An address is given back when nothing runs behind
 * it any more.
 */
import type { Pod, Service } from '../../../src/types/kubernetes/core/v1.js'
import type { Stored } from '../../../src/index.js'
import { toAddress } from '../../../src/net/address.js'
import { Broken, type Invariant } from '../watchdog.js'
import { changesOf, hasEnded } from './objects.js'

const HOLLOW = '192.168.192.168'

const podAddress = (pod: Stored<Pod> | undefined): readonly string[] => {
  const ip = pod && !hasEnded(pod) && !pod.spec?.hostNetwork ? pod.status?.podIP : undefined
  return ip && ip !== HOLLOW ? [ip] : []
}

const serviceAddresses = (service: Stored<Service> | undefined): readonly string[] => {
  const { clusterIP, ports = [] } = service?.spec ?? {}
  return [
    ...(clusterIP && clusterIP !== 'None' ? [`address ${clusterIP}`] : []),
    ...ports.flatMap(({ nodePort, protocol }) =>
      nodePort ? [`node port ${protocol ?? 'TCP'}/${nodePort}`] : [],
    ),
  ]
}

/** Who holds what nobody else may have. */
class Holders {
  private readonly holders = new Map<string, string>()

  change(who: string, before: readonly string[], after: readonly string[]): void {
    for (const one of before)
      if (!after.includes(one) && this.holders.get(one) === who) this.holders.delete(one)
    for (const one of after) {
      const holder = this.holders.get(one)
      if (holder !== undefined && holder !== who)
        throw new Broken(`${who} has ${one}, which ${holder} has too`)
      this.holders.set(one, who)
    }
  }
}

export function addresses(): Invariant {
  const [pods, services] = [new Holders(), new Holders()]
  const running = new Map<string, string>()
  return ({ changes }) => {
    for (const { before, after } of changesOf(changes, 'api/pods')) {
      for (const address of podAddress(before)) running.delete(address)
      if (after?.status?.containerStatuses?.some(({ state }) => state?.running))
        for (const address of podAddress(after)) running.set(address, after.metadata.name)
    }
    for (const { table, key, after } of changes)
      if (table === 'allocations' && after === undefined && key.startsWith('pods ')) {
        const address = toAddress(Number(key.split(' ').at(-1)))
        if (running.has(address))
          throw new Broken(`${address} was given back, and pod ${running.get(address)} still runs`)
      }
    for (const { before, after } of changesOf(changes, 'api/pods'))
      pods.change(`pod ${(after ?? before)?.metadata.uid}`, podAddress(before), podAddress(after))
    for (const { before, after } of changesOf(changes, 'api/services'))
      services.change(
        `service ${(after ?? before)?.metadata.uid}`,
        serviceAddresses(before),
        serviceAddresses(after),
      )
  }
}
