// The facts of scripts/schema/, and how types are named and hang together there.
import { readFileSync } from 'node:fs'
import { SCALARS } from './scalars.mjs'

const facts = (file) =>
  JSON.parse(readFileSync(new URL(`../schema/${file}`, import.meta.url), 'utf8'))
export const types = facts('types.json')
export const resources = facts('resources.json')

/** Where a type's name in the facts says that it belongs; what is of no group goes with metadata. */
export const moduleOf = (name) =>
  /\.(\w+\.v\d\w*)\.\w+$/.exec(name)?.[1]?.replace('.', '/') ?? 'meta/v1'
export const shortName = (name) => name.slice(name.lastIndexOf('.') + 1)
export const fileName = (name) =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()

/** The types that a type is made of, by their names in the facts. */
export function partsOf(name) {
  const found = new Set()
  const visit = ({ ref, list, map }) => {
    if (ref) found.add(ref)
    for (const inner of [list, map]) if (inner) visit(inner)
  }
  for (const field of Object.values(types[name].fields ?? {})) visit(field)
  for (const [part] of (SCALARS[shortName(name)]?.[0] ?? '').matchAll(/\b[A-Z]\w+/g))
    found.add(name.replace(/\w+$/, part))
  return [...found]
}

export const usersOf = new Map()
for (const name of Object.keys(types))
  for (const part of partsOf(name)) usersOf.set(part, [...(usersOf.get(part) ?? []), name])

/** `v1` and `Pod`, or undefined for what is no object of its own. */
export const identityOf = (name) => {
  const { group, version, kind } = types[name].gvk?.[0] ?? {}
  return kind && { apiVersion: group ? `${group}/${version}` : version, kind }
}

/** The resources of the API that are objects: no subresources. */
export const objects = resources
  .filter(({ name }) => !name.includes('/'))
  .map((resource) => {
    const apiVersion = resource.groupVersion.replace(/^apis?\//, '')
    const type = Object.keys(types).find((name) => {
      const { kind, apiVersion: version } = identityOf(name) ?? {}
      return kind === resource.kind && version === apiVersion
    })
    return { ...resource, apiVersion, type }
  })
  .filter(({ type }) => type)

/** Of each kind that can be listed, the version that is stored. */
export const kinds = objects
  .filter(({ verbs }) => verbs.includes('list'))
  .filter(({ kind }, i, all) => all.findIndex((one) => one.kind === kind) === i)
