// What stands at the head of a file: a docstring, imports and exports.
import { dirname, relative } from 'node:path'

const COLUMNS = 100

/** `import type` or `export type` of names from a file. */
export function clause(word, names, from, to) {
  const path = relative(dirname(from), `${to}.js`).replace(/^(?!\.)/, './')
  const line = `${word} type { ${names.join(', ')} } from '${path}'`
  return line.length <= COLUMNS || names.length === 1
    ? line
    : `${word} type {\n${names.map((name) => `  ${name},\n`).join('')}} from '${path}'`
}

/** The docstring of a file. */
export const head = (what) => `/**
 * ${what}
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
`
