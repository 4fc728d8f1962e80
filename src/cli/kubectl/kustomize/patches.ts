/**
 * Patches: strategic merges, and operations of JSON 6902, for one resource or for all that a target means.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
import { applyJsonPatch } from '../../../kubernetes/apiserver/patch/json-patch.js'
import { isApiError } from '../../../kubernetes/apiserver/errors.js'
import { toYaml, YamlError, parseYamlDocuments } from '../../../text/yaml.js'
import type { Directory } from './directory.js'
import {
  type Fields,
  KustomizeError,
  type Resource,
  copied,
  groupVersionOf,
  idText,
  isFields,
  kindOf,
  metadataOf,
  nameOf,
  remember,
  resourceOf,
  wasCalled,
  wasIn,
} from './resource.js'
import { type Target, isMeant } from './selection.js'
import { merged } from './strategic-merge.js'

export type { Target }

/** A patch as a kustomization has it. */
export interface Patch {
  readonly path?: string
  readonly patch?: string
  readonly target?: Target
  readonly options?: { readonly allowNameChange?: boolean; readonly allowKindChange?: boolean }
}

/** Patches resources in place. @throws KustomizeError */
export function applyPatch(resources: Resource[], patch: Patch, directory: Directory): void {
  const text = textOf(patch, directory)
  const documents = parsed(text)
  const operations = operationsOf(text, documents)
  const objects = documents?.filter(isFields) ?? []
  if (!operations && (objects.length === 0 || objects.length !== documents?.length))
    throw failed(patch, `unable to parse SM or JSON patch from ${sourceOf(patch)}`)
  if (operations) {
    if (!patch.target)
      throw new KustomizeError(`must specify a target for JSON patch ${sourceOf(patch)}`)
    const { target } = patch
    for (const resource of resources.filter((one) => isMeant(target, one)))
      operate(resource, operations)
  } else if (patch.target) {
    const { target } = patch
    for (const resource of resources.filter((one) => isMeant(target, one)))
      for (const object of objects) mergeInto(resources, resource, object, patch.options ?? {})
  } else for (const object of objects) mergeOne(resources, object)
}

/** One of `patchesStrategicMerge`: a path, or the patch itself. */
export function applyStrategic(resources: Resource[], word: string, directory: Directory): void {
  const inline = word.includes('\n') || /^\s*\{/.test(word)
  if (inline) return applyPatch(resources, { patch: word }, directory)
  let text: string
  try {
    text = directory.read(word)
  } catch (error) {
    if (!(error instanceof KustomizeError)) throw error
    throw new KustomizeError(
      `trouble configuring builtin PatchStrategicMergeTransformer with config: \`\npaths:\n- ${word}\n\`: ${error.message}`,
    )
  }
  applyPatch(resources, { patch: text }, directory)
}

const sourceOf = ({ path, patch }: Patch): string =>
  path ? `[path: "${path}"]` : `[patch: "${patch ?? ''}"]`

function failed(patch: Patch, why: string): KustomizeError {
  return new KustomizeError(
    `trouble configuring builtin PatchTransformer with config: \`\n${toYaml(patch)}\`: ${why}`,
  )
}

function textOf(patch: Patch, directory: Directory): string {
  if (!patch.path) return patch.patch ?? ''
  try {
    return directory.read(patch.path)
  } catch (error) {
    if (!(error instanceof KustomizeError)) throw error
    throw failed(patch, `failed to get the patch file from path(${patch.path}): ${error.message}`)
  }
}

function parsed(text: string): readonly unknown[] | undefined {
  try {
    return parseYamlDocuments(text).filter((one) => one !== null && one !== undefined)
  } catch (error) {
    if (error instanceof YamlError) return undefined
    throw error
  }
}

/** The operations of a patch; one that begins with a bracket has to be JSON. */
function operationsOf(text: string, documents: readonly unknown[] | undefined) {
  if (!text.trimStart().startsWith('['))
    return Array.isArray(documents?.[0]) ? (documents[0] as readonly unknown[]) : undefined
  try {
    const read: unknown = JSON.parse(text)
    return Array.isArray(read) ? (read as readonly unknown[]) : undefined
  } catch {
    return undefined
  }
}

function operate(resource: Resource, operations: readonly unknown[]): void {
  const before = nameOf(resource)
  for (const operation of operations) {
    try {
      const made = applyJsonPatch(resource.object, [copied(asAdded(operation, resource.object))])
      if (before !== nameOf({ ...resource, object: made as Fields })) remember(resource)
      resource.object = made as Fields
    } catch (error) {
      if (!isApiError(error)) throw error
      throw new KustomizeError(whyNot(operation as Operation))
    }
  }
}

interface Operation {
  readonly op?: string
  readonly path?: string
}

function whyNot({ op = '', path = '' }: Operation): string {
  const last = path.slice(path.lastIndexOf('/') + 1)
  switch (op) {
    case 'remove':
      return `error in remove for path: '${path}': Unable to remove nonexistent key: ${last}: missing value`
    case 'test':
      return `testing value ${path} failed: test failed`
    case 'replace':
      return `replace operation does not apply: doc is missing path: ${path}: missing value`
    default:
      return `${op} operation does not apply: doc is missing path: "${path}": missing value`
  }
}

/** A field that is not there is replaced by adding it, as long as there is something to add it to. */
const asAdded = (operation: unknown, object: Fields): unknown => {
  const { op, path = '' } = operation as Operation
  if (op !== 'replace') return operation
  const parts = path
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
  let at: unknown = object
  for (const part of parts.slice(0, -1))
    at = isFields(at) || Array.isArray(at) ? (at as Fields)[part] : undefined
  const last = parts.at(-1) ?? ''
  return isFields(at) && !Object.hasOwn(at, last)
    ? { ...(operation as object), op: 'add' }
    : operation
}

function mergeOne(resources: Resource[], patch: Fields): void {
  const wanted = resourceOf(patch)
  const { group, version } = groupVersionOf(wanted)
  const name = nameOf(wanted)
  const namespace = String(metadataOf(patch)['namespace'] ?? '')
  const found = resources.find(
    (one) =>
      kindOf(one) === kindOf(wanted) &&
      groupVersionOf(one).group === group &&
      wasCalled(one, name) &&
      (namespace === '' || wasIn(one, namespace)),
  )
  const id = idText({ kind: kindOf(wanted), group, version, name, namespace })
  if (!found)
    throw new KustomizeError(
      `no resource matches strategic merge patch "${id}": no matches for Id ${id}; failed to find unique target for patch ${id}`,
    )
  mergeInto(resources, found, patch, {})
}

function mergeInto(
  resources: Resource[],
  resource: Resource,
  patch: Fields,
  { allowNameChange = false, allowKindChange = false }: NonNullable<Patch['options']>,
): void {
  const { apiVersion, kind } = resource.object
  const { name, namespace } = metadataOf(resource.object)
  const made = merged(resource.object, patch)
  if (!made) {
    resources.splice(resources.indexOf(resource), 1)
    return
  }
  if (allowNameChange) remember(resource)
  else {
    made['metadata'] = { ...metadataOf(made), name }
    if (namespace !== undefined) metadataOf(made)['namespace'] = namespace
    else delete metadataOf(made)['namespace']
  }
  resource.object = allowKindChange ? made : { ...made, apiVersion, kind }
}
