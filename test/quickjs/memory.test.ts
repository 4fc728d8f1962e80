import { describe, expect, it } from 'vitest'
import { labWith, run } from './scripts.js'

const EATS = 'const all = []; for (;;) all.push(new Array(10000).fill(all.length))'

describe('a script that takes more memory than it may', () => {
  it.each([
    ['lists', EATS],
    ['texts', "const all = []; for (;;) all.push('x'.repeat(1 << 20))"],
    ['buffers', 'const all = []; for (;;) all.push(new Uint8Array(1 << 20).fill(1))'],
    ['closures', 'const all = []; for (let i = 0; ; i++) all.push(() => i)'],
  ])('is killed with its container: %s', (_, source) => {
    const lab = labWith(`setTimeout(() => { ${source} })`)
    lab.sh('docker run -d --name app -m 64m app')
    lab.advance('1m')
    expect(lab.sh("docker inspect -f '{{.State.OOMKilled}} {{.State.ExitCode}}' app").stdout).toBe(
      'true 137\n',
    )
    expect(lab.sh('docker logs app').stderr).toBe('')
  })

  it('cannot catch that', () => {
    const lab = labWith(`try { ${EATS} } finally { console.log('still here') }`)
    lab.sh('docker run -d --name app -m 64m app')
    lab.advance('1m')
    expect(lab.sh('docker logs app').stdout).toBe('')
  })

  it('is killed by the limit of the lab, where its container has none', () => {
    const lab = labWith(EATS, { limits: { memory: 50_000_000 } })
    lab.sh('docker pull app')
    expect(lab.sh('docker run app')).toMatchObject({
      stderr: 'node: killed: more than 50,000,000 bytes of memory (limits.memory)\n',
      exitCode: 137,
    })
  })

  it('ends at the same place every time', () => {
    const source = `let n = 0; const all = []; for (;;) { all.push(new Array(100000).fill(0)); console.log(++n) }`
    const once = (): string => {
      const lab = labWith(source)
      lab.sh('docker run --name app -m 64m app')
      return lab.sh('docker logs app').stdout
    }
    const first = once()
    expect(first.split('\n').length).toBeGreaterThan(10)
    expect(once()).toBe(first)
  })
})

describe('docker stats', () => {
  it('shows what a script has taken', () => {
    const lab = labWith(
      'const all = Array.from({ length: 60 }, () => new Uint8Array(1 << 20)); setInterval(() => all, 1000)',
    )
    lab.sh('docker run -d --name app -m 256m app')
    lab.advance('3s')
    const usage = lab.sh("docker stats --no-stream --format '{{.MemUsage}}' app").stdout
    expect(Number(/^([\d.]+)MiB \/ 256MiB\n$/.exec(usage)?.[1])).toBeGreaterThan(60)
  })

  it('shows nothing more for one that has made nothing', () => {
    expect(run('console.log(1)').stdout).toBe('1\n')
  })
})
