/**
 * JavaScript programs: `node`, the loop that forgets what ended scripts received, and the door for other runtimes.
 *
 * @module
 */
export { functionRuntime } from './function-runtime.js'
export { scriptInputsLoop } from './inputs.js'
export { createNode, nodeProgram } from './node.js'
export type { ScriptRuntime } from './script-runtime.js'
