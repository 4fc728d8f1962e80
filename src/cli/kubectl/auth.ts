/**
 * `kubectl auth`: what one may do, and who one is. Nobody is kept from anything here.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access
 */
import { table } from '../../text/tabwriter.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { ALL_NAMESPACES_FLAG } from './flags.js'
import { groupAlone } from './group.js'
import { kindNamed } from './resources.js'

const TOO_FEW =
  "error: you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples."
const YES = 'yes'
const GROUPS = '[kubeadm:cluster-admins system:authenticated]'

const canI = define({
  name: 'auth can-i',
  usage: 'auth can-i VERB [TYPE | TYPE/NAME | NONRESOURCEURL]',
  short: 'Check whether an action is allowed',
  flags: {
    ...ALL_NAMESPACES_FLAG,
    list: { type: 'boolean', usage: 'If true, prints all allowed actions.' },
    quiet: {
      type: 'boolean',
      short: 'q',
      usage: 'If true, suppress output and just return the exit code.',
    },
    subresource: { type: 'string', usage: 'SubResource such as pod/log or deployment/scale' },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<{ readonly allowed: boolean }>> {
    const [, what] = args
    if (args.length !== 2 || what === undefined) throw new CommandError(TOO_FEW)
    void session.cluster
    if (!what.startsWith('/') && what !== '*') {
      try {
        const kind = kindNamed(session, what.split('/')[0] ?? '')
        if (!kind.namespaced && !flags.allNamespaces)
          session.warn(
            `resource '${kind.plural}' is not namespace scoped${kind.group === '' ? '' : ` in group '${kind.group}'`}\n`,
          )
      } catch (error) {
        if (!(error instanceof CommandError)) throw error
        session.warn(`the server doesn't have a resource type '${what.split('/')[0]}'\n`)
      }
    }
    if (!flags.quiet) session.out(`${YES}\n`)
    return { value: { allowed: true } }
  },
})

const whoami = define({
  name: 'auth whoami',
  usage: 'auth whoami',
  short: 'Experimental: Check self subject attributes',
  flags: {},
  *run(session): Generator<Wait, VerbResult<{ readonly user: string }>> {
    const { user } = session.api
    session.out(
      table([
        ['ATTRIBUTE', 'VALUE'],
        ['Username', user],
        ['Groups', GROUPS],
      ]),
    )
    return { value: { user } }
  },
})

/** The verb `kubectl auth`. */
export const auth = define({
  name: 'auth',
  usage: 'auth [flags]',
  short: 'Inspect authorization',
  flags: {},
  verbs: { 'can-i': canI, whoami },
  *run(session, args): Generator<Wait, VerbResult<never>> {
    return groupAlone(session, auth, args)
  },
})
