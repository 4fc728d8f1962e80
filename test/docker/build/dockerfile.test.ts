import { describe, expect, it } from 'vitest'
import { parseDockerfile } from '../../../src/docker/build/dockerfile.js'

const parsed = (text: string) => parseDockerfile(text).map(({ keyword, flags, words }) => [keyword, flags, words])

describe('parsing a Dockerfile', () => {
  it('joins continued lines and leaves out comments between them', () => {
    expect(parseDockerfile('FROM busybox\nRUN a && \\\n  # why\n  b\n')[1]?.original).toBe('RUN a &&   b')
  })

  it('reads flags and the JSON form', () => {
    expect(parsed('FROM busybox AS base\nCOPY --from=base --chown=1:2 ["a b", "/c"]\n')).toEqual([
      ['FROM', [], ['busybox', 'AS', 'base']],
      [
        'COPY',
        [
          ['from', 'base'],
          ['chown', '1:2'],
        ],
        ['a b', '/c'],
      ],
    ])
  })

  it.each([
    ['FRUM busybox', 'dockerfile parse error on line 1: unknown instruction: FRUM (did you mean FROM?)'],
    ['\n', 'failed to parse Dockerfile: file with no instructions'],
    ['RUN echo hi', 'no build stage in current context'],
    ['FROM busybox\nCOPY one', 'dockerfile parse error on line 2: COPY requires at least two arguments, but only one was provided. Destination could not be determined'],
    ['FROM a b', 'dockerfile parse error on line 1: FROM requires either one or three arguments'],
    ['FROM busybox\nENV A', 'dockerfile parse error on line 2: ENV must have two arguments'],
    ['FROM busybox\nCOPY --form=x a b', 'dockerfile parse error on line 2: unknown flag: --form (did you mean from?)'],
    ['FROM busybox\nSHELL bash', 'dockerfile parse error on line 2: SHELL requires the arguments to be in JSON form'],
  ])('says what is wrong with %j', (text, message) => {
    expect(() => parseDockerfile(text)).toThrow(message)
  })
})
