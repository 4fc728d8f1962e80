// The build that a scenario measures: this one, or the one whose dist directory `KUBARIUM_BUILD`
// names.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const directory = process.env.KUBARIUM_BUILD ?? join(import.meta.dirname, '..', 'dist')

/** The address of the library, for processes of their own. */
export const LIBRARY = pathToFileURL(join(directory, 'index.js')).href

export const { createLab } = await import(LIBRARY)
