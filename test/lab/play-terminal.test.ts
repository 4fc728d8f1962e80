import { describe, expect, it } from 'vitest'
import { type Clock, type Lab, createLab, replayLab } from '../../src/index.js'

/** A clock that goes when it is told to. */
function handClock(): Clock & { pass(milliseconds: number): void } {
  let time = 0
  let timers: { readonly at: number; readonly run: () => void }[] = []
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
        const due = timers.filter(({ at }) => at <= time)
        timers = timers.filter(({ at }) => at > time)
        for (const { run } of due) run()
      }
    },
  }
}

/** What a terminal shows, each piece with the virtual second in which it came. */
function watched(lab: Lab): {
  readonly terminal: ReturnType<Lab['terminal']>
  shown: [number, string][]
} {
  const terminal = lab.terminal()
  const start = lab.now
  const shown: [number, string][] = []
  terminal.onData((text) => shown.push([Math.floor((lab.now - start) / 1000), text]))
  return { terminal, shown }
}

describe('a terminal while the lab is played', () => {
  it('shows output when it happens', () => {
    const [lab, clock] = [createLab({ seed: 1 }), handClock()]
    const { terminal, shown } = watched(lab)
    lab.play({ clock })
    terminal.write('for i in 1 2 3; do echo tick$i; sleep 2; done\r')
    clock.pass(10_000)
    const ticks = shown.flatMap(([second, text]) => {
      const tick = /tick\d(?=\r)/.exec(text)
      return tick ? [`${second} ${tick[0]}`] : []
    })
    expect(ticks).toEqual(['0 tick1', '2 tick2', '4 tick3'])
  })

  it('brings Ctrl-C to what runs', () => {
    const [lab, clock] = [createLab({ seed: 1 }), handClock()]
    const { terminal, shown } = watched(lab)
    lab.play({ clock })
    terminal.write('sleep 1000; echo "ended with $?"\r')
    clock.pass(3_000)
    terminal.write('\x03')
    clock.pass(100)
    terminal.write('echo "ended with $?"\r')
    clock.pass(100)
    expect(shown.map(([, text]) => text).join('')).toContain('^C')
    expect(shown.map(([, text]) => text).join('')).toMatch(
      /\nended with 130\r\n|2004l\r?ended with 130\r\n/,
    )
  })

  it('does the same when nobody plays and time is let pass', () => {
    const [played, advanced] = [createLab({ seed: 1 }), createLab({ seed: 1 })]
    const clock = handClock()
    const keys = ['while :; do date; sleep 1; done\r', '\x03', 'echo $?\r']
    const [one, other] = [watched(played), watched(advanced)]
    played.play({ clock })
    for (const key of keys) {
      one.terminal.write(key)
      clock.pass(2_000)
      other.terminal.write(key)
      advanced.advance('2s')
    }
    expect(one.shown.map(([, text]) => text).join('')).toBe(
      other.shown.map(([, text]) => text).join(''),
    )
    expect(JSON.stringify(played.state) === JSON.stringify(advanced.state)).toBe(true)
  })

  it('hears a key from whoever sees its output, in the midst of a call', () => {
    const lab = createLab({ seed: 1 })
    const { terminal, shown } = watched(lab)
    let pressed = false
    terminal.onData((text) => {
      if (pressed || !text.startsWith('3')) return
      pressed = true
      terminal.write('\x03')
    })
    terminal.write('for i in 1 2 3 4 5; do echo $i; sleep 1; done\r')
    lab.advance('1m')
    const all = shown.map(([, text]) => text).join('')
    expect(all).toContain('3\r\n^C')
    expect(all).not.toContain('4\r\n')
    expect(JSON.stringify(replayLab(lab.recording()).state) === JSON.stringify(lab.state)).toBe(
      true,
    )
  })
})
