/**
 * Looks at the source of a script before it runs.
 *
 * @module
 */

const REGEX_MAY_FOLLOW = /(?:^|[=([{,;:!&|?+\-*%<>~^}]|\breturn|\btypeof|\bcase|\bin|\bof)\s*$/

/**
 * The source with comments blanked, and strings and regular expressions filled; what stands in
 * `${}` of templates stays, in parentheses where they are filled.
 */
export function codeOnly(source: string, fill = ' '): string {
  let out = ''
  let at = 0
  const templates: number[] = []
  let depth = 0
  const blank = (length: number, by = fill): void => {
    out += source.slice(at, at + length).replace(/[^\n]/g, by)
    at += length
  }
  while (at < source.length) {
    const rest = source.slice(at, at + 2)
    const character = source[at] as string
    if (rest === '//') blank(lengthTo(source, at, '\n'), ' ')
    else if (rest === '/*') blank(lengthTo(source, at + 2, '*/') + 4, ' ')
    else if (character === '"' || character === "'") blank(quotedLength(source, at, character))
    else if (character === '`' || (character === '}' && templates.at(-1) === depth)) {
      if (character === '}') templates.pop()
      const { length, opens } = templateLength(source, at + 1)
      const start = out.length
      blank(length + 1)
      if (fill !== ' ')
        out = `${out.slice(0, start)}${character === '}' ? `)${out.slice(start + 1)}` : out.slice(start)}`
      if (fill !== ' ' && opens) out = `${out.slice(0, -1)}(`
      if (opens) templates.push(depth)
    } else if (character === '/' && REGEX_MAY_FOLLOW.test(out.slice(-40)))
      blank(regexLength(source, at))
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
function templateLength(
  source: string,
  from: number,
): { readonly length: number; readonly opens: boolean } {
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
