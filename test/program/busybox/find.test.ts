import { describe, expect, it } from 'vitest'
import { sh } from '../sh/stage.js'

const inTree = (line: string): string =>
  sh(`mkdir -p /t/e; touch /t/a.txt /t/e/b.txt; echo hi > /t/c; cd /t; ${line}`)

describe('find', () => {
  it('runs a command for each file, or once for all', () => {
    expect(inTree("find . -name '*.txt' -exec echo got {} ';' | sort")).toBe(
      'got ./a.txt\ngot ./e/b.txt\n',
    )
    expect(inTree('find . -type f -exec cat {} + ')).toBe('hi\n')
    expect(inTree("find c -exec nosuch {} ';'; echo $?")).toBe(
      '1\nfind: nosuch: No such file or directory\n',
    )
  })

  it('deletes what it finds, deepest first', () => {
    expect(inTree('find e -delete; find . | sort')).toBe('.\n./a.txt\n./c\n')
  })

  it('asks for size, emptiness and alternatives', () => {
    expect(inTree('find . -type f -empty | sort')).toBe('./a.txt\n./e/b.txt\n')
    expect(inTree('find . -type f -size +0c')).toBe('./c\n')
    expect(inTree('find . \\( -name c -o -name e \\) | sort')).toBe('./c\n./e\n')
    expect(inTree('find . -name c -print0 | xargs -0 cat')).toBe('hi\n')
  })

  it('refuses what it does not know', () => {
    expect(inTree('find . -exec echo')).toBe('find: -exec: requires argument\n[1]')
    expect(inTree('find . -size x')).toBe("find: invalid number 'x'\n[1]")
  })
})
