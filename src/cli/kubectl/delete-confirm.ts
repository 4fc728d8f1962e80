/**
 * `kubectl delete --interactive`: names what would be deleted, and asks.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_delete/
 */
import { answerLine } from '../answer-line.js'
import type { Wait } from '../verb.js'
import { collect } from './failure.js'
import { type Request, type WhichFlags, fetch, nameOf, singularOf } from './resources.js'
import type { Session } from './session.js'

/** Whether the user says `y`. What is named is told without a look whether it is there. */
export function* confirmDeletion(
  session: Session,
  requests: readonly Request[],
  flags: WhichFlags,
): Generator<Wait, boolean> {
  const names = requests.flatMap((request) =>
    request.name !== undefined
      ? [`${singularOf(request.kind)}/${request.name}`]
      : (collect([], () => fetch(session, request, flags)) ?? []).map(nameOf),
  )
  if (names.length === 0) return true
  const list = names.map((name) => `${name}\n`).join('')
  session.out(
    `You are about to delete the following ${names.length} resource(s):\n${list}Do you want to continue? (y/N): `,
  )
  if (/^y$/i.test((yield* answerLine(session.cli)).trim())) return true
  session.out('deletion is cancelled\n')
  return false
}
