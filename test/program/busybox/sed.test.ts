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
