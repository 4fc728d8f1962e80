/**
 * What the imports and exports of QuickJS's module are called in the build that this entry is made
 * of: @jitl/quickjs-ng-wasmfile-release-sync 0.32.0. A test compares them with the code that comes
 * with the module.
 *
 * @module
 */

/** What the module asks of its host. */
export const IMPORTS = {
  memory: 'a',
  assertion: 'b',
  writeFile: 'c',
  closeFile: 'd',
  environment: 'e',
  environmentSizes: 'f',
  normalizeModule: 'g',
  loadModule: 'h',
  shouldInterrupt: 'i',
  setTimer: 'j',
  resize: 'k',
  keepAlive: 'l',
  localTime: 'm',
  timeZone: 'n',
  seekFile: 'o',
  now: 'p',
  clock: 'q',
  abort: 'r',
  exit: 's',
  callFunction: 't',
  freeHostReference: 'u',
} as const

/** The functions of the module, by their names in C. */
export const EXPORTS = {
  /** What C does before `main`. */
  initialize: 'v',
  malloc: 'w',
  free: 'N',
  QTS_Throw: 'x',
  QTS_NewRuntime: 'L',
  QTS_NewContext: 'O',
  QTS_RuntimeSetMaxStackSize: 'E',
  QTS_FreeValuePointer: 'Q',
  QTS_FreeCString: 'T',
  QTS_DupValuePointer: 'U',
  QTS_NewFloat64: 'Z',
  QTS_NewString: '$',
  QTS_GetString: 'aa',
  QTS_ExecutePendingJob: 'ha',
  QTS_Call: 'na',
  QTS_ResolveException: 'oa',
  QTS_Eval: 'qa',
  QTS_GetGlobalObject: 'va',
  QTS_GetUndefined: 'F',
  QTS_GetTrue: 'I',
  QTS_GetFalse: 'H',
  QTS_NewFunction: 'Ea',
  emscripten_stack_restore: 'Na',
  emscripten_stack_get_current: 'Pa',
} as const
