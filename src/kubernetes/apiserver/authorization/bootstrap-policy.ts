/**
 * The roles and bindings that a cluster is born with.
 *
 * Of the facts, `#Kind namespace` opens a section. In one of roles a line is a name, with `=` if other
 * roles are added up in it and `+admin` if it is added up in another; the lines below it, which
 * begin with a space, are its rules: verbs, groups and resources, and names where it has some; or
 * verbs, a slash and paths. `.` is the core group. In one of bindings a line is a name, the role and
 * the subjects; a name alone binds a controller's role to the controller.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
import type {
  ClusterRole,
  ClusterRoleBinding,
  PolicyRule,
  Subject,
} from '../../../types/kubernetes/rbac/v1.js'
import { uuid } from '../../../sim/id.js'
import { randomFrom, seededState } from '../../../sim/random.js'
import { seal } from '../../../sim/seal.js'
import type { Tx } from '../../../sim/step.js'
import { POLICY_FACTS } from '../../kinds/facts/policy.js'
import { apiVersionOf } from '../../kinds/index.js'
import type { AnyKind, KubeObject, Stored } from '../../kinds/kind.js'
import { aggregatedRules } from '../../kinds/rbac/aggregation.js'
import { clusterRoleBinding } from '../../kinds/rbac/cluster-role-binding.js'
import { clusterRole } from '../../kinds/rbac/cluster-role.js'
import { roleBinding } from '../../kinds/rbac/role-binding.js'
import { role } from '../../kinds/rbac/role.js'
import { keyIn, nextRevision, store, timestamp } from '../stored.js'

const GROUP = 'rbac.authorization.k8s.io'
const AGGREGATE = `${GROUP}/aggregate-to-`
const LABELS = { 'kubernetes.io/bootstrapping': 'rbac-defaults' }
const ANNOTATIONS = { 'rbac.authorization.kubernetes.io/autoupdate': 'true' }
const CONTROLLER = 'system:controller:'
/** The identities of these objects are the same in all clusters. */
const SEED = 36

/** An object to be made, with its kind. */
interface Wanted {
  readonly kind: AnyKind
  readonly object: KubeObject
}

const KINDS: Readonly<Record<string, AnyKind>> = {
  ClusterRole: clusterRole,
  ClusterRoleBinding: clusterRoleBinding,
  Role: role,
  RoleBinding: roleBinding,
}

let known: readonly Wanted[] | undefined

/** What a cluster is born with; made once. */
function bootstrapPolicy(): readonly Wanted[] {
  known ??= seal([...withAggregates(parsePolicy(POLICY_FACTS))])
  return known
}

/** Puts it into the world. */
export function createPolicy(tx: Tx): void {
  const random = randomFrom(seededState(SEED))
  for (const { kind, object } of bootstrapPolicy()) {
    const { name = '', namespace } = object.metadata ?? {}
    const metadata = {
      ...object.metadata,
      name,
      uid: uuid(random),
      resourceVersion: nextRevision(tx),
      creationTimestamp: timestamp(tx.now),
    }
    const made = { apiVersion: apiVersionOf(kind), kind: kind.kind, ...object, metadata }
    store(tx, kind, keyIn(kind, name, namespace), made as Stored<KubeObject>)
  }
}

function parsePolicy(text: string): readonly Wanted[] {
  const found: Wanted[] = []
  let [kind, namespace]: [string, string | undefined] = ['', undefined]
  let rules: PolicyRule[] = []
  for (const line of text.trim().split('\n')) {
    if (line.startsWith('#')) [kind = '', namespace] = line.slice(1).split(' ')
    else if (line.startsWith(' ')) rules.push(ruleOf(line.slice(1)))
    else {
      rules = []
      const object = kind.endsWith('Binding')
        ? bindingOf(line, namespace)
        : { ...roleOf(line, namespace), rules }
      found.push({ kind: KINDS[kind] as AnyKind, object })
    }
  }
  return found
}

const metadataOf = (name: string, namespace: string | undefined) => ({
  name,
  ...(namespace === undefined ? {} : { namespace }),
  labels: LABELS,
  annotations: ANNOTATIONS,
})

function roleOf(line: string, namespace: string | undefined): ClusterRole {
  const [name = '', ...marks] = line.split(' ')
  const into = marks.filter((mark) => mark.startsWith('+')).map((mark) => mark.slice(1))
  const metadata = metadataOf(name, namespace)
  return {
    metadata: {
      ...metadata,
      labels: { ...LABELS, ...Object.fromEntries(into.map((one) => [AGGREGATE + one, 'true'])) },
    },
    ...(marks.includes('=')
      ? {
          aggregationRule: {
            clusterRoleSelectors: [{ matchLabels: { [AGGREGATE + name]: 'true' } }],
          },
        }
      : {}),
  }
}

const listOf = (text: string): readonly string[] =>
  text.split(',').map((one) => (one === '.' ? '' : one))

function ruleOf(line: string): PolicyRule {
  const [verbs = '', groups = '', what = '', names] = line.split(' ')
  return groups === '/'
    ? { nonResourceURLs: listOf(what), verbs: listOf(verbs) }
    : {
        apiGroups: listOf(groups),
        ...(names === undefined ? {} : { resourceNames: listOf(names) }),
        resources: listOf(what),
        verbs: listOf(verbs),
      }
}

function bindingOf(line: string, namespace: string | undefined): ClusterRoleBinding {
  const [name = '', kind = 'ClusterRole', bound = name, ...subjects] = line.split(' ')
  const who =
    line === name ? [`ServiceAccount/kube-system/${name.slice(CONTROLLER.length)}`] : subjects
  return {
    metadata: metadataOf(name, namespace),
    roleRef: { apiGroup: GROUP, kind, name: bound },
    ...(who.length === 0 ? {} : { subjects: who.map(subjectOf) }),
  }
}

function subjectOf(text: string): Subject {
  const [kind = '', first = '', name] = text.split('/')
  return name === undefined
    ? { apiGroup: GROUP, kind, name: first }
    : { kind, name, namespace: first }
}

/** The roles in which others are added up get their rules. */
function withAggregates(all: readonly Wanted[]): readonly Wanted[] {
  const roles = (): readonly ClusterRole[] =>
    result.filter(({ kind }) => kind === clusterRole).map(({ object }) => object as ClusterRole)
  const result = [...all]
  // The roles are in the order of their names, and `admin` holds `edit`, which holds `view`.
  for (const name of ['view', 'edit', 'admin']) {
    const at = result.findIndex(
      ({ kind, object }) => kind === clusterRole && object.metadata?.name === name,
    )
    const aggregate = result[at]?.object as ClusterRole
    const rules = aggregatedRules(aggregate, roles())
    result[at] = { kind: clusterRole, object: { ...aggregate, rules } as KubeObject }
  }
  return result
}
