/**
 * JavaScript in containers, run by QuickJS instead of the host's engine.
 *
 * @example
 * import { createLab } from 'kubarium'
 * import { loadQuickJS } from 'kubarium/quickjs'
 *
 * const lab = createLab({ scripts: await loadQuickJS() })
 *
 * @module
 */
export { loadQuickJS } from './quickjs/load.js'
export type { ScriptRuntime } from './program/node/script-runtime.js'
