/**
 * The verbs of `docker context`, by their paths.
 *
 * @module
 */
import { contextCreate } from './create.js'
import { contextExport } from './export.js'
import { contextImport } from './import.js'
import { contextInspect } from './inspect.js'
import { contextLs } from './ls.js'
import { contextRm } from './rm.js'
import { contextShow } from './show.js'
import { contextUpdate } from './update.js'
import { contextUse } from './use.js'

export const CONTEXT_VERBS = {
  'context create': contextCreate,
  'context export': contextExport,
  'context import': contextImport,
  'context inspect': contextInspect,
  'context ls': contextLs,
  'context rm': contextRm,
  'context show': contextShow,
  'context update': contextUpdate,
  'context use': contextUse,
} as const
