import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'
import { nextTime, parseSchedule } from '../../../src/kubernetes/kinds/cron-schedule.js'
import type { CronJobSpec } from '../../../src/types/kubernetes/batch/v1.js'

const newLab = (): Lab => createLab({ cluster: { nodes: [{ name: 'n1' }] } })

function apply(lab: Lab, line: string, spec: Partial<CronJobSpec> = {}): void {
  const containers = [{ name: 'a', image: 'busybox', command: ['sh', '-c', line] }]
  const template = {
    spec: { restartPolicy: 'Never', terminationGracePeriodSeconds: 1, containers },
  }
  lab.kubectl.apply({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'tick' },
    spec: { schedule: '* * * * *', ...spec, jobTemplate: { spec: { template } } },
  } as never)
}

const jobs = (lab: Lab) => lab.kubectl.get('jobs')
const events = (lab: Lab): readonly string[] =>
  lab.kubectl
    .get('events')
    .filter(({ involvedObject }) => involvedObject.kind === 'CronJob')
    .map(({ reason }) => reason ?? '')

describe('a CronJob', () => {
  it('starts a job at each full minute, and keeps the last three', () => {
    const lab = newLab()
    apply(lab, 'true')
    lab.advance('5m30s')
    expect(jobs(lab)).toHaveLength(3)
    for (const { metadata } of jobs(lab)) {
      const scheduled = metadata.annotations?.['batch.kubernetes.io/cronjob-scheduled-timestamp']
      expect(metadata.name).toBe(`tick-${Date.parse(scheduled ?? '') / 60_000}`)
    }
    expect(events(lab)).toContain('SawCompletedJob')
  })

  it('does not start a second job while one runs, where that is forbidden', () => {
    const lab = newLab()
    apply(lab, 'sleep 1000', { concurrencyPolicy: 'Forbid' })
    lab.advance('4m')
    expect(jobs(lab)).toHaveLength(1)
    expect(events(lab)).toContain('JobAlreadyActive')
  })

  it('replaces the job that runs, where that is asked for', () => {
    const lab = newLab()
    apply(lab, 'sleep 1000', { concurrencyPolicy: 'Replace' })
    lab.advance('4m')
    expect(jobs(lab)).toHaveLength(1)
    expect(events(lab)).toContain('SuccessfulDelete')
  })

  it('starts nothing while it is suspended, and one job for all that it missed', () => {
    const lab = newLab()
    apply(lab, 'sleep 1000', { suspend: true })
    lab.advance('10m')
    expect(jobs(lab)).toHaveLength(0)
    lab.sh(`kubectl patch cronjob tick -p '{"spec":{"suspend":false}}'`)
    lab.advance('1s')
    expect(jobs(lab)).toHaveLength(1)
  })

  it.each([
    ['nonsense', 'expected exactly 5 fields, found 1: [nonsense]'],
    ['61 * * * *', 'end of range (61) above maximum (59): 61'],
    ['CRON_TZ=UTC * * * * *', 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead'],
  ])('is refused with the schedule %j', (schedule, why) => {
    const lab = newLab()
    expect(() => apply(lab, 'true', { schedule })).toThrow(
      `spec.schedule: Invalid value: ${JSON.stringify(schedule)}: ${why}`,
    )
  })
})

describe('a schedule', () => {
  const after = (text: string, from: string, zone = 'UTC'): string => {
    const schedule = parseSchedule(text)
    if (typeof schedule === 'string') throw new Error(schedule)
    const next = nextTime(schedule, Date.parse(from), zone)
    return next === undefined ? 'never' : new Date(next).toISOString()
  }

  it.each([
    ['@hourly', '2026-11-29T03:20:11Z', 'UTC', '2026-11-29T04:00:00.000Z'],
    ['@every 90m', '2026-11-29T03:20:11Z', 'UTC', '2026-11-29T04:50:11.000Z'],
    ['0 0 13 * FRI', '2026-11-29T00:00:00Z', 'UTC', '2026-12-04T00:00:00.000Z'],
    ['0 3 * * *', '2026-11-29T00:00:00Z', 'Europe/Berlin', '2026-11-29T02:00:00.000Z'],
    ['30 2 * * *', '2026-03-28T12:00:00Z', 'Europe/Berlin', '2026-03-30T00:30:00.000Z'],
    ['*/20 8-10 ? jan,Mar *', '2026-01-31T10:40:00Z', 'UTC', '2026-03-01T08:00:00.000Z'],
    ['0 0 31 2 *', '2026-01-01T00:00:00Z', 'UTC', 'never'],
  ])('%j after %s in %s is %s', (text, from, zone, want) => {
    expect(after(text, from, zone)).toBe(want)
  })
})
