/**
 * kube-proxy: a DaemonSet, with a pod on each node.
 *
 * A new node has its pod at once: it is made as the DaemonSet controller makes it, which so finds
 * nothing left to do.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/
 */
import type { Api } from '../../../kubernetes/apiserver/client.js'
import { templatePatch } from '../../../kubernetes/kinds/controller-revision.js'
import { daemonPodSpec } from '../../../kubernetes/kinds/daemon-pod.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { nameSuffix } from '../../../sim/id.js'
import type { DaemonSet } from '../../../types/kubernetes/apps/v1.js'
import type { PodSpec } from '../../../types/kubernetes/core/v1.js'
import { type SystemImage, imageName } from './images.js'
import { NAMESPACE, NODE_CRITICAL } from './names.js'

const NAME = 'kube-proxy'
const LABELS = { 'k8s-app': NAME }
const GENERATION = '1'
const HASH_LABEL = 'controller-revision-hash'

const specOf = (image: string): PodSpec => ({
  hostNetwork: true,
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  priorityClassName: NODE_CRITICAL,
  serviceAccountName: NAME,
  containers: [
    {
      name: NAME,
      image,
      imagePullPolicy: 'IfNotPresent',
      command: [
        `/usr/local/bin/${NAME}`,
        `--config=/var/lib/${NAME}/config.conf`,
        '--hostname-override=$(NODE_NAME)',
      ],
      env: [
        {
          name: 'NODE_NAME',
          valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } },
        },
      ],
      securityContext: { privileged: true },
      volumeMounts: [{ name: NAME, mountPath: `/var/lib/${NAME}` }],
    },
  ],
  tolerations: [{ operator: 'Exists' }],
  volumes: [{ name: NAME, configMap: { name: NAME, defaultMode: 420 } }],
})

/** Makes the DaemonSet. */
export function createProxy(api: Api, image: SystemImage): void {
  const set: DaemonSet = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: NAME, namespace: NAMESPACE, labels: LABELS },
    spec: {
      revisionHistoryLimit: 10,
      selector: { matchLabels: LABELS },
      template: { metadata: { labels: LABELS }, spec: specOf(imageName(image)) },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
    },
  }
  api.create('DaemonSet', set)
}

/** Makes the pod of a new node, and counts it. */
export function addProxyPod(api: Api, node: string): void {
  const set = api.find('DaemonSet', NAME, NAMESPACE)
  if (!set?.spec) return
  const [revision] = api.ownedBy(set, 'ControllerRevision')
  const hash = revision?.metadata.labels?.[HASH_LABEL] ?? createRevision(api, set)
  api.create('Pod', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      generateName: `${NAME}-`,
      namespace: NAMESPACE,
      labels: {
        [HASH_LABEL]: hash,
        ...LABELS,
        'pod-template-generation': GENERATION,
      },
      ownerReferences: ownedBy(set),
    },
    spec: { ...daemonPodSpec(set.spec.template.spec as PodSpec, node), nodeName: node },
  })
  const count = (set.status?.desiredNumberScheduled ?? 0) + 1
  api.updateStatus('DaemonSet', set, (draft) => {
    draft.status = {
      currentNumberScheduled: count,
      desiredNumberScheduled: count,
      numberAvailable: count,
      numberMisscheduled: 0,
      numberReady: count,
      observedGeneration: 1,
      updatedNumberScheduled: count,
    }
  })
}

/** The revision of the only template; its hash. */
function createRevision(api: Api, set: Stored<DaemonSet>): string {
  const hash = nameSuffix(api.tx.random, 10)
  api.create('ControllerRevision', {
    metadata: {
      name: `${NAME}-${hash}`,
      namespace: NAMESPACE,
      labels: { ...LABELS, [HASH_LABEL]: hash },
      annotations: set.metadata.annotations ?? {},
      ownerReferences: ownedBy(set),
    },
    data: templatePatch(set.spec?.template ?? {}) as never,
    revision: 1,
  })
  return hash
}

const ownedBy = ({ metadata }: Stored<DaemonSet>) => [
  {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    name: NAME,
    uid: metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  },
]
