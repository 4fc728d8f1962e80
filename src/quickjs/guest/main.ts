/**
 * What QuickJS evaluates when an engine boots: Node's library for scripts, and the function that
 * takes inputs. Everything here runs inside of QuickJS; what crosses its border is text.
 *
 * @module
 */
import './platform/index.js'
import { functionRealm } from '../../program/node/function-realm.js'
import { prepareIntrinsics } from '../../program/node/intrinsics/own-intrinsics.js'
import { scriptInstance } from '../../program/node/script-instance.js'
import type { Input, ScriptHost } from '../../program/node/script-runtime.js'
import type { Json } from '../../program/program.js'
import { describeErrors } from './errors.js'
import { type Native, exchange, setNative } from './native.js'

/** Called once, with the functions of the host; gives the function that takes inputs. */
export function start(native: Native): (input: string) => string {
  setNative(native)
  const { parse, stringify } = JSON
  const host: ScriptHost = {
    get now() {
      return native.now()
    },
    ask: (question) => exchange(native.ask, question) as Json,
    tell: (action) => native.tell(stringify(action)),
    spend: (ticks) => native.spend(stringify(ticks)),
    // The engine counts by itself.
    occupy: () => {},
    ticksLeft: Number.POSITIVE_INFINITY,
  }
  describeErrors()
  prepareIntrinsics()
  const instance = scriptInstance(host, functionRealm)
  return (input) => {
    const status = instance.deliver(parse(input) as Input)
    native.runJobs()
    return stringify(status)
  }
}
