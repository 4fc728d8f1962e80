import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unifiedDiff } from '../../src/text/unified-diff.js'

/** What `patch` does with the hunks of a unified difference. */
function patched(before: string, hunks: string): string {
  const linesOf = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\n)/))
  const lines = linesOf(before)
  const result: string[] = []
  let at = 0
  let last = ''
  for (const line of linesOf(hunks)) {
    const range = /^@@ -(\d+)(?:,(\d+))? /.exec(line)
    if (range) {
      const from = range[2] === '0' ? Number(range[1]) : Number(range[1]) - 1
      result.push(...lines.slice(at, from))
      at = from
    } else if (line.startsWith('\\')) {
      if (last !== '-') result.push((result.pop() as string).replace(/\n$/, ''))
    } else {
      if (line[0] !== '+') at++
      if (line[0] !== '-') result.push(line.slice(1))
    }
    if (!line.startsWith('\\')) last = line[0] as string
  }
  return [...result, ...lines.slice(at)].join('')
}

describe('unifiedDiff', () => {
  it('shows changed lines with three lines around them', () => {
    const before = '1\n2\n3\n4\n5\n6\n7\n8\n9\n'
    expect(unifiedDiff(before, before.replace('5', 'five'))).toBe(
      '@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n',
    )
    expect(unifiedDiff(before, before)).toBe('')
  })

  it('counts from the line before where nothing stands on one side', () => {
    expect(unifiedDiff('', 'a\n')).toBe('@@ -0,0 +1 @@\n+a\n')
    expect(unifiedDiff('a\n', '')).toBe('@@ -1 +0,0 @@\n-a\n')
  })

  it('says where the last line has no end', () => {
    expect(unifiedDiff('a\n', 'a')).toBe('@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n')
  })

  it('shows texts that have little in common as one change', () => {
    const text = (mark: string): string =>
      Array.from({ length: 2_000 }, (_, i) => `${mark}${i}\n`).join('')
    const shown = unifiedDiff(text('a'), text('b'))
    expect(shown.split('\n')[0]).toBe('@@ -1,2000 +1,2000 @@')
    expect(patched(text('a'), shown)).toBe(text('b'))
  })

  it('turns the one text into the other, whatever they are', () => {
    const text = fc
      .tuple(fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 20 }), fc.boolean())
      .map(([lines, ends]) => lines.join('\n') + (ends && lines.length > 0 ? '\n' : ''))
    fc.assert(
      fc.property(text, text, fc.nat(4), (before, after, context) => {
        expect(patched(before, unifiedDiff(before, after, context))).toBe(after)
      }),
    )
  })
})
