/**
 * JavaScript programs: `node` and the loop that forgets what ended scripts received.
 *
 * @module
 */
export { scriptInputsLoop } from './inputs.js'
export { createNode } from './node.js'
export { npm, yarn } from './npm.js'
export type { ScriptRuntime } from './script-runtime.js'
