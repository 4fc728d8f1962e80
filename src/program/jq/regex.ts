/**
 * jq's functions of regular expressions, which are matched by an engine that counts its steps.
 *
 * @see https://jqlang.github.io/jq/manual/v1.7/#regular-expressions
 */
import { type JavaScriptRegex, javascriptRegex } from '../../text/regex/javascript-regex.js'
import type { Evaluator } from './evaluate.js'
import type { Native } from './functions.js'
import { JqError, type Json, isArray, isTrue, named } from './values.js'

/** What jq's letters are as those of JavaScript; `g` and `n` are our own matter. */
const FLAGS: Readonly<Record<string, string>> = {
  g: '',
  n: '',
  i: 'i',
  x: 'x',
  s: 's',
  l: '',
  p: 's',
}

interface Search {
  readonly regex: JavaScriptRegex
  readonly isGlobal: boolean
  readonly skipsEmpty: boolean
}

function searchOf(source: Json, flags: Json): Search {
  const [pattern, letters] = isArray(source) ? [source[0], source[1] ?? flags] : [source, flags]
  if (typeof pattern !== 'string')
    throw new JqError(`${named(pattern ?? null)} cannot be matched, as it is not a string`)
  if (letters !== null && typeof letters !== 'string')
    throw new JqError(`${named(letters ?? null)} is not a string`)
  const given = [...(letters ?? '')]
  if (given.some((letter) => !Object.hasOwn(FLAGS, letter)))
    throw new JqError(`${letters} is not a valid modifier string`)
  const isExtended = given.includes('x')
  const text = isExtended
    ? pattern.replace(/\\.|\[[^\]]*\]|\s+|#.*$/gm, (part) => (/^[\s#]/.test(part) ? '' : part))
    : pattern
  const modes = new Set(given.map((letter) => FLAGS[letter]).filter((flag) => flag && flag !== 'x'))
  try {
    return {
      regex: javascriptRegex(
        text.replaceAll(/\[\[:(\w+):\]\]/g, (_, name: string) => CLASSES[name] ?? _),
        ['u', ...modes].join(''),
      ),
      isGlobal: given.includes('g'),
      skipsEmpty: given.includes('n'),
    }
  } catch (error) {
    throw new JqError(
      `${pattern} (at offset 0) is not a valid regex: ${error instanceof Error ? error.message : ''}`,
    )
  }
}

const CLASSES: Readonly<Record<string, string>> = {
  alpha: '[A-Za-z]',
  digit: '[0-9]',
  alnum: '[A-Za-z0-9]',
  space: '\\s',
  upper: '[A-Z]',
  lower: '[a-z]',
  punct: '[!-\\/:-@\\[-`{-~]',
}

/** How many code points stand before a place. */
const pointsIn = (text: string, end: number): number => [...text.slice(0, end)].length

function* matches(
  run: Evaluator,
  text: Json,
  { regex, isGlobal, skipsEmpty }: Search,
): Iterable<Json> {
  if (typeof text !== 'string')
    throw new JqError(`${named(text)} cannot be matched, as it is not a string`)
  const spend = (steps: number): void => {
    for (let i = 0; i < steps; i += 100) run.spend()
  }
  for (let from = 0; from <= text.length; ) {
    const found = regex.find(text, from, false, spend)
    if (!found) return
    const [start = 0, end = 0] = found
    if (!(skipsEmpty && start === end)) yield matchOf(text, found, regex.names)
    if (!isGlobal) return
    from = end > start ? end : end + ((text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1)
  }
}

function matchOf(text: string, found: readonly number[], names: JavaScriptRegex['names']): Json {
  const group = (
    i: number,
  ): { readonly offset: number; readonly length: number; readonly string: string | null } => {
    const [start = -1, end = -1] = [found[2 * i], found[2 * i + 1]]
    if (start < 0) return { offset: -1, length: 0, string: null }
    const string = text.slice(start, end)
    return { offset: pointsIn(text, start), length: [...string].length, string }
  }
  const captures = Array.from({ length: found.length / 2 - 1 }, (_, i) => ({
    ...group(i + 1),
    name: names[i + 1] ?? null,
  }))
  return { ...group(0), captures }
}

const combined: (work: (run: Evaluator, input: Json, search: Search) => Iterable<Json>) => Native =
  (work) =>
    function* (run, [source, flags], input, scope) {
      const made = input.path === undefined ? undefined : null
      for (const letters of flags ? run.values(flags, input, scope) : [null])
        for (const one of source ? run.values(source, input, scope) : [])
          for (const value of work(run, input.value, searchOf(one, letters)))
            yield { value, path: made }
    }

/** The functions. */
export const regexFunctions: Readonly<Record<string, Native>> = {
  'match/2': combined(matches),
  'test/2': combined(function* (run, input, search) {
    yield [...matches(run, input, { ...search, isGlobal: false })].some(isTrue)
  }),
  'split/2': combined(function* (run, input, search) {
    const parts: string[] = []
    let at = 0
    const letters = [...String(input)]
    for (const match of matches(run, input, { ...search, isGlobal: true })) {
      const { offset, length } = match as { readonly offset: number; readonly length: number }
      parts.push(letters.slice(at, offset).join(''))
      at = offset + length
    }
    yield [...parts, letters.slice(at).join('')]
  }),
}
