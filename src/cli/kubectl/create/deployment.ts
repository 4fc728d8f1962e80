/**
 * `kubectl create deployment`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_deployment/
 */
import type { KubeObject } from '../../../kubernetes/kinds/kind.js'
import { isApiError } from '../../../kubernetes/apiserver/errors.js'
import { CommandError, type Outcome, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import { GENERATOR_FLAGS, commandAfterDash, newMeta, oneName, send } from './generated.js'

const SEVERAL_IMAGES = 'error: cannot specify multiple --image options and command'

export const deployment = define({
  name: 'create deployment',
  aliases: ['deploy'],
  usage: 'create deployment NAME --image=image -- [COMMAND] [args...]',
  short: 'Create a deployment with the specified name',
  flags: {
    ...GENERATOR_FLAGS,
    image: { type: 'strings', usage: 'Image names to run. A deployment can have multiple images set for multi-container pod.' },
    port: { type: 'int', default: -1, usage: 'The containerPort that this deployment exposes.' },
    replicas: { type: 'int', short: 'r', default: 1, usage: 'Number of replicas to create. Default is 1.' },
  },
  required: ['image'],
  keepsDash: true,
  *run(session, args, flags): Generator<Wait, Outcome<readonly AnyObject[]>> {
    const name = oneName(args, 'create deployment')
    const command = commandAfterDash(args)
    const images = flags.image ?? []
    if (images.length > 1 && command.length > 0) throw new CommandError(SEVERAL_IMAGES)
    const labels = { app: name }
    const port = flags.port ?? -1
    const containers = images.map((image, i) => ({
      name: containerName(image),
      image,
      ...(command.length > 0 ? { command } : {}),
      ...(port >= 0 && i === 0 ? { ports: [{ containerPort: port }] } : {}),
      resources: {},
    }))
    const object = {
      kind: 'Deployment',
      apiVersion: 'apps/v1',
      metadata: newMeta(name, labels),
      spec: { replicas: flags.replicas ?? 1, selector: { matchLabels: labels }, template: { metadata: { creationTimestamp: null, labels }, spec: { containers: uniqueNames(containers) } }, strategy: {} },
      status: {},
    } as KubeObject
    try {
      return { value: [send(session, object, flags)] }
    } catch (error) {
      if (isApiError(error)) throw new CommandError(`error: failed to create deployment: ${error.message}`)
      throw error
    }
  },
})

/** The last part of the image's name, as far as a container may be called that. */
function containerName(image: string): string {
  const last = image.slice(image.lastIndexOf('/') + 1)
  return last.replace(/[:@].*$/, '').toLowerCase().replace(/[^-a-z0-9]/g, '-')
}

/** Two containers of the same name get a suffix, as far as that can be known before the random one of the real client. */
function uniqueNames<T extends { readonly name: string }>(containers: readonly T[]): T[] {
  const seen = new Map<string, number>()
  return containers.map((container) => {
    const count = (seen.get(container.name) ?? 0) + 1
    seen.set(container.name, count)
    return count === 1 ? container : { ...container, name: `${container.name}-${count}` }
  })
}
