/**
 * Other names, tags and digests for images.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/
 */
import { type Resource, isFields } from './resource.js'

/** What an image becomes. */
export interface Image {
  readonly name?: string
  readonly newName?: string
  readonly newTag?: string
  readonly tagSuffix?: string
  readonly digest?: string
}

const LISTS = ['containers', 'initContainers']

/**
 * Replaces images wherever there are containers, and then once more where the pods of common kinds
 * name images. A suffix is therefore added twice to a tag there, as kustomize 5.8.1 does.
 */
export function replaceImage(resources: readonly Resource[], image: Image): void {
  for (const { object } of resources) {
    visit(object, image)
    replaceInPod(object['spec'], image)
    const spec = object['spec']
    const template = isFields(spec) ? spec['template'] : undefined
    if (isFields(template)) replaceInPod(template['spec'], image)
  }
}

/** Replaces the images of the containers and of the image volumes of a pod's spec. */
function replaceInPod(spec: unknown, image: Image): void {
  if (!isFields(spec)) return
  for (const list of LISTS) replaceEach(spec[list], 'image', image)
  const volumes = spec['volumes']
  if (!Array.isArray(volumes)) return
  const images = volumes.map((volume: unknown) => (isFields(volume) ? volume['image'] : undefined))
  replaceEach(images, 'reference', image)
}

function replaceEach(items: unknown, name: string, image: Image): void {
  if (!Array.isArray(items)) return
  for (const item of items) {
    if (!isFields(item)) continue
    const text = item[name]
    if (typeof text === 'string') item[name] = replaced(text, image)
  }
}

function visit(node: unknown, image: Image): void {
  if (Array.isArray(node)) for (const item of node) visit(item, image)
  if (!isFields(node)) return
  for (const [name, value] of Object.entries(node)) {
    if (LISTS.includes(name)) replaceEach(value, 'image', image)
    visit(value, image)
  }
}

function replaced(text: string, image: Image): string {
  const at = text.indexOf('@')
  const digest = at < 0 ? '' : text.slice(at + 1)
  const tagged = at < 0 ? text : text.slice(0, at)
  const colon = tagged.lastIndexOf(':')
  const hasTag = colon > tagged.lastIndexOf('/')
  const name = hasTag ? tagged.slice(0, colon) : tagged
  const tag = hasTag ? tagged.slice(colon + 1) : ''
  if (name !== image.name) return text
  const newName = image.newName || name
  const newTag = (tag: string): string => (tag === '' ? '' : `:${tag}`)
  if (image.newTag && image.digest) return `${newName}:${image.newTag}@${image.digest}`
  if (image.digest) return `${newName}@${image.digest}`
  if (image.newTag) return `${newName}:${image.newTag}`
  if (image.tagSuffix) return `${newName}:${tag}${image.tagSuffix}`
  return `${newName}${newTag(tag)}${digest === '' ? '' : `@${digest}`}`
}
