/**
 * A realm: where the text of a script becomes code, and which object is global to it.
 *
 * @module
 */
import type { Locale } from './lib/locale.js'
import type { PromiseClass } from './lib/promise.js'
import type { Meter } from './meter.js'
import type { OwnRegExp } from './regexp/own-regexp.js'

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
  /** Runs what follows from an input. */
  inside<T>(work: () => T): T
  /** Runs code of the script. */
  task(work: () => void): void
  /** Runs what the simulation does when the script calls it. */
  outside<T>(work: () => T): T
}

/** What a realm is made of. */
export interface RealmOptions {
  readonly globals: ReadonlyMap<string, unknown>
  readonly Promise: PromiseClass
  readonly meter: Meter
  /** Its regular expressions; undefined where those of the engine will do. */
  readonly regExp: OwnRegExp | undefined
  /** The language and the time zone of the script, as they are now. */
  locale(): Locale
}

/** Makes the realm of a script. */
export type MakeRealm = (options: RealmOptions) => Realm
