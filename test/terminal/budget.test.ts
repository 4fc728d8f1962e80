import { describe, expect, it } from 'vitest'
import { UsageError, createLab } from '../../src/index.js'

const STEPS = 'kubarium: ended as by Ctrl-C: more than 1,000,000 steps (limits.steps)\n'
const ENDLESS =
  'kubarium: ended as by Ctrl-C: it does not end by itself, and ten minutes have passed (timeout)\n'

describe('the budget of a command line', () => {
  it('ends a line that makes more steps than it may, as Ctrl-C does', () => {
    expect(createLab().sh('while true; do :; done; echo never')).toEqual({
      stdout: '',
      stderr: STEPS,
      exitCode: 130,
    })
  })

  it('counts what the line runs in a container, which goes on as it would', () => {
    const lab = createLab()
    lab.sh('docker run -d --name box busybox sleep 1d')
    expect(lab.sh("docker exec box sh -c 'while true; do :; done'")).toEqual({
      stdout: '',
      stderr: STEPS,
      exitCode: 130,
    })
    expect(lab.sh('docker top box').stdout).toContain('while true')
  })

  it('ends a list that grows for ever', () => {
    expect(createLab().sh('a=(); while :; do a+=(x); done')).toEqual({
      stdout: '',
      stderr: STEPS,
      exitCode: 130,
    })
  })

  it('ends a copy of what never ends', () => {
    expect(createLab().sh('cp /dev/zero file')).toEqual({
      stdout: '',
      stderr: STEPS,
      exitCode: 130,
    })
  })

  it('is what the lab or the line says', () => {
    const lab = createLab({ limits: { steps: 50_000 } })
    const loop = 'i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; echo $i'
    expect(lab.sh(loop).stderr).toContain('more than 50,000 steps (limits.steps)')
    expect(lab.sh(loop, { steps: 500_000 })).toMatchObject({ stdout: '20000\n', exitCode: 0 })
    expect(() => lab.sh(loop, { steps: 0 })).toThrow(UsageError)
  })

  it('ends a line that writes more than it may, and shows what fits', () => {
    const lab = createLab()
    const { stdout, stderr, exitCode } = lab.sh('while true; do echo x; done', { output: 999 })
    expect(stdout).toBe(`${'x\n'.repeat(499)}x`)
    expect(stderr).toContain('more than 999 bytes of output (limits.output)')
    expect(exitCode).toBe(130)
  })

  it('leaves a command that was interrupted some steps to tidy up', () => {
    const { stdout, exitCode } = createLab().sh(
      'sh -c \'trap "echo bye; exit 3" INT; while true; do :; done\'',
    )
    expect({ stdout, exitCode }).toEqual({ stdout: 'bye\n', exitCode: 3 })
  })

  it('is over with the line: what runs on in the background has another', () => {
    const lab = createLab()
    lab.sh('while true; do :; done &')
    lab.advance('1h')
    expect(lab.sh('ps').stdout).toMatch(/ bash\n.* bash$/m)
  })
})

describe('a line that does not end by itself', () => {
  it.each(['top', 'watch date', 'tail -f /etc/hostname', 'docker stats', 'docker events'])(
    '%s: ends after ten minutes, and says so',
    (line) => {
      const lab = createLab()
      const before = lab.now
      const { stderr, exitCode } = lab.sh(line)
      expect(stderr).toBe(ENDLESS)
      expect(exitCode).toBe(130)
      expect(lab.now - before).toBeLessThan(11 * 60_000)
    },
  )

  it('ends without a word when its own time is over', () => {
    expect(createLab().sh('top', { timeout: '30s' }).stderr).toBe('')
  })

  it('is a server that is waited for', () => {
    expect(createLab().sh('docker run nginx').stderr).toContain(ENDLESS)
  })
})

describe('a line that ends by itself', () => {
  it.each([
    'sleep 3600',
    'timeout 3600 top > /dev/null',
    'sleep 3600 & wait',
    'docker run busybox sleep 3600',
    'docker run -d --name box busybox sleep 3600; docker wait box',
    'docker run -d --name box busybox sleep 9999; docker exec box sleep 3600',
    'sleep 3600 | cat',
  ])('%s: is waited for', (line) => {
    const lab = createLab()
    const before = lab.now
    expect(lab.sh(line).stderr).not.toContain('kubarium')
    expect(lab.now - before).toBeGreaterThanOrEqual(3_600_000)
  })

  it('is waited for a day at most', () => {
    const { stderr, exitCode } = createLab().sh('sleep 100000')
    expect(stderr).toBe('kubarium: ended as by Ctrl-C: a day has passed (timeout)\n')
    expect(exitCode).toBe(130)
  })
})

describe('the budget of a call of the typed face', () => {
  it('ends what does not end by itself after ten minutes', () => {
    const lab = createLab()
    const before = lab.now
    const { stderr, exitCode } = lab.docker.stats()
    expect({ stderr, exitCode }).toEqual({ stderr: ENDLESS, exitCode: 130 })
    expect(lab.now - before).toBe(600_000)
  })

  it('waits for a container that ends by itself, and counts its steps', () => {
    const lab = createLab()
    expect(lab.docker.run('busybox', 'sleep', '3600').exitCode).toBe(0)
    expect(lab.docker.run('busybox', 'sh', '-c', 'while true; do :; done').stderr).toBe(STEPS)
  })
})
