// What kubectl's verbs give back beyond what their types say: the kinds of the objects.

/** Verbs whose first word says of which kind their objects are. */
export const BY_WORD = [
  'get',
  'scale',
  'label',
  'annotate',
  'patch',
  'wait',
  'delete',
  'rollout pause',
  'rollout restart',
  'rollout resume',
  'rollout status',
  'rollout undo',
  'set env',
  'set image',
  'set resources',
  'set selector',
  'set serviceaccount',
]

/** Verbs that are called alone, too, although there are verbs below them. */
export const ALONE = ['cluster-info']

/** Verbs that take manifests as values. */
export const WITH_MANIFESTS = ['apply', 'create', 'replace', 'delete']

/** Verbs whose objects are of one kind. */
export const KINDS = {
  expose: 'Service',
  run: 'Pod',
  autoscale: 'HorizontalPodAutoscaler',
  'create configmap': 'ConfigMap',
  'create cronjob': 'CronJob',
  'create deployment': 'Deployment',
  'create job': 'Job',
  'create namespace': 'Namespace',
  'create secret': 'Secret',
  'create service': 'Service',
  'create serviceaccount': 'ServiceAccount',
}
