/**
 * `kubectl set image`: other images for the containers of a pod template.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_set/kubectl_set_image/
 */
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import { SET_FLAGS, changeSpecs, splitChanges, noContainer } from './template.js'

const NO_IMAGE = 'error: at least one image update is required'

/** The verb `kubectl set image`. */
export const image = define({
  name: 'set image',
  usage:
    'set image (-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N',
  short: 'Update the image of a pod template',
  long: 'Update existing container image(s) of resources.',
  flags: SET_FLAGS,
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const { resources, changes } = splitChanges(args)
    if (resources.length > 0) void session.cluster
    const images = changes.map(
      (pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const,
    )
    if (images.length === 0 && resources.length > 0) throw new CommandError(NO_IMAGE)
    const recipe = (spec: Parameters<Parameters<typeof changeSpecs>[3]>[0]): void => {
      for (const [name, reference] of images) {
        const targets = [...(spec.initContainers ?? []), ...spec.containers].filter(
          (container) => name === '*' || container.name === name,
        )
        if (targets.length === 0) throw noContainer(`"${name}"`)
        for (const container of targets) container.image = reference
      }
    }
    return { value: yield* changeSpecs(session, resources, flags, recipe, 'image updated') }
  },
})
