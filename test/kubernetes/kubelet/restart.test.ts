import { describe, expect, it } from 'vitest'
import { scene, stateOf } from './scene.js'

describe('a container that fails', () => {
  it('starts again at once, then after 10 s, 20 s, 40 s, …', () => {
    const { run, pod, advance, events } = scene('containerd')
    run('crash', { command: ['sh', '-c', 'exit 3'] })
    advance(7)
    expect(pod('crash')?.status?.containerStatuses?.[0]?.restartCount).toBe(1)
    expect(stateOf(pod('crash'))).toBe('CrashLoopBackOff')
    advance(300)
    expect(pod('crash')?.status?.containerStatuses?.[0]?.restartCount).toBeGreaterThanOrEqual(5)
    expect(pod('crash')?.status?.containerStatuses?.[0]?.restartCount).toBeLessThanOrEqual(6)
    expect(events('crash').find((line) => line.startsWith('BackOff'))).toMatch(
      /^BackOff: Back-off restarting failed container main in pod crash_default\(/,
    )
  })

  it('shows what it came to in the last state', () => {
    const { run, pod, advance } = scene('containerd')
    run('crash', { command: ['sh', '-c', 'exit 3'] })
    advance(7)
    expect(pod('crash')?.status?.containerStatuses?.[0]?.lastState?.terminated).toMatchObject({
      exitCode: 3,
      reason: 'Error',
    })
  })
})

describe('a command that is not there', () => {
  it('is a RunContainerError in the runtime’s words', () => {
    const { run, pod, advance, events } = scene('containerd')
    run('web', { command: ['nosuchcommand'] })
    advance(3)
    expect(stateOf(pod('web'))).toBe('RunContainerError')
    expect(events('web').join('\n')).toContain(
      'exec: "nosuchcommand": executable file not found in $PATH',
    )
  })
})
