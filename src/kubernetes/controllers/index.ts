/**
 * The controllers of the controller manager: the list of their loops. Adding one is one line here
 * and one file.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
 */
import type { Loop } from '../../sim/loop.js'
import type { MetricsClient } from '../apiserver/metrics/client.js'
import { certificateApprover } from './certificates/approver.js'
import { certificateCleaner } from './certificates/cleaner.js'
import { certificateSigner } from './certificates/signer.js'
import { clusterRoleAggregationController } from './clusterroleaggregation.js'
import { definitionFinalizer } from './customresourcedefinition/finalizer.js'
import { establishingController } from './customresourcedefinition/establishing.js'
import { namingController } from './customresourcedefinition/naming.js'
import { daemonSetController } from './daemonset/index.js'
import { apiServiceController } from './apiservice.js'
import { cronJobController } from './cronjob/index.js'
import { deploymentController } from './deployment/index.js'
import { disruptionController } from './disruption/index.js'
import { endpointsController } from './endpoints.js'
import { endpointSliceController } from './endpointslice.js'
import { endpointSliceMirroringController } from './endpointslicemirroring.js'
import { ephemeralVolumeController } from './ephemeral.js'
import { garbageCollector } from './garbagecollector.js'
import { horizontalPodAutoscalerController } from './horizontalpodautoscaler/index.js'
import { jobController } from './job/index.js'
import { jobOrphans } from './job/orphans.js'
import { namespaceController } from './namespace/index.js'
import { nodeIpamController } from './nodeipam.js'
import { nodeLifecycleController } from './nodelifecycle/index.js'
import { persistentVolumeBinder } from './persistentvolume/claims.js'
import { expandController } from './persistentvolume/expand.js'
import { hostPathDeleter, hostPathProvisioner } from './persistentvolume/hostpath-provisioner.js'
import { persistentVolumeController } from './persistentvolume/volumes.js'
import { claimProtection } from './persistentvolume/pvc-protection.js'
import { volumeProtection } from './persistentvolume/pv-protection.js'
import { podGarbageCollector } from './podgc.js'
import { replicaSetController } from './replicaset.js'
import { replicationControllerController } from './replicationcontroller.js'
import { resourceQuotaController } from './resourcequota.js'
import { rootCaCertPublisher } from './rootcacertpublisher.js'
import { statefulSetController } from './statefulset/index.js'
import { serviceAccountController } from './serviceaccount.js'
import { tokensController } from './serviceaccounttokens.js'
import { taintEvictionController } from './tainteviction.js'
import { ttlAfterFinishedController } from './ttlafterfinished.js'

/** The controllers of a cluster; the autoscaler's asks `metrics`. */
export const controllerLoops = (metrics: MetricsClient): readonly Loop[] => [
  deploymentController,
  replicaSetController,
  replicationControllerController,
  statefulSetController,
  daemonSetController,
  cronJobController,
  horizontalPodAutoscalerController(metrics),
  apiServiceController,
  jobController,
  jobOrphans,
  ttlAfterFinishedController,
  endpointsController,
  endpointSliceController,
  endpointSliceMirroringController,
  ephemeralVolumeController,
  namespaceController,
  serviceAccountController,
  tokensController,
  rootCaCertPublisher,
  garbageCollector,
  resourceQuotaController,
  nodeIpamController,
  nodeLifecycleController,
  taintEvictionController,
  podGarbageCollector,
  persistentVolumeBinder,
  persistentVolumeController,
  hostPathProvisioner,
  expandController,
  hostPathDeleter,
  claimProtection,
  volumeProtection,
  disruptionController,
  certificateApprover,
  certificateSigner,
  certificateCleaner,
  clusterRoleAggregationController,
  namingController,
  establishingController,
  definitionFinalizer,
]
