// Names and docstrings of what is generated.
const COLUMNS = 100

export const camelCase = (name) => name.replace(/[- ](.)/g, (_, letter) => letter.toUpperCase())
export const pascalCase = (words) =>
  words.map((word) => camelCase(word).replace(/^./, (letter) => letter.toUpperCase())).join('')

/** One line of text, which ends no comment and begins no tag. */
const plain = (text) => text.replace(/\s+/g, ' ').replaceAll('*/', '*\\/').trim()

/** A text that ends with a full stop. */
export const sentence = (text) => plain(text).replace(/[.:]?$/, '.')

/** A docstring, indented. */
export function doc(text, indent = '') {
  const short = `${indent}/** ${text} */`
  if (short.length <= COLUMNS) return short
  return [
    `${indent}/**`,
    ...wrap(text, indent).map((line) => `${indent} * ${line}`.trimEnd()),
    `${indent} */`,
  ].join('\n')
}

function wrap(text, indent) {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    const longer = line === '' ? word : `${line} ${word}`
    if (`${indent} * ${longer}`.length <= COLUMNS || line === '') lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** The docstring at the head of a file. */
export const head = (what) => `/**
 * ${what}
 *
 * Written by scripts/faces.mjs; changes belong there, or into the verb.
 *
 * @module
 */
`
