/**
 * `kubectl set`: one aspect of objects at a time.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_set/
 */
import type { VerbResult, Wait } from '../verb.js'
import { define } from './definition.js'
import { groupAlone } from './group.js'
import type { AnyObject } from './resources.js'
import { env } from './set/env.js'
import { image } from './set/image.js'
import { resources } from './set/resources.js'
import { selector } from './set/selector.js'
import { subject } from './set/subject.js'
import { serviceAccount } from './set/serviceaccount.js'

/** The verb `kubectl set`. */
export const set = define({
  name: 'set',
  usage: 'set SUBCOMMAND',
  short: 'Set specific features on objects',
  long: 'Configure application resources.\n\n These commands help you make changes to existing application resources.',
  flags: {},
  verbs: { env, image, resources, selector, serviceaccount: serviceAccount, subject },
  *run(session, args): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    return groupAlone(session, set, args)
  },
})
