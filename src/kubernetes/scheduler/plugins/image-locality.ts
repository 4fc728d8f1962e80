/**
 * ImageLocality: a node that has the pod's images already is better.
 *
 * @see https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins
 */
import { MAX_SCORE, type ScorePlugin } from '../framework.js'
import type { NodeInfo } from '../node-info.js'

const MEGABYTE = 1024 * 1024
/** Below so much a container, having the images is worth nothing; above so much, everything. */
const LEAST = 23 * MEGABYTE
const MOST = 1000 * MEGABYTE

export const imageLocality: ScorePlugin = {
  name: 'ImageLocality',
  weight: 1,
  score({ pod }, nodes) {
    const images = (pod.spec?.containers ?? []).map(({ image = '' }) => image)
    const holders = images.map((image) => nodes.filter((node) => sizeOn(node, image) > 0).length)
    if (holders.every((count) => count === 0)) return undefined
    return nodes.map((node) => {
      const size = images.reduce((sum, image, i) => sum + (sizeOn(node, image) * (holders[i] as number)) / nodes.length, 0)
      const [least, most] = [LEAST, MOST * images.length]
      return Math.floor((MAX_SCORE * (Math.min(Math.max(size, least), most) - least)) / (most - least))
    })
  },
}

function sizeOn({ images }: NodeInfo, image: string): number {
  const tagged = /:[^/]+$|@/.test(image) ? image : `${image}:latest`
  for (const name of [tagged, `docker.io/${tagged}`, `docker.io/library/${tagged}`]) if (Object.hasOwn(images, name)) return images[name] as number
  return 0
}
