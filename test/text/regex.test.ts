import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RegexError, perlRegex, posixRegex } from '../../src/text/regex/regex.js'

/** What an expression takes of a text, and its groups. */
const taken = (source: string, text: string, extended = true) =>
  posixRegex(source, { extended }).exec(text)?.groups

describe('a POSIX expression', () => {
  it.each([
    // Of the matches that begin first, the longest.
    ['a|ab|abc', 'xabcd', ['abc']],
    ['(a|ab)(c|bcd)', 'abcd', ['abcd', 'a', 'bcd']],
    ['a*(ab)?', 'aab', ['aab', 'ab']],
    ['x*', 'baaac', ['']],
    ['[[:digit:]]+', 'port 8080', ['8080']],
    ['[]x-]+', 'a]-x', [']-x']],
    ['[^]x-]+', ']-ab', ['ab']],
    ['[\\n]+', 'a\\n', ['\\n']],
    ['a{2,3}', 'aaaa', ['aaa']],
    ['a{2}', 'aaaa', ['aa']],
    ['a{,2}b', 'aaab', ['aab']],
    ['a{x', 'a{x', ['a{x']],
    ['\\<web\\>', 'the web.', ['web']],
    ['\\w+\\.\\w+', 'see index.html', ['index.html']],
    ['^$', '', ['']],
    ['a.b', 'a\nb', ['a\nb']],
    ['(a*)*b', 'aab', ['aab', 'aa']],
    ['()b', 'ab', ['b', '']],
    ['.', '😀', ['😀']],
    ['(.)\\1', 'abccd', ['cc', 'c']],
    ['(a)|(b)', 'b', ['b', undefined, 'b']],
  ])('%s in %j takes %j', (source, text, groups) => {
    expect(taken(source, text)).toEqual(groups)
  })

  it.each([
    ['\\(a*\\)b', 'aab', ['aab', 'aa']],
    ['a\\+b\\?', 'aab', ['aab']],
    ['a\\|b', 'b', ['b']],
    ['a\\{2\\}', 'aaa', ['aa']],
    ['*a', 'b*a', ['*a']],
    ['^*a', '*a', ['*a']],
    ['a^b$c', 'a^b$c', ['a^b$c']],
    ['(a+){2}', '(a+){2}', ['(a+){2}']],
    ['\\(^a\\)', 'ba', undefined],
    ['a\\tb', 'a\tb', ['a\tb']],
  ])('that is basic: %s in %j takes %j', (source, text, groups) => {
    expect(taken(source, text, false)).toEqual(groups)
  })

  it('ignores case where it is told to', () => {
    expect(posixRegex('straße[a-z]', { ignoresCase: true }).test('STRAßEX')).toBe(true)
    expect(posixRegex('\\(a\\)\\1', { ignoresCase: true }).test('aA')).toBe(true)
  })

  it.each([
    ['(', 'Unmatched ( or \\('],
    [')', 'Unmatched ) or \\)'],
    ['[a', 'Unmatched [, [^, [:, [., or [='],
    ['[z-a]', 'Invalid range end'],
    ['[[:nope:]]', 'Invalid character class name'],
    ['a\\', 'Trailing backslash'],
    ['(a)\\2', 'Invalid back reference'],
    ['a{3,2}', 'Invalid content of \\{\\}'],
    ['a{9999999}', 'Regular expression too big'],
    ['((a{500}){500}){500}', 'Regular expression too big'],
    ['('.repeat(5_000), 'Regular expression too big'],
  ])('that makes no sense says why: %.20s', (source, message) => {
    expect(() => posixRegex(source, { extended: true })).toThrow(new RegexError(message))
  })

  it('takes the longest of all matches that begin first', () => {
    const { any } = fc.letrec<{ any: string }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('a', 'b', '.', '[ab]', '()'),
        fc.tuple(tie('any'), tie('any')).map(([a, b]) => a + b),
        fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a}|${b})`),
        fc.tuple(tie('any'), fc.constantFrom('*', '+', '?', '{0,2}')).map(([a, n]) => `(${a})${n}`),
      ),
    }))
    fc.assert(
      fc.property(any, fc.stringMatching(/^[abc]{0,6}$/), (source, text) => {
        const whole = new RegExp(`^(?:${source})$`)
        const places = [...text, ''].map((_, at) => at)
        const spans = places.flatMap((start) =>
          places
            .filter((end) => end >= start && whole.test(text.slice(start, end)))
            .map((end) => [start, end] as const),
        )
        const [first] = spans[0] ?? []
        const last = spans.filter(([start]) => start === first).at(-1)
        const match = posixRegex(source, { extended: true }).exec(text)
        expect(match && [match.start, match.end]).toEqual(last)
      }),
      { numRuns: 1_000, seed: 1 },
    )
  })

  it('finds all matches; an empty one does not follow another at once', () => {
    const all = (source: string, text: string) =>
      posixRegex(source, { extended: true }).replace(text, () => '-')
    expect(all('a*', 'baaac')).toBe('-b-c-')
    expect(all('x*', 'abc')).toBe('-a-b-c-')
    expect(all('b', 'abcb')).toBe('a-c-')
    expect(posixRegex(' *, *', { extended: true }).split('a , b,c')).toEqual(['a', 'b', 'c'])
  })
})

describe('an expression as Perl and Go write it', () => {
  it.each([
    ['a|ab|abc', 'abc', ['a']],
    ['\\d+?', '123', ['1']],
    ['(?i)WEB', 'my-web', ['web']],
    ['(?<=v)\\d+', 'v12', ['12']],
    ['foo\\Kbar', 'foobar', ['bar']],
    ['(?!b)\\w', 'bc', ['c']],
    ['(?P<name>a+)', 'baa', ['aa', 'aa']],
    ['(?:a|b)+c', 'abac', ['abac']],
    ['^a.c$', 'a\nc', undefined],
    ['\\p{Greek}+', 'abγδ', ['γδ']],
    ['\\x41\\Q.*\\E', 'A.*', ['A.*']],
  ])('%s in %j takes %j', (source, text, groups) => {
    expect(perlRegex(source).exec(text)?.groups).toEqual(groups)
  })

  it('agrees with JavaScript, where what is repeated takes text', () => {
    const { any } = fc.letrec<{ solid: string; any: string }>((tie) => ({
      solid: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w'),
        fc.tuple(tie('solid'), tie('any')).map(([a, b]) => a + b),
        fc.tuple(tie('solid'), tie('solid')).map(([a, b]) => `(${a}|${b})`),
        fc.tuple(tie('solid'), fc.constantFrom('+', '+?', '{2}')).map(([a, n]) => `(?:${a})${n}`),
      ),
      any: fc.oneof(
        { maxDepth: 4 },
        tie('solid'),
        fc.constantFrom('^', '$', '\\b', '\\B'),
        fc.tuple(tie('any'), tie('any')).map(([a, b]) => a + b),
        fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(?:${a}|${b})`),
        fc
          .tuple(tie('solid'), fc.constantFrom('*', '?', '*?', '??', '{0,2}'))
          .map(([a, n]) => `(?:${a})${n}`),
      ),
    }))
    fc.assert(
      fc.property(any, fc.stringMatching(/^[abc ]{0,8}$/), (source, text) => {
        const theirs = new RegExp(source).exec(text)
        const ours = perlRegex(source).exec(text)
        expect(ours ? [ours.start, ours.groups[0]] : null).toEqual(
          theirs && [theirs.index, theirs[0]],
        )
      }),
      { numRuns: 2_000, seed: 1 },
    )
  })
})

describe('the work of an expression', () => {
  /** How many ticks it takes to find that a text does not match. */
  function ticks(source: string, text: string): number {
    let sum = 0
    posixRegex(source, { extended: true, spend: (ticks) => void (sum += ticks) }).test(text)
    return sum
  }

  it.each(['^(a+)+$', '(a|aa)*c', '(a*)*(a*)*(a*)*c', '(.*)(.*)(.*)(.*)(.*)(.*)(.*)x$'])(
    'grows with the text and does not explode: %s',
    (source) => {
      const [short, long] = [1_000, 10_000].map((length) =>
        ticks(source, `${'a'.repeat(length)}b`),
      ) as [number, number]
      expect(long / short).toBeLessThan(12)
    },
  )

  it('is counted where it does explode, so that it can be stopped', () => {
    class Enough extends Error {}
    const regex = posixRegex('(a*)*\\1c', {
      extended: true,
      spend: () => {
        throw new Enough()
      },
    })
    expect(() => regex.test(`${'a'.repeat(30)}b`)).toThrow(Enough)
  })
})
