/**
 * The names that compiled text uses for what the simulation gives it. They begin with a letter
 * that programs do not use.
 *
 * @module
 */

/** The global object of the script. */
export const GLOBAL = 'ªg'
/** What counts the script's work. */
export const METER = 'ªt'
/** The global object of the host, which `this` is in a function of sloppy code. */
const HOST_GLOBAL = 'ªh'
/** Everything else that compiled text calls; see `Support`. */
export const SUPPORT = 'ªk'
/** The namespaces of the modules that a module imports. */
export const NAMESPACES = 'ªm'
/** The object that answers for the names left open. */
export const SCOPE = 'ªw'

/** What the text of a script is given, in this order, and the scope last. */
export const PARAMETERS = [GLOBAL, METER, HOST_GLOBAL, SUPPORT, NAMESPACES]

/** What was caught, where the script takes it apart at once. */
export const CAUGHT = 'ªe'
/** What `export default` gives. */
export const DEFAULT = 'ªd'

/** What an asynchronous arrow function or method keeps of where it stands. */
export const OUTER = {
  arguments: 'ªa',
  super: 'ªu',
  superCall: 'ªc',
  this: 'ªj()',
  newTarget: 'ªn',
} as const

/** What `this` is in a function of sloppy code: the script's global object instead of the host's. */
export const SELF = 'ªi'
export const SELF_VALUE = `this===${HOST_GLOBAL}?${GLOBAL}:this`
