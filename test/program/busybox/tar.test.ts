import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'
import { sh } from '../sh/stage.js'

const packed = (line: string): string =>
  sh(`mkdir -p /t/e; echo one > /t/a; echo two > /t/e/b; cd /t; ${line}`)

describe('tar', () => {
  it('makes, lists and extracts archives', () => {
    expect(packed('tar cf /x.tar a e; tar tf /x.tar')).toBe('a\ne/\ne/b\n')
    expect(
      packed('tar -czf /x.tar -C / t; mkdir /out; tar -xzvf /x.tar -C /out; cat /out/t/e/b'),
    ).toBe('t/\nt/a\nt/e/\nt/e/b\ntwo\n')
    expect(packed('tar c e | tar t')).toBe('e/\ne/b\n')
    expect(packed('tar cf /x.tar .; tar xOf /x.tar ./a')).toBe('one\n')
  })

  it('reads what docker cp writes', () => {
    const lab = createLab({ seed: 1 })
    expect(
      lab.sh('docker create --name web alpine > id; docker cp web:/etc/os-release - | tar t')
        .stdout,
    ).toBe('os-release\n')
  })

  it('refuses what is no archive', () => {
    expect(packed('tar tf a')).toBe('tar: invalid tar magic\n[1]')
    expect(packed('tar xf nofile')).toContain('tar: nofile: No such file or directory\n')
    expect(packed('tar')).toContain('Usage: tar')
  })
})
