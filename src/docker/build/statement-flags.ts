/**
 * The flags of a statement: `--name=value` before its arguments.
 *
 * @module
 */
import { StatementError } from './errors.js'
import type { Statement } from './instruction.js'

/** Flags that need no value, and flags that may be given several times. */
const BOOLEAN: ReadonlySet<string> = new Set(['link', 'keep-git-dir', 'unpack', 'parents'])
const SEVERAL: ReadonlySet<string> = new Set(['mount', 'exclude'])
const FLAG = /^--([\w-]+)(=)?(\S*)(?:\s+|$)/
const END = /^--(?:\s+|$)/

/** A flag as it is written; `value` is undefined without an equals sign. */
interface WrittenFlag {
  readonly name: string
  readonly value: string | undefined
}

/** Flags, and the text after them. */
interface Flags {
  readonly flags: readonly WrittenFlag[]
  readonly text: string
}

/** Reads the flags at the beginning of a text; `--` alone ends them. */
export function readFlags(text: string): Flags {
  const flags: WrittenFlag[] = []
  let rest = text
  for (let flag = FLAG.exec(rest); flag; flag = FLAG.exec(rest)) {
    const [whole, name = '', equals, value = ''] = flag
    flags.push({ name, value: equals === undefined ? undefined : value })
    rest = rest.slice(whole.length)
  }
  return { flags, text: rest.replace(END, '') }
}

/** Checks flags that the instruction knows. @throws StatementError */
export function checkFlags({ original, keyword }: Statement): void {
  const { flags } = readFlags(original.slice(keyword.length).trimStart())
  const given = new Set<string>()
  for (const { name, value } of flags) {
    if (given.has(name) && !SEVERAL.has(name))
      throw new StatementError(`duplicate flag specified: --${name}`)
    given.add(name)
    if (BOOLEAN.has(name)) {
      if (value !== undefined && !['true', 'false', ''].includes(value.toLowerCase()))
        throw new StatementError(`expecting boolean value for flag ${name}, not: ${value}`)
    } else if (value === undefined) throw new StatementError(`missing a value on flag: --${name}`)
  }
}
