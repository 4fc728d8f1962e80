import { describe, expect, it } from 'vitest'
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
