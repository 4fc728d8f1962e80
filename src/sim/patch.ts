/**
 * Patches between two worlds, for front ends in another thread: they keep the JSON view of a world
 * and bring it up to date.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
import jsonpatch from 'fast-json-patch'
import { eachChangedRow, tablesThatDiffer } from './diff.js'
import type { TableChoice } from './view.js'
import type { World } from './world.js'

// The package is CommonJS: depending on who loads it, its functions stand on the default export or
// one level below it.
const { compare } = (jsonpatch as unknown as { default?: typeof jsonpatch }).default ?? jsonpatch

/** One operation of a patch. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }

/**
 * What turns the view of one world into that of another; costs what differs between them, not what
 * there is. With a choice of tables it is for a view of the same choice.
 *
 * @example
 * postMessage(patchBetween(shown, lab.state, { tables })) // in the page: applyPatch(view, patch)
 * shown = lab.state
 */
export function patchBetween(
  before: World,
  after: World,
  { tables }: TableChoice = {},
): readonly PatchOperation[] {
  const patch: PatchOperation[] =
    before.now === after.now ? [] : [{ op: 'replace', path: '/now', value: after.now }]
  for (const table of tablesThatDiffer(before, after)) {
    if (tables && !tables.includes(table)) continue
    const path = `/tables/${escaped(table)}`
    // The view of a choice has every table of it, if only an empty one.
    if (!before.tables[table] && !tables) patch.push({ op: 'add', path, value: {} })
    if (!after.tables[table] && !tables) patch.push({ op: 'remove', path })
    else
      eachChangedRow(
        before,
        after,
        table,
        (key, was, is) => void patch.push(...rowPatch(`${path}/${escaped(key)}`, was, is)),
      )
  }
  return patch
}

function rowPatch(path: string, was: unknown, is: unknown): readonly PatchOperation[] {
  if (is === undefined) return [{ op: 'remove', path }]
  if (was === undefined) return [{ op: 'add', path, value: is }]
  return (compare(was as object, is as object) as PatchOperation[]).map((operation) => ({
    ...operation,
    path: path + operation.path,
  }))
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
