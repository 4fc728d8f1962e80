import { describe, expect, it } from 'vitest'
import {
  type PublishedFiles,
  UsageError,
  awaitInput,
  createLab,
  defineProgram,
  executable,
  exit,
} from '../../src/index.js'

/** A program that spends as many ticks in one step as its argument says, then ends. */
const spender = defineProgram({
  name: 'spender',
  step(system) {
    for (let left = Number(system.argv[1]); left > 0; left--) system.spend(1)
    system.out(`${system.now}\n`)
    return exit(0)
  },
})

/** A program that counts in steps of 1,000 ticks for ever. */
const counter = defineProgram({
  name: 'counter',
  step(system) {
    while (!system.isSpent) system.spend(1_000)
    return awaitInput(null, system.now)
  },
})

const image = (command: string): PublishedFiles => ({
  Dockerfile: `FROM busybox\nCOPY spender counter /bin/\nCMD ${command}\n`,
  spender: executable('spender'),
  counter: executable('counter'),
})

const labWith = (command: string) => {
  const lab = createLab({ programs: [spender, counter], limits: { ticks: 100_000 } })
  lab.publish('me/work', image(command))
  lab.sh('docker run -d --name work me/work')
  return lab
}

describe('a program that computes', () => {
  it('is killed when it spends more ticks in one step than it may', () => {
    const lab = labWith('spender 100001')
    lab.settle()
    expect(lab.sh('docker inspect -f {{.State.ExitCode}} work').stdout).toBe('137\n')
    expect(lab.sh('docker logs work').stderr).toBe(
      'spender: killed: more than 100,000 ticks (limits.ticks)\n',
    )
  })

  it('is left alone when it spends as many as it may', () => {
    const lab = labWith('spender 100000')
    lab.settle()
    expect(lab.sh('docker inspect -f {{.State.ExitCode}} work').stdout).toBe('0\n')
  })

  it('goes on for as long as it likes if it can be interrupted', () => {
    const lab = labWith('counter')
    lab.advance('24h')
    expect(lab.sh('docker inspect -f {{.State.Status}} work').stdout).toBe('running\n')
    expect(lab.sh('docker stop -t 1 work').exitCode).toBe(0)
  })
})

describe('limits', () => {
  it('are whole numbers above 0, by their names', () => {
    expect(() => createLab({ limits: { steps: 0 } })).toThrow(UsageError)
    expect(() => createLab({ limits: { ticks: 1.5 } })).toThrow(
      'limits.ticks must be a whole number above 0, not 1.5',
    )
    expect(() => createLab({ limits: { stepz: 5 } as object })).toThrow(
      'unknown option "limits.stepz": did you mean "steps"?',
    )
  })
})
