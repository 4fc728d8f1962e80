/**
 * `kubectl create cronjob`.
 *
 * @see
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_cronjob/
 */
import type { VerbResult, Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import {
  GENERATOR_FLAGS,
  commandAfterDash,
  newMeta,
  oneName,
  sendOrTell,
  IMAGE_USAGE,
} from './generated.js'

/** The verb `kubectl create cronjob`. */
export const cronJob = define({
  name: 'create cronjob',
  aliases: ['cj'],
  usage:
    "create cronjob NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...] [flags]",
  short: 'Create a cron job with the specified name',
  flags: {
    ...GENERATOR_FLAGS,
    image: { type: 'string', required: true, usage: IMAGE_USAGE },
    restart: { type: 'string', usage: "job's restart policy. supported values: OnFailure, Never" },
    schedule: {
      type: 'string',
      required: true,
      usage: 'A schedule in the Cron format the job should be run with.',
    },
  },
  keepsDash: true,
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const name = oneName(args, 'create cronjob')
    const command = commandAfterDash(args)
    const containers = [
      { name, image: flags.image, ...(command.length > 0 ? { command } : {}), resources: {} },
    ]
    const template = {
      metadata: {},
      spec: { containers, restartPolicy: flags.restart || 'OnFailure' },
    }
    const object = {
      kind: 'CronJob',
      apiVersion: 'batch/v1',
      metadata: newMeta(name),
      spec: {
        schedule: flags.schedule,
        jobTemplate: { metadata: newMeta(name), spec: { template } },
      },
      status: {},
    }
    return { value: [sendOrTell(session, object as never, flags, 'cronjob:')] }
  },
})
