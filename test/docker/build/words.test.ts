import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replaced, withoutPrefix, withoutSuffix } from '../../../src/docker/build/pattern.js'
import { SubstitutionError } from '../../../src/docker/build/errors.js'
import { expandWord, expandWords, splitWords } from '../../../src/docker/build/words.js'

const variables = new Map([
  ['NAME', 'web'],
  ['EMPTY', ''],
  ['TWO', 'a b'],
])

describe('words of a Dockerfile', () => {
  it('splits at blanks, but not in quotes or after the escape character', () => {
    expect(splitWords('a "b c" d\\ e')).toEqual(['a', '"b c"', 'd\\ e'])
  })

  it.each([
    ['$NAME', 'web'],
    ['${NAME}-1', 'web-1'],
    ['"$NAME"', 'web'],
    ["'$NAME'", '$NAME'],
    ['\\$NAME', '$NAME'],
    ['${NONE:-other}', 'other'],
    ['${EMPTY:-other}', 'other'],
    ['${EMPTY-other}', ''],
    ['${NAME:+set}', 'set'],
    ['${NONE:+set}', ''],
    ['${NONE:-${NAME}}', 'web'],
    ['$', '$'],
  ])('expands %s to %s', (word, expected) => {
    expect(expandWord(word, variables)).toBe(expected)
  })

  it('lets an unquoted variable hold several words', () => {
    expect(expandWords('$TWO', variables)).toEqual(['a', 'b'])
    expect(expandWords('"$TWO"', variables)).toEqual(['a b'])
  })
})

describe('variables in a Dockerfile', () => {
  /** What the classic builder made of a label, or how it refused. */
  const cases = JSON.parse(
    readFileSync(new URL('words.json', import.meta.url), 'utf8'),
  ) as readonly (readonly [word: string, value: string | null, complaint: string | null])[]
  const given = new Map([
    ['V', 'hello'],
    ['E', ''],
    ['G', 'a-b-c'],
  ])

  it.each(cases)('%s', (word, value, complaint) => {
    if (complaint === null) expect(expandWord(word, given)).toBe(value)
    else expect(() => expandWord(word, given)).toThrow(new SubstitutionError(complaint))
  })

  it('are refused when they are nested too deep', () => {
    const nested = (depth: number): string => `${'${N:-'.repeat(depth)}x${'}'.repeat(depth)}`
    expect(expandWord(nested(200), given)).toBe('x')
    expect(() => expandWord(nested(201), given)).toThrow('substitutions are nested too deep')
  })

  it('are as long as they like, and their patterns have as many stars as they like', () => {
    const long = new Map([['V', 'a'.repeat(5_000)]])
    expect(expandWord(`\${V#${'*a'.repeat(30)}b}`, long)).toBe('a'.repeat(5_000))
    expect(expandWord(`\${V##${'*a'.repeat(30)}}`, long)).toBe('')
    expect(expandWord(`\${V//${'*a'.repeat(30)}b/x}`, long)).toBe('a'.repeat(5_000))
  })
})

describe('patterns', () => {
  const source = (pattern: string, star: string): string =>
    [...pattern].map((sign) => ({ '*': star, '?': '.' })[sign] ?? sign).join('')
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 5 })
  const value = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })

  it('cut off what a regular expression would', () => {
    fc.assert(
      fc.property(value, pattern, fc.boolean(), (text, glob, isGreedy) => {
        const star = isGreedy ? '.*' : '.*?'
        expect(withoutPrefix(text, glob, isGreedy)).toBe(
          text.replace(new RegExp(`^${source(glob, star)}`), ''),
        )
        const ends = [...text, '']
          .map((_, i) => i)
          .filter((i) => new RegExp(`^${source(glob, '.*')}$`).test(text.slice(i)))
        const end = isGreedy ? ends[0] : ends.at(-1)
        expect(withoutSuffix(text, glob, isGreedy)).toBe(
          end === undefined ? text : text.slice(0, end),
        )
      }),
      { seed: 1 },
    )
  })

  it('replace what a regular expression would', () => {
    fc.assert(
      fc.property(value, pattern, (text, glob) => {
        expect(replaced(text, glob, '_', false)).toBe(
          text.replace(new RegExp(source(glob, '.*')), '_'),
        )
      }),
      { seed: 1 },
    )
    expect(replaced('hello', '*', 'x', true)).toBe('x')
    expect(replaced('hello', 'l', '', true)).toBe('heo')
    expect(replaced('ab', '', '-', true)).toBe('-a-b-')
  })
})
