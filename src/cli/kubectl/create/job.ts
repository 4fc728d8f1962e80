/**
 * `kubectl create job`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_job/
 */
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { type AnyObject, getObject, kindNamed } from '../resources.js'
import {
  GENERATOR_FLAGS,
  commandAfterDash,
  newMeta,
  oneName,
  sendOrTell,
  IMAGE_USAGE,
} from './generated.js'

const ONE_SOURCE = 'error: either --image or --from must be specified'
const FROM_AND_COMMAND = 'error: cannot specify --from and command'
const MANUAL = 'cronjob.kubernetes.io/instantiate'

/** The verb `kubectl create job`. */
export const job = define({
  name: 'create job',
  usage: 'create job NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...]',
  short: 'Create a job with the specified name',
  flags: {
    ...GENERATOR_FLAGS,
    from: {
      type: 'string',
      usage: 'The name of the resource to create a Job from (only cronjob is supported).',
    },
    image: { type: 'string', default: '', usage: IMAGE_USAGE },
  },
  keepsDash: true,
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const name = oneName(args, 'create job')
    const command = commandAfterDash(args)
    if (Boolean(flags.image) === Boolean(flags.from)) throw new CommandError(ONE_SOURCE)
    if (flags.from && command.length > 0) throw new CommandError(FROM_AND_COMMAND)
    const object = flags.from
      ? fromCronJob(name, cronJobOf(flags.from))
      : fromImage(name, flags.image, command)
    return { value: [sendOrTell(session, object as never, flags, 'job:')] }

    function cronJobOf(word: string): AnyObject {
      const [type = '', from = ''] = word.split('/')
      const kind = kindNamed(session, type)
      if (kind.kind !== 'CronJob') throw new CommandError(`error: from must be an existing cronjob`)
      return getObject(session, kind, from, session.namespace)
    }
  },
})

const fromImage = (name: string, image: string, command: readonly string[]) => ({
  kind: 'Job',
  apiVersion: 'batch/v1',
  metadata: newMeta(name),
  spec: {
    template: {
      metadata: {},
      spec: {
        containers: [{ name, image, ...(command.length > 0 ? { command } : {}), resources: {} }],
        restartPolicy: 'Never',
      },
    },
  },
  status: {},
})

function fromCronJob(name: string, cronJob: AnyObject) {
  const { jobTemplate } = (
    cronJob as unknown as {
      readonly spec: {
        readonly jobTemplate: {
          readonly metadata?: { readonly labels?: object; readonly annotations?: object }
          readonly spec: object
        }
      }
    }
  ).spec
  const owner = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    name: cronJob.metadata.name,
    uid: cronJob.metadata.uid,
    controller: true,
  }
  return {
    kind: 'Job',
    apiVersion: 'batch/v1',
    metadata: {
      ...newMeta(name),
      labels: jobTemplate.metadata?.labels ?? {},
      annotations: { [MANUAL]: 'manual', ...jobTemplate.metadata?.annotations },
      ownerReferences: [owner],
    },
    spec: jobTemplate.spec,
    status: {},
  }
}
