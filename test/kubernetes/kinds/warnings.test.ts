/** What the API server warns of, kind by kind. */
import { describe, expect, it } from 'vitest'
import { kindOf, type KindName } from '../../../src/kubernetes/kinds/index.js'
import type { AnyKind, KubeObject } from '../../../src/kubernetes/kinds/kind.js'
import { warningsOf } from '../../../src/kubernetes/kinds/warnings/index.js'

const container = { name: 'c', image: 'busybox' }
const pod = (spec: object, metadata: object = {}) => ({
  metadata: { name: 'p', ...metadata },
  spec: { containers: [container], ...spec },
})
const NULL_SELECTOR = 'a null labelSelector results in matching no pod'

const CASES: readonly (readonly [KindName, object, readonly string[]])[] = [
  ['Pod', pod({}), []],
  [
    'Pod',
    pod({
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: 'failure-domain.beta.kubernetes.io/zone' },
      ],
    }),
    [
      'spec.topologySpreadConstraints[0].topologyKey: failure-domain.beta.kubernetes.io/zone is deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
      `spec.topologySpreadConstraints[0].labelSelector: ${NULL_SELECTOR}`,
    ],
  ],
  [
    'Pod',
    pod({ hostAliases: [{ ip: '1.1.1.1' }, { ip: '1.1.1.1' }] }),
    ['spec.hostAliases[1].ip: duplicate ip "1.1.1.1"'],
  ],
  [
    'Pod',
    pod({ imagePullSecrets: [{ name: 'a' }, { name: 'a' }, {}] }),
    [
      'spec.imagePullSecrets[1].name: duplicate name "a"',
      'spec.imagePullSecrets[2].name: invalid empty name ""',
    ],
  ],
  [
    'Pod',
    pod({ containers: [{ ...container, resources: { limits: { memory: '100m' } } }] }),
    [
      'spec.containers[0].resources.limits[memory]: fractional byte value "100m" is invalid, must be an integer',
    ],
  ],
  [
    'Pod',
    pod({}, { annotations: { 'scheduler.alpha.kubernetes.io/critical-pod': '' } }),
    [
      'metadata.annotations[scheduler.alpha.kubernetes.io/critical-pod]: non-functional in v1.16+; use the "priorityClassName" field instead',
    ],
  ],
  [
    'Pod',
    pod({ terminationGracePeriodSeconds: -1 }),
    [
      'spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1',
    ],
  ],
  [
    'Deployment',
    {
      metadata: { name: 'd' },
      spec: { template: pod({ nodeSelector: { 'beta.kubernetes.io/os': 'linux' } }) },
    },
    [
      'spec.template.spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead',
    ],
  ],
  [
    'Service',
    { metadata: { name: 's' }, spec: { clusterIP: 'None', externalIPs: ['1.1.1.1'] } },
    ['spec.externalIPs is ignored for headless services'],
  ],
  [
    'Service',
    {
      metadata: { name: 's' },
      spec: { externalName: 'x.test', trafficDistribution: 'PreferClose' },
    },
    [
      'spec.externalName is ignored when spec.type is not "ExternalName"',
      'spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"',
    ],
  ],
  [
    'PersistentVolumeClaim',
    {
      metadata: { name: 'c', annotations: { 'volume.beta.kubernetes.io/storage-class': 'x' } },
      spec: {},
    },
    [
      'metadata.annotations[volume.beta.kubernetes.io/storage-class]: deprecated since v1.8; use "storageClassName" attribute instead',
    ],
  ],
  [
    'PersistentVolume',
    { metadata: { name: 'v' }, spec: { persistentVolumeReclaimPolicy: 'Recycle' } },
    [
      'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.',
    ],
  ],
]

describe('the API server warns of', () => {
  for (const [name, object, warnings] of CASES)
    it(`${name}: ${warnings[0] ?? 'nothing'}`, () => {
      const kind = kindOf(name) as unknown as AnyKind
      expect(warningsOf(kind, object as KubeObject, undefined)).toEqual(warnings)
    })

  it('nothing that an update left as it was', () => {
    const kind = kindOf('Deployment') as unknown as AnyKind
    const template = pod({ terminationGracePeriodSeconds: -1 })
    const object = { metadata: { name: 'd' }, spec: { template } }
    expect(warningsOf(kind, object, object as never)).toEqual([])
  })
})
