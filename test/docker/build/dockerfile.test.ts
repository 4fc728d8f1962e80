import { describe, expect, it } from 'vitest'
import { parseDockerfile } from '../../../src/docker/build/dockerfile.js'

const parsed = (text: string) =>
  parseDockerfile(text).map(({ keyword, flags, words }) => [keyword, flags, words])

describe('parsing a Dockerfile', () => {
  it('joins continued lines and leaves out comments between them', () => {
    expect(parseDockerfile('FROM busybox\nRUN a && \\\n  # why\n  b\n')[1]?.original).toBe(
      'RUN a &&   b',
    )
  })

  it('takes the escape mark from the directive at the top, and from nowhere else', () => {
    expect(parseDockerfile('# escape=`\nFROM busybox\nRUN dir `\n  c:\\\n')[1]?.original).toBe(
      'RUN dir   c:\\',
    )
    expect(
      parseDockerfile('# a comment\n# escape=`\nFROM busybox\nRUN a \\\n  b\n')[1]?.original,
    ).toBe('RUN a   b')
  })

  it('ends a line at an escape mark that is escaped itself', () => {
    expect(parsed('FROM busybox\nRUN echo \\\\\nRUN b\n').map(([keyword]) => keyword)).toEqual([
      'FROM',
      'RUN',
      'RUN',
    ])
  })

  it('goes over empty lines in a continued statement', () => {
    expect(parseDockerfile('FROM busybox\nRUN a \\\n\n  \n  b\nCMD c')).toMatchObject([
      { line: 1 },
      { line: 2, original: 'RUN a   b' },
      { line: 6 },
    ])
  })

  it('goes over here-documents, as the classic builder does', () => {
    expect(
      parseDockerfile(
        'FROM busybox\nRUN <<EOF\nFROM nowhere\nEOF\nONBUILD COPY <<-"A" <<B /to/\n\tA\nB\nCMD c',
      ),
    ).toMatchObject([
      { keyword: 'FROM' },
      { keyword: 'RUN', original: 'RUN <<EOF' },
      { keyword: 'ONBUILD', line: 5 },
      { keyword: 'CMD', line: 8 },
    ])
  })

  it('reads lines that end as on Windows, and a byte order mark', () => {
    expect(parsed('\uFEFFFROM busybox\r\nRUN a \\\r\n b\r\n')).toEqual([
      ['FROM', [], ['busybox']],
      ['RUN', [], ['a', 'b']],
    ])
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
    [
      'FRUM busybox',
      'dockerfile parse error on line 1: unknown instruction: FRUM (did you mean FROM?)',
    ],
    ['\n', 'failed to parse Dockerfile: file with no instructions'],
    ['RUN echo hi', 'no build stage in current context'],
    [
      'FROM busybox\nCOPY one',
      'dockerfile parse error on line 2: COPY requires at least two arguments, but only one was provided. Destination could not be determined',
    ],
    ['FROM a b', 'dockerfile parse error on line 1: FROM requires either one or three arguments'],
    ['FROM busybox\nENV A', 'failed to parse Dockerfile: ENV must have two arguments'],
    [
      'FROM busybox\nCOPY --form=x a b',
      'dockerfile parse error on line 2: unknown flag: --form (did you mean from?)',
    ],
    [
      '# escape=x\nFROM busybox',
      "failed to parse Dockerfile: invalid escape token 'x' does not match ` or \\",
    ],
    [
      '# escape=`\n# escape=`\nFROM busybox',
      'failed to parse Dockerfile: only one escape parser directive can be used',
    ],
    ['FROM busybox\nRUN <<EOF\necho', 'failed to parse Dockerfile: unterminated heredoc'],
    [
      'FROM busybox\nSHELL bash',
      'dockerfile parse error on line 2: SHELL requires the arguments to be in JSON form',
    ],
  ])('says what is wrong with %j', (text, message) => {
    expect(() => parseDockerfile(text)).toThrow(message)
  })
})
