import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { javascriptRegex } from '../../src/text/regex/javascript-regex.js'

/** What the host's own engine finds, in the same form. */
function hosts(source: string, flags: string, text: string, from: number, isAnchored: boolean) {
  const regex = new RegExp(source, `${flags}d${isAnchored ? 'y' : 'g'}`)
  regex.lastIndex = from
  const found = regex.exec(text)
  return found?.indices?.flatMap((one) => one ?? [-1, -1])
}

/** What ours finds; groups that took nothing have both slots empty. */
function ours(source: string, flags: string, text: string, from: number, isAnchored: boolean) {
  const slots = javascriptRegex(source, flags).find(text, from, isAnchored, () => {})
  if (!slots) return undefined
  return slots.map((slot, i) => ((slots[i ^ 1] as number) < 0 ? -1 : slot))
}

const expectSame = (source: string, flags: string, text: string, from = 0): void => {
  for (const isAnchored of [false, true]) {
    const wanted = hosts(source, flags, text, from, isAnchored)
    // V8 matches nothing in the middle of a code point, and does not find what begins there.
    const isSplit = [from, ...(wanted ?? [])].some((at) => /^[\udc00-\udfff]/.test(text.slice(at)))
    if (/[uv]/.test(flags) && isSplit) return
    expect([source, flags, text, ours(source, flags, text, from, isAnchored)]).toEqual([
      source,
      flags,
      text,
      wanted,
    ])
  }
}

describe('an expression of JavaScript', () => {
  it.each([
    // A round of a loop forgets what the groups in it took in the one before.
    ['(z)((a+)?(b+)?(c))*', '', 'zaacbbbcac'],
    ['(?:(a)|b)*', '', 'ab'],
    ['((a)|(b))+?c', '', 'abc'],
    ['(?:(a)|(b)){2,3}', '', 'aba'],
    // A round that takes nothing is none.
    ['(a*)*', '', 'b'],
    ['(?:a*?)*b', '', 'aab'],
    ['(a*)?', '', 'b'],
    ['(?=(a+))a*b\\1', '', 'baaabac'],
    ['(?:()|a){3}', '', 'aaa'],
    ['(a?){2,4}?', '', 'aaa'],
    // A group that took nothing is matched by a reference to it.
    ['\\1(a)', '', 'aa'],
    ['(?:(a)|b)\\1c', '', 'bc'],
    ['(a\\1)', '', 'aa'],
    ['(?!(a))\\1b', '', 'b'],
    ['(.*?)a(?!(a+)b\\2c)\\2(.*)', '', 'baaabaac'],
    // What stands before is read from its end.
    ['(?<=(\\d+)(\\d+))$', '', '1053'],
    ['(?<=\\1(a))b', '', 'aab'],
    ['(?<=(?<a>\\w){3})f', '', 'abcdef'],
    ['(?<!^)b', '', 'bab'],
    ['(?<=a(?=b)b)c', '', 'abc'],
    ['(?<=([abc]+)*)d', '', 'abcd'],
    // Case.
    ['(ſ)\\1', 'iu', 'sſS'],
    ['\\bk', 'iu', 'K k'],
    ['[^x]', 'iu', 'X'],
    ['ß', 'i', 'ẞß'],
    ['(σ)\\1', 'i', 'ςΣ'],
    ['\\W', 'iu', 'Sſ'],
    ['(?i:a)b', '', 'Ab'],
    // Characters, and halves of them.
    ['^.$', 'u', '😀'],
    ['^..$', '', '😀'],
    ['[😀]', 'u', 'x😀'],
    ['\\ud83d', 'u', '😀\ud83d'],
    ['\\ud83d', '', '😀'],
    ['\\ud83d\\ude00', 'u', '😀'],
    ['\\u{1f600}{2}', 'u', '😀😀'],
    ['(?<=^.)b', 'u', '😀b'],
    ['[^a]*?b', 'u', '😀😀b'],
    ['\\p{Lu}\\P{L}', 'u', 'aÄ1'],
    ['[\\p{L}--[a-z]]+', 'v', 'aäöz'],
    ['[\\q{abc|a}x]b?', 'v', 'ab'],
    ['^\\p{RGI_Emoji}$', 'v', '👨‍👩‍👧'],
    // Lines.
    ['^b$', 'm', 'a\nb\u2028c'],
    ['a.c', 's', 'a\nc'],
    ['^b', '', 'a\nb'],
    // As older scripts write them.
    ['\\8\\9', '', '89'],
    ['\\101\\7', '', 'A\x07'],
    ['(a)\\2', '', 'a\x02'],
    ['\\0', '', '\0'],
    ['\\c', '', '\\c'],
    ['\\cA\\c1', '', '\x01\\c1'],
    ['[\\c1]', '', '\x11'],
    ['\\k<a>', '', 'k<a>'],
    ['a{,2}', '', 'a{,2}'],
    ['a{2', '', 'a{2'],
    ['x{1}{', '', 'x{'],
    [']}', '', ']}'],
    ['(?=a)*b', '', 'b'],
    ['\\u{2}', '', 'uu'],
    ['\\x4', '', 'x4'],
    ['\\p{L}', '', 'p{L}'],
    ['[]|a', '', 'a'],
    ['[^]', '', '\n'],
    ['[[]', '', '['],
    ['[\\]]', '', ']'],
    ['[(](b)', '', '(b'],
    // Names.
    ['(?<y>\\d+)-\\k<y>', '', '12-12'],
    ['(?<\\u{61}>b)\\k<a>', '', 'bb'],
    ['(?<$𐒤>a)\\k<$𐒤>', 'u', 'aa'],
    // Runs.
    ['a{2,3}?a', '', 'aaaa'],
    ['a{2,3}a', '', 'aaa'],
    ['.*\\n.*', '', 'ab\ncd'],
    ['[a-c]+?d', '', 'abcd'],
    ['(?:ab){3}', '', 'ababab'],
    ['(?:a|ab){2,}c', '', 'abac'],
    ['', '', 'a'],
    ['(?:)*', '', 'a'],
    ['a{0}b', '', 'ab'],
    ['(?:a{0,1}){0,2}$', '', 'aaa'],
  ])('/%s/%s in %j matches as it does in the host', (source, flags, text) => {
    const known = accepted(source, flags)
    if (known) for (let from = 0; from <= text.length; from++) expectSame(source, flags, text, from)
  })

  it('matches whatever the host matches', () => {
    fc.assert(
      fc.property(expression, flagSets, texts, fc.nat(4), (source, flags, text, from) => {
        if (accepted(source, flags)) expectSame(source, flags, text, Math.min(from, text.length))
      }),
      { numRuns: 2000 },
    )
  })
})

/** Hosts differ in what they know; some flags and forms are younger than others. */
function accepted(source: string, flags: string): boolean {
  try {
    return new RegExp(source, flags) !== undefined
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

const flagSets = fc.constantFrom('', 'i', 'u', 'iu', 'm', 's', 'v', 'imsu')
const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '1', '-', '\n', '😀', 'ſ', 's') })

const expression: fc.Arbitrary<string> = fc.letrec<{ node: string; atom: string }>((tie) => ({
  atom: fc.constantFrom(
    ...['a', 'b', '1', '.', '\\w', '\\d', '\\s', '\\b', '\\B', '^', '$', '[ab]', '[^a]', '😀', '-'],
    ...['\\1', '\\2', '\\k<n>', '\\W', 's', '\\p{L}', '[a-c\\d]', '\\u0061', '\\0', '\\n', ''],
  ),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: tie('atom') },
    { weight: 3, arbitrary: fc.tuple(tie('node'), tie('node')).map((parts) => parts.join('')) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom('(', '(?:', '(?=', '(?!', '(?<=', '(?<!', '(?<n>'),
          tie('node'),
          fc.constantFrom('', '*', '+', '?', '*?', '+?', '??', '{2}', '{0,2}', '{1,}?', '{2,3}'),
        )
        .map(([open, node, times]) => `${open}${node})${times}`),
    },
    { weight: 2, arbitrary: fc.tuple(tie('node'), tie('node')).map((parts) => parts.join('|')) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('atom'), fc.constantFrom('*', '+', '?', '*?', '{2}', '{1,2}?'))
        .map((parts) => parts.join('')),
    },
  ),
})).node
