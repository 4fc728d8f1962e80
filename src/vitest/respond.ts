/**
 * `toRespond`: something answers at an address. The request is sent in a copy of the lab, so that
 * looking does not change what is looked at.
 *
 * @module
 */
import type { Response } from '../lab/machine.js'
import { UsageError } from '../sim/errors.js'
import { type Verdict, verdict } from './matcher.js'
import { labOf } from './subject.js'

/** What the answer has to be; what is not given may be anything. */
export interface ResponseWanted {
  /** 200 to 399 by default. */
  readonly status?: number
  /** A part of the body, or a pattern for it. */
  readonly body?: string | RegExp
  /** The machine that asks; the workstation by default. */
  readonly from?: string
}

/** Sends a request. `given` is a status, a part of the body, a pattern for it, or all of it by name. */
export function toRespond(
  received: unknown,
  url: string,
  given: number | string | RegExp | ResponseWanted = {},
): Verdict {
  const lab = labOf('toRespond', received)
  const wanted = wantedOf(given)
  const copy = lab.fork()
  const answer = ask(() => copy.machine(wanted.from ?? 'host').curl(url))
  const pass = typeof answer !== 'string' && fits(answer, wanted)
  const words = wordsOf(wanted)
  return verdict(
    copy,
    pass,
    `${url} to respond${words === '' ? '' : ` with ${words}`}`,
    typeof answer === 'string'
      ? answer
      : `it said ${answer.status}: ${JSON.stringify(answer.body)}`,
  )
}

const wantedOf = (given: number | string | RegExp | ResponseWanted): ResponseWanted => {
  if (typeof given === 'number') return { status: given }
  return typeof given === 'string' || given instanceof RegExp ? { body: given } : given
}

/** The answer, or why there is none. */
function ask(send: () => Response): Response | string {
  try {
    return send()
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (!(error instanceof Error) || error.name !== 'RequestError') throw error
    return error.message
  }
}

function fits({ status, body }: Response, wanted: ResponseWanted): boolean {
  const isStatus =
    wanted.status === undefined ? status >= 200 && status < 400 : status === wanted.status
  if (wanted.body === undefined || !isStatus) return isStatus
  return typeof wanted.body === 'string' ? body.includes(wanted.body) : wanted.body.test(body)
}

const wordsOf = ({ from, ...wanted }: ResponseWanted): string =>
  [
    ...Object.entries(wanted).map(([name, value]) => `${name} ${String(value)}`),
    ...(from === undefined ? [] : [`to ${from}`]),
  ].join(', ')
