/**
 * A realm: where the text of a script becomes code, and which object is global to it.
 *
 * @module
 */

/** A module as a function, called with `exports` as its `this`. */
export type ModuleFunction = (
  this: unknown,
  exports: unknown,
  require: unknown,
  module: unknown,
  filename: string,
  dirname: string,
) => unknown

/** The realm of one script. */
export interface Realm {
  /**
   * Makes a function of a module's text; `name` is its file, or `[eval]`.
   *
   * @throws SyntaxError of the script's realm
   */
  compile(text: string, name: string): ModuleFunction
}

/** Makes the realm of a script, with these globals, whose promises are of the class `Promise`. */
export type MakeRealm = (globals: ReadonlyMap<string, unknown>, Promise: unknown) => Realm
