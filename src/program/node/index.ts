/**
 * JavaScript programs: `node` and the loop that forgets what ended scripts received.
 *
 * @module
 */
export { scriptInputsLoop } from './inputs.js'
export { nodeProgram } from './node.js'
export { npm } from './npm.js'
