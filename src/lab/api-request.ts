/**
 * `lab.request`: the API server over HTTP, without a network in between.
 *
 * @module
 */
import {
  AUTHENTICATED,
  MASTERS,
  type UserInfo,
} from '../kubernetes/apiserver/authentication/user.js'
import { serve } from '../kubernetes/apiserver/http/index.js'
import type { HttpAnswer, HttpRequest, HttpStream } from '../kubernetes/apiserver/http/message.js'
import {
  type WatchLines,
  type WatchState,
  nextLines,
} from '../kubernetes/apiserver/http/watch-stream.js'
import type { Simulation } from '../sim/driver.js'
import { fields, optional, recordOf, text } from './arguments.js'
import { pods } from './plugins/kubernetes.js'

/** Who asks if the request shows no credentials of its own. */
const ADMIN: UserInfo = { username: 'kubernetes-admin', groups: [MASTERS, AUTHENTICATED] }

/** What a request consists of. */
export const HTTP_REQUEST = fields({
  method: text,
  path: text,
  headers: optional(recordOf(text)),
  body: optional(text),
} satisfies Record<keyof HttpRequest, unknown>)

/** A request that was refused: nothing of what it has done stays. */
class Refused extends Error {
  constructor(readonly answer: HttpAnswer | HttpStream) {
    super()
  }
}

/** Answers a request. */
export function requestOn(simulation: Simulation, request: HttpRequest): HttpAnswer | HttpStream {
  const user = request.headers?.['authorization'] === undefined ? ADMIN : undefined
  try {
    return simulation.transact((tx) => {
      const answer = serve(tx, pods, request, user)
      if (answer.status >= 400) throw new Refused(answer)
      return answer
    }, `${request.method} ${request.path}`)
  } catch (error) {
    if (error instanceof Refused) return error.answer
    throw error
  }
}

/** The lines of a watch that are new. */
export const linesOf = (simulation: Simulation, watch: WatchState): WatchLines =>
  simulation.transact((tx) => nextLines(tx, watch))
