/**
 * `kubectl auth whoami`: who one is to the API server.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_auth/kubectl_auth_whoami/
 */
import type { SelfSubjectReview } from '../../../types/kubernetes/authentication/v1.js'
import { reviewKind } from '../../../kubernetes/kinds/reviews.js'
import { goList } from '../../../text/golist.js'
import { rfc3339 } from '../../../text/time.js'
import { table } from '../../../text/tabwriter.js'
import type { VerbResult, Wait } from '../../verb.js'
import { define } from '../definition.js'
import { PRINT_FLAGS } from '../flags.js'
import { printerOf } from '../output.js'

/** The verb `kubectl auth whoami`. */
export const whoami = define({
  name: 'auth whoami',
  usage: 'auth whoami',
  short: 'Experimental: Check self subject attributes',
  flags: PRINT_FLAGS,
  *run(session, _args, flags): Generator<Wait, VerbResult<{ readonly user: string }>> {
    const kind = reviewKind('SelfSubjectReview')
    const answered = session.api.create(kind, {}) as SelfSubjectReview
    const metadata = { creationTimestamp: rfc3339(session.tx.now) }
    const review = { ...answered, metadata }
    const { username = '', uid = '', groups = [], extra = {} } = review.status?.userInfo ?? {}
    const print = printerOf(flags, session.cli.files)
    if (print) session.out(print({ items: [{ kind, object: review }], single: true }))
    else
      session.out(
        table([
          ['ATTRIBUTE', 'VALUE'],
          ...(username === '' ? [] : [['Username', username]]),
          ...(uid === '' ? [] : [['UID', uid]]),
          ...(groups.length === 0 ? [] : [['Groups', goList(groups)]]),
          ...Object.keys(extra)
            .sort()
            .map((key) => [`Extra: ${key}`, goList(extra[key])]),
        ]),
      )
    return { value: { user: username } }
  },
})
