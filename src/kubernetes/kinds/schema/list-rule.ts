/**
 * Which lists a strategic merge patch merges item by item, and by which key. All other lists are
 * replaced whole.
 *
 * @see
 * https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/#notes-on-the-strategic-merge-patch
 */
import { type Field, type FieldType, type ListRule, fieldsOf } from './types.js'

/** Where paths into an object of a structure start: `core/v1.Pod:`. */
export const rootOf = ({ type }: { readonly type: string }): string => `${type}:`

/**
 * The field at a path such as `core/v1.Pod:.spec.containers.env`; lists and maps of structures are
 * entered without a position.
 */
function fieldAt(path: string): Field | undefined {
  const colon = path.indexOf(':')
  let fields = fieldsOf(path.slice(0, colon))
  let field: Field | undefined
  for (const name of path
    .slice(colon + 1)
    .split('.')
    .slice(1)) {
    field = fields?.get(name)
    if (!field) return undefined
    const inner = structIn(field.type)
    fields = inner === undefined ? undefined : fieldsOf(inner)
  }
  return field
}

/** The rule for the list at a path; undefined for lists that are replaced. */
export const listRule = (path: string): ListRule | undefined => fieldAt(path)?.merge

/** The structure that a type is or holds. */
const structIn = (type: FieldType): string | undefined =>
  type.is === 'struct' ? type.name : type.is === 'value' ? undefined : structIn(type.of)
