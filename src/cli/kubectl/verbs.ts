/**
 * kubectl's verbs, and how its help groups them. Adding one is one file and one line here.
 *
 * @module
 */
import { create } from './create.js'
import { remove } from './delete.js'
import { describe } from './describe.js'
import { expose } from './expose.js'
import { get } from './get.js'
import type { Chapter } from './help.js'
import { scale } from './scale.js'

/** All verbs by name. */
export const definitions = { create, expose, get, delete: remove, scale, describe } as const

/** The verbs as the overview shows them. */
export const CHAPTERS: readonly Chapter[] = [
  { title: 'Basic Commands (Beginner)', names: ['create', 'expose', 'run', 'set'] },
  { title: 'Basic Commands (Intermediate)', names: ['explain', 'get', 'edit', 'delete'] },
  { title: 'Deploy Commands', names: ['rollout', 'scale', 'autoscale'] },
  { title: 'Cluster Management Commands', names: ['certificate', 'cluster-info', 'top', 'cordon', 'uncordon', 'drain', 'taint'] },
  { title: 'Troubleshooting and Debugging Commands', names: ['describe', 'logs', 'attach', 'exec', 'port-forward', 'proxy', 'cp', 'auth', 'debug', 'events'] },
  { title: 'Advanced Commands', names: ['diff', 'apply', 'patch', 'replace', 'wait', 'kustomize'] },
  { title: 'Settings Commands', names: ['label', 'annotate', 'completion'] },
  { title: 'Other Commands', names: ['api-resources', 'api-versions', 'config', 'plugin', 'version'] },
]
