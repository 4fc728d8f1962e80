/**
 * The modules that the simulation brings: functions of TypeScript, or Python in its own words.
 *
 * @module
 */
import type { PyModule } from '../values.js'

/** A module: what makes it, or its text. */
export type LibraryModule = string | (() => PyModule)

/** All of them. */
export interface Library {
  find(name: string): LibraryModule | undefined
  /** Whether it has modules within. */
  isPackage(name: string): boolean
}

/** A library of modules by name. */
export const libraryOf = (modules: Readonly<Record<string, LibraryModule>>): Library => ({
  find: (name) => (Object.hasOwn(modules, name) ? modules[name] : undefined),
  isPackage: (name) => Object.keys(modules).some((key) => key.startsWith(`${name}.`)),
})
