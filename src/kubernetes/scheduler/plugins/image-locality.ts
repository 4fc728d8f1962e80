/**
 * ImageLocality: a node that has the pod's images already is better.
 *
 * @see https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins
 */
import { MAX_SCORE, type ScorePlugin } from '../framework.js'
import { NO_IMAGES, type NodeInfo } from '../node-info.js'

const MEGABYTE = 1024 * 1024
/** Below so much a container, having the images is worth nothing; above so much, everything. */
const LEAST = 23 * MEGABYTE
const MOST = 1000 * MEGABYTE

export const imageLocality: ScorePlugin = {
  name: 'ImageLocality',
  weight: 1,
  score({ pod }, nodes) {
    if (nodes.every(hasNoImage)) return undefined
    const images = (pod.spec?.containers ?? []).map(({ image = '' }) => namesOf(image))
    const holders = images.map((names) =>
      nodes.reduce((count, node) => (sizeOn(node, names) > 0 ? count + 1 : count), 0),
    )
    if (holders.every((count) => count === 0)) return undefined
    return nodes.map((node) => {
      const size = images.reduce(
        (sum, names, i) => sum + (sizeOn(node, names) * (holders[i] as number)) / nodes.length,
        0,
      )
      const [least, most] = [LEAST, MOST * images.length]
      return Math.floor(
        (MAX_SCORE * (Math.min(Math.max(size, least), most) - least)) / (most - least),
      )
    })
  },
}

const hasNoImage = ({ images }: NodeInfo): boolean => images === NO_IMAGES

/** How a node may call an image. */
function namesOf(image: string): readonly string[] {
  const tagged = /:[^/]+$|@/.test(image) ? image : `${image}:latest`
  return [tagged, `docker.io/${tagged}`, `docker.io/library/${tagged}`]
}

function sizeOn({ images }: NodeInfo, names: readonly string[]): number {
  if (images === NO_IMAGES) return 0
  for (const name of names) if (Object.hasOwn(images, name)) return images[name] as number
  return 0
}
