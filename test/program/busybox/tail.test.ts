import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

describe('tail', () => {
  const lab = createLab()

  it.each([
    ['seq 30 | tail -n 3', '28\n29\n30\n'],
    ['seq 30 | tail -n +29', '29\n30\n'],
    ['seq 3 | tail -n 0', ''],
    ['seq 3 | tail -n 9', '1\n2\n3\n'],
    ['seq 12 | tail | head -n 1', '3\n'],
    ["printf 'a\\nb' | tail -n 1", 'b'],
    ["printf 'a\\n\\n' | tail -n 1", '\n'],
    ['seq 30 | tail -c 3', '30\n'],
    ['seq 30 | tail -c +76', '29\n30\n'],
    ['seq 100000 | tail -n 1', '100000\n'],
    ['yes | tail -n +4 | head -n 2', 'y\ny\n'],
  ])('%s', (line, shown) => {
    expect(lab.sh(line).stdout).toBe(shown)
  })

  it('keeps what it may have to show, and is killed when that is more than there is', () => {
    const run = (command: string): number =>
      lab.sh(`docker run -m 20m busybox sh -c '${command}; exit $?'`).exitCode
    expect(run('head -c 100M /dev/zero | tail')).toBe(137)
    expect(run('tail /dev/zero')).toBe(137)
    expect(run('seq 1 100000 | tail -n 1')).toBe(0)
  })

  it('shows more of a file as it grows', () => {
    lab.sh('seq 20 > f')
    expect(lab.sh('tail -n 2 -f f & sleep 1; echo more >> f; sleep 2; kill $!').stdout).toBe(
      '19\n20\nmore\n',
    )
  })
})

describe('dd', () => {
  it('writes to devices for ever', () => {
    const { exitCode, stderr } = createLab().sh('dd if=/dev/zero of=/dev/null bs=1M')
    expect(exitCode).toBe(130)
    expect(stderr).not.toContain('No space left')
  })
})
