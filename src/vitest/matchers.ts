/**
 * The matchers, and their types for vitest and Jest.
 *
 * @module
 */
import { toConvergeWithin } from './converge.js'
import { type EventWanted, toHaveEvent } from './event.js'
import { toHaveReadyPods } from './pods.js'
import { type ResponseWanted, toRespond } from './respond.js'
import { toMatchTranscript } from './transcript.js'

/** What can be expected of a lab. */
export interface KubariumMatchers<Return = unknown> {
  /**
   * Exactly so many pods of a selector are ready (at least one, without a count), in the namespace
   * `default` unless another is given.
   *
   * @example expect(lab).toHaveReadyPods('app=web', 3)
   */
  toHaveReadyPods(
    selector: string,
    count?: number,
    options?: { readonly namespace?: string },
  ): Return
  /**
   * The cluster has an event: of a reason, or as described.
   *
   * @example expect(lab).toHaveEvent({ reason: 'BackOff', object: 'Pod/web-*' })
   */
  toHaveEvent(event: string | EventWanted): Return
  /**
   * Something answers at an address: with a status from 200 to 399, or as described. The lab stays
   * as it is.
   *
   * @example expect(lab).toRespond('192.168.49.2:30080', { body: 'Hello' })
   */
  toRespond(url: string, answer?: number | string | RegExp | ResponseWanted): Return
  /**
   * Everything becomes ready and comes to rest within that time. The lab goes on until then.
   *
   * @example expect(lab).toConvergeWithin('2m')
   */
  toConvergeWithin(time: number | string): Return
  /**
   * A result printed what a text says; or a lab prints, when the lines of the text that begin with
   * `$ ` are typed, what follows them. `…` stands for anything in a line, a line of it for lines.
   *
   * @example expect(lab.sh('kubectl get pods')).toMatchTranscript('NAME…\nweb-…  1/1  Running…')
   */
  toMatchTranscript(transcript: string): Return
}

/** The matchers, for `expect.extend`. */
export const matchers = {
  toHaveReadyPods,
  toHaveEvent,
  toRespond,
  toConvergeWithin,
  toMatchTranscript,
}

declare global {
  // vitest reads this namespace too.
  namespace jest {
    interface Matchers<R, T> extends KubariumMatchers<R> {}
  }
}
