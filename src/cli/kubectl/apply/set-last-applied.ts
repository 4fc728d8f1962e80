/**
 * `kubectl apply set-last-applied`: notes on objects that the files were applied to them, and
 * changes nothing else.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_apply/kubectl_apply_set-last-applied/
 */
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { DRY_RUN_FLAG, FILE_FLAGS, PRINT_FLAGS } from '../flags.js'
import { LAST_APPLIED, NOT_APPLIED, withLastApplied } from '../last-applied.js'
import { needFiles, readManifests } from '../manifest.js'
import { dryRunOf, report } from '../report.js'
import { type AnyObject, getObject } from '../resources.js'

const HINT = ', to create the annotation, run the command with --create-annotation'

/** The verb `kubectl apply set-last-applied`. */
export const setLastApplied = define({
  name: 'apply set-last-applied',
  usage: 'apply set-last-applied -f FILENAME',
  short:
    'Set the last-applied-configuration annotation on a live object to match the contents of a file',
  flags: {
    ...DRY_RUN_FLAG,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    'create-annotation': {
      type: 'boolean',
      usage:
        "Will create 'last-applied-configuration' annotations if current objects doesn't have one",
    },
  },
  *run(session, _args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    needFiles(flags)
    const dryRun = dryRunOf(session, flags.dryRun)
    const written: AnyObject[] = []
    for (const { kind, body } of yield* readManifests(session, flags)) {
      const { name = '', namespace } = body.metadata ?? {}
      const object = getObject(session, kind, name, namespace)
      if (!flags.createAnnotation && object.metadata.annotations?.[LAST_APPLIED] === undefined)
        throw new CommandError(`${NOT_APPLIED(name)}${HINT}`)
      const annotations = withLastApplied(body).metadata?.annotations
      const patch = { metadata: { annotations: { [LAST_APPLIED]: annotations?.[LAST_APPLIED] } } }
      const after =
        dryRun === 'client'
          ? object
          : (session.api.patch(kind, name, namespace, 'merge', patch, {
              dryRun: dryRun === 'server',
              fieldManager: 'kubectl-set-last-applied',
            }) as unknown as AnyObject)
      report(session, { kind, object: after }, 'configured', { ...flags, dryRun })
      written.push(after)
    }
    return { value: written }
  },
})
