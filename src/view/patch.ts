/**
 * `applyPatch`: brings the view that a page keeps of a world up to date, with what its worker sent.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
import type { PatchOperation } from '../sim/patch.js'
import type { TableChoice, WorldView } from '../sim/view.js'

/** A patch that does not fit the view that it was applied to; the view is as it was. */
export class PatchError extends Error {
  override name = 'PatchError'
}

/**
 * The view after a patch of `patchBetween`. What the patch does not touch is the same object as
 * before, and the view that was given stays as it is. With a choice of tables, what the patch says
 * of others is left out.
 *
 * @example
 * worker.onmessage = ({ data }) => { view = applyPatch(view, data); draw(clusterView(view)) }
 * @throws PatchError for an operation, a path or a value that does not fit
 */
export function applyPatch(
  view: WorldView,
  patch: readonly PatchOperation[],
  { tables }: TableChoice = {},
): WorldView {
  const edit = new Edit()
  return patch.reduce<WorldView>((now, operation) => {
    const path = pathOf(operation)
    const [first, table] = path
    if (tables && first === 'tables' && table !== undefined && !tables.includes(table)) return now
    return edit.apply(now, path, operation) as WorldView
  }, view)
}

/** The names on the way to what an operation is about. @throws PatchError */
function pathOf(operation: PatchOperation): readonly string[] {
  const { path } = operation
  if (!String(path).startsWith('/')) throw misfit(operation)
  return path
    .slice(1)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
}

type Holder = Record<string, unknown> | unknown[]

/** Copies that one patch has made: each object on its paths is copied once. */
class Edit {
  private readonly copies = new WeakSet<object>()

  /** `value` with an operation done at `path` below it. */
  apply(value: unknown, path: readonly string[], operation: PatchOperation): unknown {
    const [name, ...rest] = path
    if (name === undefined) return valueOf(operation)
    if (typeof value !== 'object' || value === null) throw misfit(operation)
    const copy = this.copyOf(value as Holder)
    if (rest.length === 0) change(copy, name, operation)
    else set(copy, name, this.apply(member(copy, name, operation), rest, operation))
    return copy
  }

  private copyOf(value: Holder): Holder {
    if (this.copies.has(value)) return value
    const copy = Array.isArray(value) ? [...value] : { ...value }
    this.copies.add(copy)
    return copy
  }
}

function change(holder: Holder, name: string, operation: PatchOperation): void {
  const { op } = operation
  if (op !== 'add' && op !== 'replace' && op !== 'remove') throw misfit(operation)
  if (op !== 'add') member(holder, name, operation)
  if (Array.isArray(holder)) {
    const place = name === '-' ? holder.length : Number(name)
    if (!(place >= 0 && place <= holder.length)) throw misfit(operation)
    if (op === 'remove') holder.splice(place, 1)
    else holder.splice(place, op === 'add' ? 0 : 1, valueOf(operation))
  } else if (op === 'remove') delete holder[name]
  else set(holder, name, valueOf(operation))
}

/** What an operation puts somewhere. @throws PatchError for one without */
function valueOf(operation: PatchOperation): unknown {
  if (operation.op === 'remove' || operation.value === undefined) throw misfit(operation)
  return operation.value
}

/** What a holder has under a name. @throws PatchError */
function member(holder: Holder, name: string, operation: PatchOperation): unknown {
  if (!Object.hasOwn(holder, name)) throw misfit(operation)
  return (holder as Record<string, unknown>)[name]
}

/** Sets a member of its own, whatever it is called. */
function set(holder: Holder, name: string, value: unknown): void {
  Object.defineProperty(holder, name, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  })
}

const misfit = (operation: PatchOperation): PatchError =>
  new PatchError(`it does not fit the view: ${JSON.stringify(operation)}`)
