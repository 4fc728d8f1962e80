/** An example of each kind of the API, made of the facts: all that must be there, and no more. */
import { apiVersionOf, type kinds } from '../../../src/kubernetes/kinds/index.js'
import { type FieldType, fieldsOf } from '../../../src/kubernetes/kinds/schema/types.js'
import { base64 } from '../../../src/text/base64.js'
import { keyFrom } from '../../../src/text/x509/key.js'
import { makeRequest } from '../../../src/text/x509/request.js'

/** Values for what must be there and has a rule of its own. */
const EXAMPLES: Readonly<Record<string, unknown>> = {
  'CustomResourceDefinition.name': 'toys.example.com',
  'APIService.name': 'v1.example.com',
  'IPAddress.name': '192.0.2.9',
}

const TEMPLATE = {
  metadata: { labels: { app: 'o' } },
  spec: { containers: [{ name: 'c', image: 'nginx' }] },
}

/** Structures that need more than what must be there. */
const STRUCTS: Readonly<Record<string, unknown>> = {
  'core/v1.PersistentVolumeClaimSpec': {
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: '1Gi' } },
  },
  'core/v1.PersistentVolumeSpec': {
    accessModes: ['ReadWriteOnce'],
    capacity: { storage: '1Gi' },
    hostPath: { path: '/data' },
  },
  'batch/v1.JobSpec': {
    template: { ...TEMPLATE, spec: { ...TEMPLATE.spec, restartPolicy: 'Never' } },
  },
  'batch/v1.CronJobSpec': {
    schedule: '0 * * * *',
    jobTemplate: {
      spec: { template: { ...TEMPLATE, spec: { ...TEMPLATE.spec, restartPolicy: 'Never' } } },
    },
  },
  'networking/v1.IngressClassSpec': { controller: 'example.com/o' },
  'networking/v1.ServiceCIDRSpec': { cidrs: ['10.0.0.0/24'] },
  'storage/v1.VolumeAttachmentSource': { persistentVolumeName: 'o' },
  'networking/v1.IngressSpec': {
    defaultBackend: { service: { name: 'web', port: { number: 80 } } },
  },
  'certificates/v1.CertificateSigningRequestSpec': {
    request: base64(
      makeRequest({ subject: [['CN', 'o']], alternativeNames: [], publicKey: keyFrom([1]) }),
    ),
    signerName: 'example.com/o',
    usages: ['client auth'],
  },
  'rbac/v1.RoleRef': { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
  'core/v1.PodTemplateSpec': TEMPLATE,
  'core/v1.LimitRangeItem': { type: 'Container', max: { cpu: '1' } },
  'meta/v1.LabelSelector': { matchLabels: { app: 'o' } },
  'apiextensions/v1.CustomResourceDefinitionSpec': {
    group: 'example.com',
    scope: 'Namespaced',
    names: { plural: 'toys', kind: 'Toy' },
    versions: [
      { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } },
    ],
  },
}

function valueOf(type: FieldType, allowed: readonly string[] | undefined): unknown {
  if (type.is === 'list') return [valueOf(type.of, allowed)]
  if (type.is === 'map') return {}
  if (type.is === 'struct') return STRUCTS[type.name] ?? structOf(type.name)
  if (allowed) return allowed[0]
  if (type.name === 'bool') return true
  if (type.name === '[]byte') return 'bw=='
  if (type.name === 'Quantity' || type.name === 'IntOrString') return '1'
  if (type.name === 'Time') return '2026-01-01T00:00:00Z'
  return /^(int|float)/.test(type.name) ? 1 : type.name === 'any' ? {} : 'o'
}

const isTemplate = (type: FieldType): boolean =>
  type.is === 'struct' && /(TemplateSpec|JobSpec)$/.test(type.name)

/** A structure with all that must be there. */
const structOf = (name: string): Record<string, unknown> =>
  Object.fromEntries(
    [...(fieldsOf(name) ?? [])]
      .filter(([, { required, type }]) => required || isTemplate(type))
      .map(([key, { type, allowed }]) => [key, valueOf(type, allowed)]),
  )

/** The name of the example of a kind. */
export const nameOfExample = ({ kind }: (typeof kinds)[number]): string =>
  String(EXAMPLES[`${kind}.name`] ?? 'o')

/** An object of a kind with all that must be there. */
export const manifestOf = (kind: (typeof kinds)[number]): Record<string, unknown> => ({
  apiVersion: apiVersionOf(kind),
  kind: kind.kind,
  metadata: { name: nameOfExample(kind) },
  ...structOf(kind.type),
  ...(fieldsOf(kind.type)?.has('spec') ? { spec: specOf(kind) } : {}),
})

function specOf(kind: (typeof kinds)[number]): unknown {
  const spec = fieldsOf(kind.type)?.get('spec')
  const made = spec ? valueOf(spec.type, undefined) : undefined
  return kind.kind === 'ReplicationController'
    ? { selector: { app: 'o' }, template: TEMPLATE }
    : made
}
