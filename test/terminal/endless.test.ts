import { describe, expect, it } from 'vitest'
import { NODE_SCRIPTS, SHELL_LINES, TOOL_LINES } from '../../bench/endless-lines.mjs'
import { createLab } from '../../src/index.js'

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const base = createLab({ cluster: { nodes: 1 } })
base.sh('docker run -d --name box busybox sleep 100d')
base.sh('kubectl run pod --image=busybox -- sleep 100d')
base.settle()
base.advance('30s')

/** What a line does with a budget of a tenth: how it ended, and what it said last. */
function run(line: string): { readonly exitCode: number; readonly said: string } {
  const { exitCode, stderr } = base.fork().sh(line, { steps: 100_000, output: 1_000_000 })
  return { exitCode, said: stderr.split('\n').at(-2) ?? '' }
}

describe.each([
  ['typed', (line: string) => line],
  ['in a container', (line: string) => `docker exec box sh -c ${quoted(line)}`],
  ['in a pod', (line: string) => `kubectl exec pod -- sh -c ${quoted(line)}`],
])('a line without an end, %s', (_, there) => {
  it.each(SHELL_LINES.filter(({ end }) => end !== 'itself'))(
    '$line is ended, and says why',
    ({ line, says }) => {
      const { exitCode, said } = run(there(line))
      expect(said).toMatch(/^kubarium: ended as by Ctrl-C: /)
      if (says === 'timeout') expect(said).toContain('(timeout)')
      else expect(said).toMatch(/\(limits\.(steps|output)\)$/)
      expect(exitCode).toBe(130)
    },
  )

  it.each(SHELL_LINES.filter(({ end }) => end === 'itself'))('$line ends by itself', ({ line }) => {
    expect(run(there(line)).said).not.toContain('kubarium')
  })
})

describe('a tool without an end', () => {
  it.each(TOOL_LINES)('$line is ended after ten minutes, and says so', ({ line }) => {
    const lab = base.fork()
    const before = lab.now
    const { stderr } = lab.sh(line)
    expect(stderr).toContain('kubarium: ended as by Ctrl-C: ')
    expect(stderr).toContain('(timeout)')
    expect(lab.now - before).toBeLessThan(11 * 60_000)
  })
})

describe('a container whose command has no end', () => {
  it.each(['while true; do :; done', 'yes > /dev/null', "awk 'BEGIN{while(1);}'"])(
    '%s: time passes all the same',
    (line) => {
      const lab = base.fork()
      const before = lab.now
      lab.sh(`docker run -d --name own busybox sh -c ${quoted(line)}`)
      lab.sh(`kubectl run own --image=busybox -- sh -c ${quoted(line)}`)
      lab.advance('1h')
      expect(lab.now - before).toBeGreaterThanOrEqual(3_600_000)
      expect(lab.sh('docker ps -aq --filter name=own').stdout).not.toBe('')
    },
  )

  it.each(NODE_SCRIPTS)('node is killed: %s', (script) => {
    const lab = base.fork()
    lab.sh(`docker run -d --name own node:20 node -e ${quoted(script)}`)
    lab.advance('10m')
    expect(lab.sh('docker inspect -f {{.State.ExitCode}} own').stdout).toBe('137\n')
    expect(lab.sh('docker logs --tail 1 own').stderr).toContain('killed: more than')
  })
})
