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

/** Replaces images wherever there are containers. */
export function replaceImage(resources: readonly Resource[], image: Image): void {
  for (const { object } of resources) visit(object, image)
}

function visit(node: unknown, image: Image): void {
  if (Array.isArray(node)) for (const item of node) visit(item, image)
  if (!isFields(node)) return
  for (const [name, value] of Object.entries(node)) {
    if (LISTS.includes(name) && Array.isArray(value))
      for (const container of value)
        if (isFields(container) && typeof container['image'] === 'string')
          container['image'] = replaced(container['image'], image)
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
