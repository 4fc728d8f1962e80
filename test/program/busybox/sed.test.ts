import { describe, expect, it } from 'vitest'
import { sh } from '../sh/stage.js'

describe('sed', () => {
  it.each([
    ["sed '1!G;h;$!d'", 'three\ntwo\none\n'],
    ["sed -n '/two/{p;q}'", 'two\n'],
    ["sed ':a;N;$!ba;s/\\n/,/g'", 'one,two,three\n'],
    ["sed 'n;d'", 'one\nthree\n'],
    ["sed '/one/,/two/{s/o/0/;s/w/W/}'", '0ne\ntW0\nthree\n'],
    ["sed '$!N;P;D'", 'one\ntwo\nthree\n'],
    ["sed ':x;s/e/E/;tx'", 'onE\ntwo\nthrEE\n'],
    ["sed '/two/b;s/$/!/'", 'one!\ntwo\nthree!\n'],
    ["sed -n '$!{h;d};H;x;p'", 'two\nthree\n'],
  ])('%s', (command, output) =>
    expect(sh(`printf 'one\\ntwo\\nthree\\n' | ${command}`)).toBe(output),
  )

  it('refuses blocks that do not end and labels that are not there', () => {
    expect(sh("seq 1 | sed '5{p'")).toBe('sed: unmatched {\n[1]')
    expect(sh("seq 1 | sed 'b nowhere'")).toBe("sed: can't find label for jump to 'nowhere'\n[1]")
  })
})

describe('sed at work', () => {
  it('shows lines as they come', () => {
    expect(sh('yes | sed s/y/n/ | head -n 2')).toBe('n\nn\n')
    expect(sh("yes | sed -n '3{p;q}'")).toBe('y\n')
    expect(sh("seq 2000 | sed ':a;N;$!ba;s/\\n/,/g' | wc -c")).toBe('8893\n')
  })

  it('takes the last expression where one is empty, and leaves out an end that is not there', () => {
    expect(sh("echo aXbX | sed '/X/s//-/g'")).toBe('a-b-\n')
    expect(sh("printf 'a\\nb' | sed 's/$/!/'")).toBe('a!\nb!')
  })

  it('replaces the longest match, and changes a range once', () => {
    expect(sh("echo abcd | sed -E 's/ab|abcd/X/'")).toBe('X\n')
    expect(sh("echo baaac | sed 's/a*/x/g'")).toBe('xbxcx\n')
    expect(sh("seq 4 | sed '2,3c both'")).toBe('1\nboth\n4\n')
  })

  it('is killed when a script never ends', () => {
    expect(sh("echo x | sed ':a;ba'")).toBe(
      'sed: killed: more than 1,000,000 ticks (limits.ticks)\n[137]',
    )
  })
})
