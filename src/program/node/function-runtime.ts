/**
 * The default runtime: the host's own JavaScript engine, with an explicit table of modules and
 * globals.
 *
 * It is for code that the user trusts: what a script does is counted, but one that wants to can
 * reach the host. A runtime that keeps scripts apart implements the same interface.
 *
 * @module
 */
import { functionRealm } from './function-realm.js'
import { scriptInstance } from './script-instance.js'
import type { ScriptRuntime } from './script-runtime.js'

/** Runs scripts with `new Function`. */
export const functionRuntime: ScriptRuntime = {
  name: 'function',
  create: (host) => scriptInstance(host, functionRealm),
}
