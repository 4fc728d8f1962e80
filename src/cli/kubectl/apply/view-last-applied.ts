/**
 * `kubectl apply view-last-applied`: what was last applied to objects, as they say it themselves.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_apply/kubectl_apply_view-last-applied/
 */
import { goJson } from '../../../text/json.js'
import { toYaml } from '../../../text/yaml.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { usageError } from '../failure.js'
import { ALL_FLAG, FILE_FLAGS, SELECTOR_FLAG } from '../flags.js'
import { LAST_APPLIED, NOT_APPLIED, lastApplied } from '../last-applied.js'
import { fetch, requestsOf } from '../resources.js'

const BAD_OUTPUT = (output: string): string =>
  `Unexpected -o output mode: ${output}, the flag 'output' must be one of yaml|json`

/** The verb `kubectl apply view-last-applied`. */
export const viewLastApplied = define({
  name: 'apply view-last-applied',
  usage: 'apply view-last-applied (TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)',
  short: 'View the latest last-applied-configuration annotations of a resource/object',
  flags: {
    ...ALL_FLAG,
    ...FILE_FLAGS,
    ...SELECTOR_FLAG,
    output: {
      type: 'string',
      short: 'o',
      default: 'yaml',
      usage: 'Output format. Must be one of (yaml, json)',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly unknown[]>> {
    const { output } = flags
    if (output !== 'yaml' && output !== 'json')
      throw usageError(BAD_OUTPUT(output), 'apply view-last-applied')
    const requests = yield* requestsOf(session, args, flags, { lists: true })
    const objects = requests.flatMap((request) => fetch(session, request, flags))
    const applied = objects.map(({ object }) => {
      if (object.metadata.annotations?.[LAST_APPLIED] === undefined)
        throw new CommandError(NOT_APPLIED(object.metadata.name))
      return lastApplied(object) ?? {}
    })
    for (const one of applied)
      session.out(output === 'yaml' ? toYaml(one) : `${goJson(one, { indent: '  ' })}\n`)
    return { value: applied }
  },
})
