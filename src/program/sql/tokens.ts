/**
 * The words of SQL: names, texts, numbers and signs.
 *
 * @module
 */

/** A word of a statement. */
export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'sign'
  /** As it was written, without quotes. */
  readonly text: string
  /** Where it begins. */
  readonly at: number
}

const PATTERN =
  /\s+|--[^\n]*|#[^\n]*|\/\*[^]*?\*\/|'((?:[^'\\]|''|\\[^])*)'|"((?:[^"\\]|""|\\[^])*)"|`([^`]*)`|(\d+\.?\d*(?:e[+-]?\d+)?)|([a-z_@$][\w$@]*)|(<=|>=|<>|!=|::|\|\||&&|[-+*/%=<>(),.;])/giy

/** The words of a text; undefined where it is no SQL. `"` makes names in PostgreSQL, texts in MySQL. */
export function tokensOf(sql: string, dialect: Dialect): readonly Token[] | undefined {
  const found: Token[] = []
  PATTERN.lastIndex = 0
  while (PATTERN.lastIndex < sql.length) {
    const at = PATTERN.lastIndex
    const match = PATTERN.exec(sql)
    if (!match) return undefined
    const [, single, double, back, number, word, sign] = match
    const add = (kind: Token['kind'], text: string): void => void found.push({ kind, text, at })
    if (single !== undefined) add('text', unquoted(single, "''", "'"))
    else if (double !== undefined)
      add(dialect === 'mysql' ? 'text' : 'name', unquoted(double, '""', '"'))
    else if (back !== undefined) add('name', back)
    else if (number !== undefined) add('number', number)
    else if (word !== undefined) add('word', word)
    else if (sign !== undefined) add('sign', sign)
  }
  return found
}

/** Whose SQL it is. */
export type Dialect = 'mysql' | 'postgres'

const unquoted = (text: string, doubled: string, quote: string): string =>
  text
    .replaceAll(doubled, quote)
    .replace(/\\([^])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign === 't' ? '\t' : sign))

/** The statements of a text, each with its words. */
export function statementsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const all: Token[][] = [[]]
  for (const token of tokens)
    if (token.kind === 'sign' && token.text === ';') all.push([])
    else all.at(-1)?.push(token)
  return all.filter((statement) => statement.length > 0)
}
