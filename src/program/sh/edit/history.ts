/**
 * Lines of the past in a new one: `!!`, `!$`, `!n`, `!-n`, `!text` and `^old^new^`.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/History-Interaction.html
 */

/** An event of the history: what follows the exclamation mark. */
const EVENT = /'[^']*'|\\.|!(!|\$|\^|\*|-?\d+|\?[^?\n]+\??|[A-Za-z_./][^\s;|&()<>'"]*)/g

/** A line with its events put in; `missing` names one that is not there. */
export function expanded(
  line: string,
  history: readonly string[],
): { readonly text: string } | { readonly missing: string } {
  const last = history.at(-1)
  const [, old, replacement] = /^\^([^^]+)\^([^^]*)\^?$/.exec(line) ?? []
  if (old !== undefined) {
    if (!last?.includes(old)) return { missing: `:s${line}` }
    return { text: last.replace(old, () => replacement ?? '') }
  }
  let missing: string | undefined
  const text = line.replaceAll(EVENT, (all: string, event: string | undefined) => {
    if (event === undefined) return all
    const found = eventOf(event, history)
    if (found === undefined) missing ??= all
    return found ?? all
  })
  return missing === undefined ? { text } : { missing }
}

function eventOf(event: string, history: readonly string[]): string | undefined {
  const last = history.at(-1)
  if (event === '!') return last
  const words = last?.trim().split(/\s+/)
  if (event === '$') return words?.at(-1)
  if (event === '^') return words?.[1]
  if (event === '*') return words?.slice(1).join(' ')
  if (/^-?\d+$/.test(event)) return history.at(Number(event) - (event.startsWith('-') ? 0 : 1))
  if (event.startsWith('?')) {
    const part = event.slice(1).replace(/\?$/, '')
    return history.findLast((one) => one.includes(part))
  }
  return history.findLast((one) => one.startsWith(event))
}

/** The lines of one command as one line of the history. */
export function joined(lines: string): string {
  const [first = '', ...rest] = lines.replace(/\n$/, '').split('\n')
  if (/<<-?\s*['"\\]?\w/.test(first)) return [first, ...rest].join('\n')
  let text = first
  for (const line of rest) {
    const isQuoted = (text.replaceAll(/\\./g, '').match(/["']/g)?.length ?? 0) % 2 === 1
    const isOpen = /(?:\b(?:do|then|else|in)|[{(;&|])\s*$/.test(text)
    text += isQuoted ? `\n${line}` : isOpen ? ` ${line}` : `; ${line}`
  }
  return text
}
