/**
 * Subjects of role bindings, and how tables and defaults see them.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
 */
import { dequal } from 'dequal'
import type { RoleRef, Subject } from '../../../types/kubernetes/rbac/v1.js'
import type { Cell } from '../define.js'
import { invalid, notSupported, required } from '../field-errors.js'
import type { FieldError } from '../kind.js'

/** The group of roles and of users. */
const RBAC_GROUP = 'rbac.authorization.k8s.io'
const KINDS = ['Group', 'ServiceAccount', 'User']
const NO_NAMESPACE = ''

interface Binding {
  subjects?: readonly Subject[]
  roleRef: RoleRef
}

/** Subjects and roles belong to groups even where nobody says so. */
export function defaultBinding(draft: Partial<Binding>): void {
  if (draft.roleRef && !draft.roleRef.apiGroup)
    draft.roleRef = { ...draft.roleRef, apiGroup: RBAC_GROUP }
  if (draft.subjects)
    draft.subjects = draft.subjects.map((subject) =>
      subject.kind === 'ServiceAccount' || subject.apiGroup
        ? subject
        : { ...subject, apiGroup: RBAC_GROUP },
    )
}

/** What is wrong with a binding. */
export function validateBinding(
  { subjects = [], roleRef }: Binding,
  old: Binding | undefined,
  roles: readonly string[],
): readonly FieldError[] {
  const errors: FieldError[] = []
  if (roleRef && !roles.includes(roleRef.kind))
    errors.push(notSupported('roleRef.kind', roleRef.kind, roles))
  subjects.forEach((subject, i) => {
    if (!KINDS.includes(subject.kind))
      errors.push(notSupported(`subjects[${i}].kind`, subject.kind, KINDS))
    if (subject.kind === 'ServiceAccount' && (subject.namespace ?? NO_NAMESPACE) === '')
      errors.push(required(`subjects[${i}].namespace`))
  })
  if (old && !dequal(roleRef, old.roleRef))
    errors.push(invalid('roleRef', roleRef, 'cannot change roleRef'))
  return errors
}

/** By what a binding is found: `User/jane`, `Group/dev`, `ServiceAccount/team/bot`. */
export const subjectKey = ({ kind, name, namespace }: Subject): string =>
  kind === 'ServiceAccount' ? `${kind}/${namespace}/${name}` : `${kind}/${name}`

/** Users, groups and service accounts, as three cells. */
export const subjectCells = (subjects: readonly Subject[] = []): readonly Cell[] => {
  const named = (kind: string): string =>
    subjects
      .filter((one) => one.kind === kind)
      .map(({ name, namespace }) => (kind === 'ServiceAccount' ? `${namespace}/${name}` : name))
      .join(', ')
  return [named('User'), named('Group'), named('ServiceAccount')]
}
