/**
 * Looks at the source of a script before it runs.
 *
 * The host runs the jobs of `async` functions and native promises only after our synchronous call has returned, out of virtual time.
 * So a script that has them fails at its start, and says so.
 *
 * @module
 */

/** What a script with `async` functions is told. */
export const NO_ASYNC = 'async functions and await are not available in this Node.js: use callbacks, or promises with then()'

/** The line (from 1) of the first `async` function, `await` or dynamic `import()`, or undefined if there is none. */
export function findAsync(source: string): number | undefined {
  if (!/\basync\b|\bawait\b|\bimport\s*\(/.test(source)) return undefined
  const at = codeOnly(source).search(
    /(?<![.\w$])async\s*(?:function\b|\*?\s*\(|\*?\s*[A-Za-z_$][\w$]*\s*(?:=>|\())|(?<![.\w$])await\s+[\w$([{'"`/!+-]|(?<![.\w$])await\(|(?<![.\w$])for\s+await\b|(?<![.\w$])import\s*\(/,
  )
  return at < 0 ? undefined : source.slice(0, at).split('\n').length
}

const REGEX_MAY_FOLLOW = /(?:^|[=([{,;:!&|?+\-*%<>~^}]|\breturn|\btypeof|\bcase|\bin|\bof)\s*$/

/** The source with comments, strings and regular expressions blanked; what stands in `${}` of templates stays. */
export function codeOnly(source: string): string {
  let out = ''
  let at = 0
  const templates: number[] = []
  let depth = 0
  const blank = (length: number): void => {
    out += source.slice(at, at + length).replace(/[^\n]/g, ' ')
    at += length
  }
  while (at < source.length) {
    const rest = source.slice(at, at + 2)
    const character = source[at] as string
    if (rest === '//') blank(lengthTo(source, at, '\n'))
    else if (rest === '/*') blank(lengthTo(source, at + 2, '*/') + 4)
    else if (character === '"' || character === "'") blank(quotedLength(source, at, character))
    else if (character === '`' || (character === '}' && templates.at(-1) === depth)) {
      if (character === '}') templates.pop()
      const { length, opens } = templateLength(source, at + 1)
      blank(length + 1)
      if (opens) templates.push(depth)
    } else if (character === '/' && REGEX_MAY_FOLLOW.test(out.slice(-40))) blank(regexLength(source, at))
    else {
      if (character === '{') depth++
      if (character === '}') depth--
      out += character
      at++
    }
  }
  return out
}

function lengthTo(source: string, from: number, end: string): number {
  const found = source.indexOf(end, from)
  return found < 0 ? source.length - from : found - from
}

function quotedLength(source: string, from: number, quote: string): number {
  for (let i = from + 1; i < source.length; i++) {
    if (source[i] === '\\') i++
    else if (source[i] === quote || source[i] === '\n') return i - from + 1
  }
  return source.length - from
}

/** Up to the closing back quote or the next `${`. */
function templateLength(source: string, from: number): { readonly length: number; readonly opens: boolean } {
  for (let i = from; i < source.length; i++) {
    if (source[i] === '\\') i++
    else if (source[i] === '`') return { length: i - from + 1, opens: false }
    else if (source.startsWith('${', i)) return { length: i - from + 2, opens: true }
  }
  return { length: source.length - from, opens: false }
}

function regexLength(source: string, from: number): number {
  let inClass = false
  for (let i = from + 1; i < source.length && source[i] !== '\n'; i++) {
    if (source[i] === '\\') i++
    else if (source[i] === '[') inClass = true
    else if (source[i] === ']') inClass = false
    else if (source[i] === '/' && !inClass) return i - from + 1
  }
  return 1
}
