/**
 * `kubectl set selector`: which pods a service selects.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_set/kubectl_set_selector/
 */
import { parseSelector } from '../../../kubernetes/apiserver/selectors.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { dryRunOf, report } from '../report.js'
import { type AnyObject, fetch, requestsOf } from '../resources.js'
import { SET_FLAGS } from './template.js'

const NO_SELECTOR = 'error: one selector is required'
const ONLY_SERVICES = 'error: setting a selector is only supported for Services'

/** The verb `kubectl set selector`. */
export const selector = define({
  name: 'set selector',
  usage: 'set selector (-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version]',
  short: 'Set the selector on a resource',
  flags: SET_FLAGS,
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const expression = args.at(-1)
    if (expression === undefined) throw new CommandError(NO_SELECTOR)
    const requests = yield* requestsOf(session, args.slice(0, -1), flags)
    const requirements = parseSelector(expression)
    if (requirements.some(({ operator }) => operator !== '='))
      throw new CommandError(`error: ${expression} is not an equality-based selector`)
    const after = Object.fromEntries(requirements.map(({ key, values }) => [key, values[0] ?? '']))
    const dryRun = dryRunOf(session, flags.dryRun)
    const written = requests
      .flatMap((request) => fetch(session, request, flags))
      .map(({ kind, object }) => {
        if (kind.kind !== 'Service') throw new CommandError(ONLY_SERVICES)
        const patch = [{ op: 'add', path: '/spec/selector', value: after }]
        const patched = session.api.patch(
          kind,
          object.metadata.name,
          object.metadata.namespace,
          'json',
          patch,
          {
            dryRun: dryRun !== 'none',
            fieldManager: flags.fieldManager,
          },
        )
        const { managedFields: _, ...metadata } = patched.metadata
        const shown = { ...patched, metadata }
        report(session, { kind, object: shown as unknown as AnyObject }, 'selector updated', {
          ...flags,
          dryRun,
        })
        return patched as unknown as AnyObject
      })
    return { value: written }
  },
})
