/**
 * kubectl's verbs, and how its help groups them. Adding one is one file and one line here.
 *
 * @module
 */
import { annotate } from './annotate.js'
import { apiResourcesVerb, apiVersions } from './api-resources.js'
import { apply } from './apply.js'
import { attach } from './attach.js'
import { auth } from './auth.js'
import { autoscale } from './autoscale.js'
import { certificate } from './certificate.js'
import { clusterInfo } from './cluster-info.js'
import { completion } from './completion.js'
import { config } from './config.js'
import { cordon, uncordon } from './cordon.js'
import { cp } from './cp.js'
import { create } from './create.js'
import { debug } from './debug.js'
import { remove } from './delete.js'
import { describe } from './describe.js'
import { diff } from './diff.js'
import { drain } from './drain.js'
import { edit } from './edit.js'
import { events } from './events.js'
import { exec } from './exec.js'
import { explain } from './explain.js'
import { expose } from './expose.js'
import { get } from './get.js'
import type { Chapter } from './help.js'
import { kustomize } from './kustomize.js'
import { label } from './label.js'
import { logs } from './logs.js'
import { patch } from './patch.js'
import { plugin } from './plugin.js'
import { portForward } from './port-forward.js'
import { proxy } from './proxy.js'
import { replace } from './replace.js'
import { rollout } from './rollout.js'
import { run } from './run.js'
import { scale } from './scale.js'
import { set } from './set.js'
import { taint } from './taint.js'
import { top } from './top.js'
import { version } from './version.js'
import { wait } from './wait.js'

/** All verbs by name. */
export const definitions = {
  create,
  expose,
  run,
  set,
  explain,
  get,
  edit,
  delete: remove,
  rollout,
  scale,
  autoscale,
  certificate,
  'cluster-info': clusterInfo,
  top,
  cordon,
  uncordon,
  drain,
  taint,
  describe,
  logs,
  attach,
  exec,
  'port-forward': portForward,
  proxy,
  cp,
  auth,
  debug,
  events,
  diff,
  apply,
  patch,
  replace,
  wait,
  kustomize,
  label,
  annotate,
  completion,
  'api-resources': apiResourcesVerb,
  'api-versions': apiVersions,
  config,
  plugin,
  version,
} as const

/** The verbs as the overview shows them. */
export const CHAPTERS: readonly Chapter[] = [
  { title: 'Basic Commands (Beginner)', names: ['create', 'expose', 'run', 'set'] },
  { title: 'Basic Commands (Intermediate)', names: ['explain', 'get', 'edit', 'delete'] },
  { title: 'Deploy Commands', names: ['rollout', 'scale', 'autoscale'] },
  {
    title: 'Cluster Management Commands',
    names: ['certificate', 'cluster-info', 'top', 'cordon', 'uncordon', 'drain', 'taint'],
  },
  {
    title: 'Troubleshooting and Debugging Commands',
    names: [
      'describe',
      'logs',
      'attach',
      'exec',
      'port-forward',
      'proxy',
      'cp',
      'auth',
      'debug',
      'events',
    ],
  },
  { title: 'Advanced Commands', names: ['diff', 'apply', 'patch', 'replace', 'wait', 'kustomize'] },
  { title: 'Settings Commands', names: ['label', 'annotate', 'completion'] },
  {
    title: 'Other Commands',
    names: ['api-resources', 'api-versions', 'config', 'plugin', 'version'],
  },
]
