/**
 * `toMatchTranscript`: what was printed is what a text says; or a whole session is, where each line
 * that begins with `$ ` is typed and what follows is what it has to print.
 *
 * `…` (or `...`) in a line of the text stands for anything in that line, and a line of it alone for
 * any number of lines.
 *
 * @example
 * expect(lab).toMatchTranscript(`
 *   $ kubectl create deployment web --image=nginx
 *   deployment.apps/web created
 *   $ kubectl get pods
 *   NAME … AGE
 *   web-…  0/1  …
 * `)
 *
 * @module
 */
import { UsageError } from '../sim/errors.js'
import type { Verdict } from './matcher.js'
import { isLab, type AnyLab } from './subject.js'

const ANY = /…|\.\.\./

/** Compares what was printed, or plays a session. */
export function toMatchTranscript(received: unknown, expected: string): Verdict {
  const wanted = outdented(expected)
  const printed = isLab(received) ? played(received, wanted) : printedOf(received)
  const pass = patternOf(wanted).test(`${trimmed(printed)}\n`)
  return {
    pass,
    message: () =>
      `expected this transcript${pass ? ' not to be' : ''}:\n${wanted}\n\nit is:\n${trimmed(printed)}`,
  }
}

/** What a session prints with its lines. */
const played = (lab: AnyLab, session: string): string =>
  session
    .split('\n')
    .filter((line) => line.startsWith('$ '))
    .map((line) => `${line}\n${ended(lab.sh(line.slice(2)).transcript)}`)
    .join('')

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

function printedOf(received: unknown): string {
  if (typeof received === 'string') return received
  const { transcript } = (received ?? {}) as { readonly transcript?: unknown }
  if (typeof transcript === 'string') return transcript
  throw new UsageError('expect(…).toMatchTranscript takes a lab, a result of one, or text')
}

/** A text without the indentation that all of its lines have, and without empty lines around it. */
function outdented(text: string): string {
  const lines = text.replace(/^\s*\n|\s+$/g, '').split('\n')
  const filled = lines.filter((line) => line.trim() !== '')
  const depth = Math.min(...filled.map((line) => line.length - line.trimStart().length))
  return trimmed(lines.map((line) => line.slice(Number.isFinite(depth) ? depth : 0)).join('\n'))
}

/** Spaces at the ends of lines do not count. */
const trimmed = (text: string): string => text.replace(/[ \t]+$/gm, '').replace(/\s+$/, '')

function patternOf(text: string): RegExp {
  const lines = text.split('\n').map((line) => {
    if (/^\s*(…|\.\.\.)\s*$/.test(line)) return '(?:.*\\n)*?'
    return `${line.split(ANY).map(literal).join('.*')}\\n`
  })
  return new RegExp(`^${lines.join('')}$`)
}

/** A text as a pattern; how many spaces stand between two words does not count beside a `…`. */
const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
