import { describe, expect, it } from 'vitest'
import { type Clock, type Lab, UsageError, createLab } from '../../src/index.js'

/** A clock that goes when it is told to. */
function handClock(): Clock & {
  pass(milliseconds: number): void
  sleep(milliseconds: number): void
  readonly waiting: number
} {
  let time = 0
  let timers: { readonly at: number; readonly run: () => void }[] = []
  const runDue = (): void => {
    for (;;) {
      const [next] = timers.filter(({ at }) => at <= time).sort((a, b) => a.at - b.at)
      if (!next) return
      timers = timers.filter((timer) => timer !== next)
      next.run()
    }
  }
  return {
    now: () => time,
    after(milliseconds, run) {
      const timer = { at: time + milliseconds, run }
      timers.push(timer)
      return () => void (timers = timers.filter((other) => other !== timer))
    },
    pass(milliseconds) {
      for (const end = time + milliseconds; time < end; ) {
        time = Math.min(end, time + 5)
        runDue()
      }
    },
    sleep(milliseconds) {
      time += milliseconds
      runDue()
    },
    get waiting() {
      return timers.length
    },
  }
}

const passed = (lab: Lab, since: number): number => lab.now - since

describe('lab.play', () => {
  it('lets virtual time pass as real time does', () => {
    const [lab, clock] = [createLab(), handClock()]
    const start = lab.now
    lab.play({ clock })
    clock.pass(10_000)
    expect(passed(lab, start)).toBe(10_000)
  })

  it.each([0.25, 3, 60, 1000.5])('plays at speed %d', (speed) => {
    const [lab, clock] = [createLab(), handClock()]
    const start = lab.now
    lab.play({ speed, clock })
    clock.pass(2_000)
    expect(Math.abs(passed(lab, start) - 2_000 * speed)).toBeLessThanOrEqual(1)
  })

  it('does what advance does', () => {
    const [played, advanced] = [1, 2].map(() => {
      const lab = createLab({ cluster: { nodes: 2 } })
      lab.sh(
        'kubectl create deployment web --image=nginx --replicas=3; docker run -d --restart always busybox sh -c "sleep 3; exit 1"',
      )
      return lab
    }) as [Lab, Lab]
    const clock = handClock()
    played.play({ speed: 2.5, clock })
    clock.pass(20_000)
    played.pause()
    advanced.advance('50s')
    expect(JSON.stringify(played.state) === JSON.stringify(advanced.state)).toBe(true)
    expect(JSON.stringify(played.recording()) === JSON.stringify(advanced.recording())).toBe(true)
  })

  it('stops at pause, goes on at play, and changes its speed while it plays', () => {
    const [lab, clock] = [createLab(), handClock()]
    const start = lab.now
    lab.play({ clock })
    lab.play({ speed: 10, clock })
    expect(lab.isPlaying).toBe(true)
    clock.pass(1_000)
    lab.pause()
    clock.pass(5_000)
    expect([lab.isPlaying, clock.waiting, passed(lab, start)]).toEqual([false, 0, 10_000])
    lab.pause()
    lab.play({ clock })
    clock.pass(1_000)
    expect(passed(lab, start)).toBe(11_000)
  })

  it('goes on beside commands, whose time is their own', () => {
    const [lab, clock] = [createLab(), handClock()]
    const start = lab.now
    lab.play({ clock })
    clock.pass(1_000)
    lab.sh('sleep 30')
    clock.pass(1_000)
    expect(passed(lab, start)).toBe(32_000)
  })

  it('makes up for short pauses of the host, and not for a night’s sleep', () => {
    const [lab, clock] = [createLab(), handClock()]
    const start = lab.now
    lab.play({ clock })
    clock.sleep(1_000)
    expect(passed(lab, start)).toBe(1_000)
    clock.sleep(8 * 3_600_000)
    expect(passed(lab, start)).toBe(3_000)
  })

  it('ends where a listener throws, and whoever drives the clock is told', () => {
    const [lab, clock] = [createLab(), handClock()]
    lab.play({ clock })
    lab.sh('sleep 10 &')
    lab.subscribe(() => {
      throw new RangeError('no more')
    })
    expect(() => clock.pass(20_000)).toThrow('no more')
    lab.pause()
    expect(lab.isPlaying).toBe(false)
  })

  it('is not passed on to forks', () => {
    const [lab, clock] = [createLab(), handClock()]
    lab.play({ clock })
    const fork = lab.fork()
    clock.pass(1_000)
    expect([fork.isPlaying, lab.now - fork.now]).toEqual([false, 1_000])
  })

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a speed of %d', (speed) => {
    expect(() => createLab().play({ speed, clock: handClock() })).toThrow(UsageError)
  })

  it('follows the host’s own clock unless it is given another', async () => {
    const lab = createLab()
    const start = lab.now
    lab.play({ speed: 100 })
    while (lab.now === start) await new Promise((resolve) => setTimeout(resolve, 5))
    lab.pause()
    const paused = lab.now
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(lab.now).toBe(paused)
  })
})
