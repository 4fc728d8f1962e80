/**
 * `kubectl create deployment`.
 *
 * @see
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_deployment/
 */
import type { KubeObject } from '../../../kubernetes/kinds/kind.js'
import { nameSuffix } from '../../../sim/id.js'
import type { Random } from '../../../sim/random.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import { GENERATOR_FLAGS, commandAfterDash, newMeta, oneName, sendOrTell } from './generated.js'

const SEVERAL_IMAGES = 'error: cannot specify multiple --image options and command'

/** The verb `kubectl create deployment`. */
export const deployment = define({
  name: 'create deployment',
  aliases: ['deploy'],
  usage: 'create deployment NAME --image=image -- [COMMAND] [args...]',
  short: 'Create a deployment with the specified name',
  flags: {
    ...GENERATOR_FLAGS,
    image: {
      type: 'strings',
      required: true,
      usage:
        'Image names to run. A deployment can have multiple images set for multi-container pod.',
    },
    port: { type: 'int', default: -1, usage: 'The containerPort that this deployment exposes.' },
    replicas: {
      type: 'int',
      short: 'r',
      default: 1,
      usage: 'Number of replicas to create. Default is 1.',
    },
  },
  keepsDash: true,
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const name = oneName(args, 'create deployment')
    const command = commandAfterDash(args)
    const images = flags.image
    if (images.length > 1 && command.length > 0) throw new CommandError(SEVERAL_IMAGES)
    const labels = { app: name }
    const port = flags.port
    const containers = images.map((image, i) => ({
      name: containerName(image, session.tx.random),
      image,
      ...(command.length > 0 ? { command } : {}),
      ...(port >= 0 && i === 0 ? { ports: [{ containerPort: port }] } : {}),
      resources: {},
    }))
    const object = {
      kind: 'Deployment',
      apiVersion: 'apps/v1',
      metadata: newMeta(name, labels),
      spec: {
        replicas: flags.replicas,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers } },
        strategy: {},
      },
      status: {},
    } as KubeObject
    return { value: [sendOrTell(session, object, flags, 'deployment:')] }
  },
})

/**
 * The last part of the image's name; one that no container may have is changed, and gets letters
 * that are drawn.
 */
function containerName(image: string, random: Random): string {
  const last = image.slice(image.lastIndexOf('/') + 1).replace(/[:@].*$/, '')
  return /[A-Z_.]/.test(last)
    ? `${last.toLowerCase().replace(/[_.]/g, '-')}-${nameSuffix(random)}`
    : last
}
