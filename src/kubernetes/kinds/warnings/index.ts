/**
 * What the API server warns of when an object is written that it takes all the same.
 *
 * What is said of pods is said of templates of pods too, unless an update left them as they were.
 *
 * @see https://kubernetes.io/blog/2020/09/03/warnings/
 */
import { dequal } from 'dequal'
import type { PodTemplateSpec } from '../../../types/kubernetes/core/v1.js'
import type { AnyKind, KubeObject, Stored } from '../kind.js'
import { ofClaim, ofCronJob, ofRuntimeClass, ofService, ofVolume } from './kinds.js'
import { podWarnings } from './pod.js'

/** Kinds that hold a template of pods, and where. */
const TEMPLATES: Readonly<Record<string, string>> = {
  CronJob: 'spec.jobTemplate.spec.template',
  DaemonSet: 'spec.template',
  Deployment: 'spec.template',
  Job: 'spec.template',
  PodTemplate: 'template',
  ReplicaSet: 'spec.template',
  ReplicationController: 'spec.template',
  StatefulSet: 'spec.template',
}

type Warnings = (object: never, old: never) => readonly string[]

const OF_KINDS: Readonly<Record<string, Warnings>> = {
  CronJob: ofCronJob,
  PersistentVolume: ofVolume,
  PersistentVolumeClaim: ofClaim,
  RuntimeClass: ofRuntimeClass,
  Service: ofService,
}

/** The warnings of a write; `old` is what was there before. */
export function warningsOf(
  kind: AnyKind,
  object: KubeObject,
  old: Stored<KubeObject> | undefined,
): readonly string[] {
  const own = kind.schema ? undefined : OF_KINDS[kind.kind]
  return [
    ...(own?.(object as never, old as never) ?? []),
    ...(kind.schema ? [] : ofPods(kind, object, old)),
    ...(kind.warnings?.(object, old) ?? []),
  ]
}

function ofPods(
  { kind }: AnyKind,
  object: KubeObject,
  old: Stored<KubeObject> | undefined,
): readonly string[] {
  if (kind === 'Pod') return old ? [] : podWarnings(object as PodTemplateSpec, '')
  const path = TEMPLATES[kind]
  if (path === undefined) return []
  const [template, before] = [object, old].map((one) => partAt(one, path))
  return template === undefined || dequal(template, before)
    ? []
    : podWarnings(template as PodTemplateSpec, `${path}.`)
}

function partAt(object: unknown, path: string): unknown {
  let value = object
  for (const name of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[name]
  return value
}
