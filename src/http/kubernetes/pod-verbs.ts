/**
 * What clients do with connections to pods, as calls of a lab: recorded, undone and replayed.
 *
 * @module
 */
import type { ExecOptions, TerminalSize } from '../../cri/runtime.js'
import type { PodConnections } from '../../kubernetes/apiserver/connect.js'
import { outcomeOf } from '../../net/exchange.js'
import type { Message } from '../../net/request.js'
import type { Tx } from '../../sim/step.js'
import type { Door } from '../door.js'
import { sendFrom } from '../send.js'

/** The name of the tool in recordings. */
export const PODS = 'pods'

/** The verbs. @throws ApiError */
export const podVerbs = ({ simulation, fabric, pods, perform }: Door) => {
  const work = <T>(
    verb: string,
    args: readonly unknown[],
    does: (tx: Tx, to: PodConnections) => T,
  ) =>
    perform(`${PODS}.${verb}`, args, () => {
      const done = simulation.transact((tx) => pods && does(tx, pods), `pods ${verb}`)
      simulation.runUntil(() => false, simulation.now)
      return done
    })
  return {
    exec: (
      namespace: string,
      pod: string,
      container: string,
      command: readonly string[],
      options: ExecOptions,
    ): string | undefined =>
      work('exec', [namespace, pod, container, command, options], (tx, to) =>
        to.exec(tx, namespace, pod, container, command, options),
      ),
    execInput: (id: string, text: string | null): void =>
      work('execInput', [id, text], (tx, to) => to.execInput(tx, id, text ?? undefined)),
    execResize: (id: string, size: TerminalSize): void =>
      work('execResize', [id, size], (tx, to) => to.execResize(tx, id, size)),
    resize: (namespace: string, pod: string, container: string, size: TerminalSize): void =>
      work('resize', [namespace, pod, container, size], (tx, to) =>
        to.resize(tx, namespace, pod, container, size),
      ),
    /** Sends a request to a port of a pod, from inside of it; the exchange. */
    send: (namespace: string, pod: string, port: number, message: Message): string | undefined =>
      work('send', [namespace, pod, port, message], (tx, to) =>
        sendFrom(tx, fabric, to.network(tx, namespace, pod), port, message),
      ),
    /** Takes the outcome of a request, if there is one. */
    outcome: (exchange: string): ReturnType<typeof outcomeOf> =>
      work('outcome', [exchange], (tx) => outcomeOf(tx, exchange)),
    execRemove: (id: string): void => work('execRemove', [id], (tx, to) => to.execRemove(tx, id)),
    attachInput: (namespace: string, pod: string, container: string, text: string | null): void =>
      work('attachInput', [namespace, pod, container, text], (tx, to) =>
        to.attachInput(tx, namespace, pod, container, text ?? undefined),
      ),
  }
}
