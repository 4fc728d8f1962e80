/**
 * Files of variables: `.env`, `--env-file`, `env_file`.
 *
 * @see https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax
 */
import { type Lookup, MissingVariableError, TemplateError, substitute } from './template.js'

/** A file that cannot be read; the message follows `failed to read <file>: `. */
export class EnvFileError extends Error {
  override name = 'EnvFileError'
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  $: '$$',
}

/** A variable of a file; without a value it is taken from elsewhere. */
type Entry = readonly [name: string, value: string | undefined]

/**
 * The variables of a file, in order. Those that it uses itself are looked up among those before, and
 * by `lookup`. @throws EnvFileError
 */
export function parseEnvFile(
  text: string,
  lookup: Lookup,
  unset: (name: string) => void = () => undefined,
): readonly Entry[] {
  return new EnvReader(text.replaceAll('\r\n', '\n'), lookup, unset).entries()
}

/** The lines of a file without any meaning in them: `format: raw`. */
export const parseRawEnvFile = (text: string): readonly Entry[] =>
  text.split(/\r?\n/).flatMap((line): Entry[] => {
    if (line.trim() === '' || line.trimStart().startsWith('#')) return []
    const equals = line.indexOf('=')
    return [equals < 0 ? [line, undefined] : [line.slice(0, equals), line.slice(equals + 1)]]
  })

class EnvReader {
  private at = 0
  private readonly known = new Map<string, string>()
  private readonly found: Entry[] = []

  constructor(
    private readonly text: string,
    private readonly lookup: Lookup,
    private readonly unset: (name: string) => void,
  ) {}

  entries(): readonly Entry[] {
    for (this.skip(); this.at < this.text.length; this.skip()) this.entry()
    return this.found
  }

  /** Blank lines and comments. */
  private skip(): void {
    this.at += /^(?:\s+|#[^\n]*)*/.exec(this.text.slice(this.at))?.[0].length ?? 0
  }

  private entry(): void {
    const line = /^[^\n]*/.exec(this.text.slice(this.at))?.[0] ?? ''
    const [, before = '', sign] = /^([^=:\n]*)([=:])?/.exec(line) ?? []
    const name = before.replace(/^export\s+/, '').trim()
    if (/\s/.test(name)) this.fail('key cannot contain a space')
    if (/[^\w.[\]-]/.test(name))
      this.fail(
        `unexpected character ${JSON.stringify(/[^\w.[\]-]/.exec(name)?.[0])} in variable name ${JSON.stringify(line)}`,
      )
    if (sign === undefined) {
      this.at += line.length
      this.found.push([name, this.lookup(name)])
      return
    }
    this.at += before.length + 1
    const value = this.value()
    this.known.set(name, value)
    this.found.push([name, value])
  }

  private value(): string {
    this.at += /^[ \t]*/.exec(this.text.slice(this.at))?.[0].length ?? 0
    const quote = this.text[this.at]
    if (quote === '"' || quote === "'") return this.quoted(quote)
    const line = /^[^\n]*/.exec(this.text.slice(this.at))?.[0] ?? ''
    this.at += line.length
    return this.expanded(line.replace(/(^|\s+)#.*$/, '').trim())
  }

  private quoted(quote: string): string {
    const start = this.at
    let end = start + 1
    while (end < this.text.length && this.text[end] !== quote)
      end += this.text[end] === '\\' ? 2 : 1
    if (end >= this.text.length) {
      this.at = this.text.length
      const first = /^[^\n]*/.exec(this.text.slice(start))?.[0] ?? ''
      this.fail(`unterminated quoted value ${first}`)
    }
    this.at = end + 1
    const inner = this.text.slice(start + 1, end)
    if (quote === "'") return inner
    return this.expanded(
      inner.replace(/\\([nrt"\\$])/g, (_, letter: string) => ESCAPES[letter] ?? letter),
    )
  }

  private expanded(text: string): string {
    try {
      return substitute(text, {
        lookup: (name) => this.lookup(name) ?? this.known.get(name),
        unset: this.unset,
      })
    } catch (error) {
      if (error instanceof TemplateError)
        throw new EnvFileError(`invalid template: ${JSON.stringify(error.message)}`)
      if (error instanceof MissingVariableError) throw new EnvFileError(error.message)
      throw error
    }
  }

  private fail(why: string): never {
    const line = this.text.slice(0, this.at).split('\n').length
    throw new EnvFileError(`line ${line}: ${why}`)
  }
}
