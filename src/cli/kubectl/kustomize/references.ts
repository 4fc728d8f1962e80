/**
 * References follow names that have changed: a pod's config map, a route's service, a binding's role.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/nameprefix/
 */
import { type FieldSpec, changeAt, inPods } from './field-paths.js'
import { kindsClusterWide } from './scope.js'
import {
  type Fields,
  type Resource,
  isFields,
  kindOf,
  nameOf,
  namespaceOf,
  wasCalled,
  wasIn,
} from './resource.js'

const CONTAINERS = ['containers', 'initContainers', 'ephemeralContainers']
const inContainers = (...ends: readonly string[]): readonly FieldSpec[] =>
  inPods(...CONTAINERS.flatMap((list) => ends.map((end) => `${list}/${end}`)))

/** Which fields name an object of a kind. */
const REFERENCES: Readonly<Record<string, readonly FieldSpec[]>> = {
  ConfigMap: [
    ...inContainers('env/valueFrom/configMapKeyRef/name', 'envFrom/configMapRef/name'),
    ...inPods('volumes/configMap/name', 'volumes/projected/sources/configMap/name'),
    { kinds: ['Node'], path: 'spec/configSource/configMap/name' },
  ],
  Secret: [
    ...inContainers('env/valueFrom/secretKeyRef/name', 'envFrom/secretRef/name'),
    ...inPods(
      'imagePullSecrets/name',
      'volumes/secret/secretName',
      'volumes/projected/sources/secret/name',
    ),
    { kinds: ['Ingress'], path: 'spec/tls/secretName' },
    { kinds: ['ServiceAccount'], path: 'imagePullSecrets/name' },
    { kinds: ['ServiceAccount'], path: 'secrets/name' },
  ],
  Service: [
    { kinds: ['StatefulSet'], path: 'spec/serviceName' },
    { kinds: ['Ingress'], path: 'spec/rules/http/paths/backend/service/name' },
    { kinds: ['Ingress'], path: 'spec/defaultBackend/service/name' },
    { kinds: ['APIService'], path: 'spec/service/name' },
    {
      kinds: ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'],
      path: 'webhooks/clientConfig/service/name',
    },
  ],
  ServiceAccount: inPods('serviceAccountName', 'serviceAccount'),
  PersistentVolumeClaim: inPods('volumes/persistentVolumeClaim/claimName'),
  PersistentVolume: [{ kinds: ['PersistentVolumeClaim'], path: 'spec/volumeName' }],
  StorageClass: [
    { kinds: ['PersistentVolume', 'PersistentVolumeClaim'], path: 'spec/storageClassName' },
    { kinds: ['StatefulSet'], path: 'spec/volumeClaimTemplates/spec/storageClassName' },
  ],
  PriorityClass: inPods('priorityClassName'),
  IngressClass: [{ kinds: ['Ingress'], path: 'spec/ingressClassName' }],
}

const SCALED = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']

/** Lets all references follow. */
export function followNames(resources: readonly Resource[]): void {
  for (const resource of resources) {
    for (const [kind, specs] of Object.entries(REFERENCES))
      changeAt(resource, specs, (value) =>
        typeof value === 'string' ? called(resources, resource, kind, value) : value,
      )
    followScaled(resources, resource)
    followBinding(resources, resource)
  }
}

function followScaled(resources: readonly Resource[], resource: Resource): void {
  if (kindOf(resource) !== 'HorizontalPodAutoscaler') return
  changeAt(resource, [{ path: 'spec/scaleTargetRef' }], (value) => {
    if (!isFields(value) || !SCALED.includes(String(value['kind']))) return value
    const name = called(resources, resource, String(value['kind']), String(value['name']))
    return { ...value, name }
  })
}

function followBinding(resources: readonly Resource[], resource: Resource): void {
  if (!/^(Cluster)?RoleBinding$/.test(kindOf(resource))) return
  const { roleRef, subjects } = resource.object
  if (isFields(roleRef))
    roleRef['name'] = called(resources, resource, String(roleRef['kind']), String(roleRef['name']))
  for (const subject of Array.isArray(subjects) ? subjects : [])
    if (isFields(subject) && subject['kind'] === 'ServiceAccount')
      followSubject(resources, resource, subject)
}

function followSubject(resources: readonly Resource[], from: Resource, subject: Fields): void {
  const namespace = String(subject['namespace'] ?? '')
  const found = resources.filter(
    (one) =>
      kindOf(one) === 'ServiceAccount' &&
      wasCalled(one, String(subject['name'])) &&
      (namespace === '' || wasIn(one, namespace)),
  )
  const one = closest(found, from)
  if (!one) return
  subject['name'] = nameOf(one)
  if (namespace !== '' || namespaceOf(one) !== '')
    subject['namespace'] = namespaceOf(one) || namespace
}

/** What an object that was called so is called now. */
function called(
  resources: readonly Resource[],
  from: Resource,
  kind: string,
  name: string,
): string {
  const found = resources.filter(
    (one) =>
      kindOf(one) === kind &&
      wasCalled(one, name) &&
      (kindsClusterWide(one) || kindsClusterWide(from) || wasIn(one, namespaceOf(from))),
  )
  const one = closest(found, from)
  return one ? nameOf(one) : name
}

/** Of several, the one that came the same way. */
function closest(found: readonly Resource[], from: Resource): Resource | undefined {
  if (found.length < 2) return found[0]
  const way = ({ prefixes, suffixes }: Resource): string => `${prefixes.join()}/${suffixes.join()}`
  const near = found.filter((one) => way(one) === way(from))
  return near.find((one) => namespaceOf(one) === namespaceOf(from)) ?? near[0] ?? found[0]
}
