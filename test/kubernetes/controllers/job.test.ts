import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'
import type { JobSpec } from '../../../src/types/kubernetes/batch/v1.js'

function newLab(): Lab {
  return createLab({ cluster: { nodes: [{ name: 'n1' }] } })
}

/** A job whose pods run a line of shell. */
function apply(lab: Lab, line: string, spec: Partial<JobSpec> = {}, restartPolicy = 'Never'): void {
  lab.kubectl.apply({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'job' },
    spec: {
      ...spec,
      template: {
        spec: {
          restartPolicy,
          terminationGracePeriodSeconds: 1,
          containers: [{ name: 'a', image: 'busybox', command: ['sh', '-c', line] }],
        },
      },
    },
  } as never)
}

const status = (lab: Lab) => lab.kubectl.get('jobs')[0]?.status
const pods = (lab: Lab) => lab.kubectl.get('pods')
const ends = (lab: Lab): readonly string[] =>
  (status(lab)?.conditions ?? []).map(({ type, reason }) => `${type} ${reason}`)

describe('a Job', () => {
  it('runs pods until as many as wanted have succeeded', () => {
    const lab = newLab()
    apply(lab, 'sleep 2', { completions: 3, parallelism: 2 })
    lab.advance('2s')
    expect(status(lab)).toMatchObject({ active: 2 })
    lab.advance('30s')
    expect(status(lab)).toMatchObject({ succeeded: 3, uncountedTerminatedPods: {} })
    expect(ends(lab)).toEqual([
      'SuccessCriteriaMet CompletionsReached',
      'Complete CompletionsReached',
    ])
    expect(pods(lab).every(({ metadata }) => metadata.finalizers === undefined)).toBe(true)
  })

  it('waits longer after each failure, and gives up at its limit', () => {
    const lab = newLab()
    apply(lab, 'exit 1', { backoffLimit: 2 })
    lab.advance('2m')
    expect(status(lab)).toMatchObject({ failed: 3 })
    expect(ends(lab)).toEqual(['FailureTarget BackoffLimitExceeded', 'Failed BackoffLimitExceeded'])
    const [first = 0, second = 0, third = 0] = pods(lab)
      .map(({ metadata }) => Date.parse(metadata.creationTimestamp))
      .sort()
    expect((second - first) / 1000).toBeGreaterThanOrEqual(10)
    expect((third - second) / 1000).toBeGreaterThanOrEqual(20)
  })

  it('ends its pods at its deadline', () => {
    const lab = newLab()
    apply(lab, 'sleep 1000', { activeDeadlineSeconds: 5 })
    lab.advance('4s')
    expect(pods(lab)).toHaveLength(1)
    lab.advance('20s')
    expect(ends(lab)).toContain('Failed DeadlineExceeded')
    expect(pods(lab)).toHaveLength(0)
  })

  it('gives each pod of an indexed job its index', () => {
    const lab = newLab()
    apply(lab, 'echo $JOB_COMPLETION_INDEX on $(hostname)', {
      completions: 3,
      parallelism: 3,
      completionMode: 'Indexed',
    })
    lab.advance('20s')
    expect(status(lab)).toMatchObject({ completedIndexes: '0-2', succeeded: 3 })
    const texts = pods(lab).map(({ metadata }) => lab.kubectl.logs(metadata.name).text)
    expect(texts.sort()).toEqual(['0 on job-0\n', '1 on job-1\n', '2 on job-2\n'])
  })

  it('fails an index that fails too often, and the job when all others are done', () => {
    const lab = newLab()
    apply(lab, '[ $JOB_COMPLETION_INDEX != 1 ]', {
      completions: 3,
      parallelism: 3,
      completionMode: 'Indexed',
      backoffLimitPerIndex: 1,
    })
    lab.advance('1m')
    expect(status(lab)).toMatchObject({ completedIndexes: '0,2', failedIndexes: '1', failed: 2 })
    expect(ends(lab)).toContain('Failed FailedIndexes')
  })

  it('fails at once when a rule of its pod failure policy says so', () => {
    const lab = newLab()
    const onExitCodes = { operator: 'In' as const, values: [42] }
    apply(lab, 'exit 42', { podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes }] } })
    lab.advance('20s')
    const [pod] = pods(lab)
    expect(status(lab)?.conditions?.at(-1)).toMatchObject({
      type: 'Failed',
      reason: 'PodFailurePolicy',
      message: `Container a for pod default/${pod?.metadata.name} failed with exit code 42 matching FailJob rule at index 0`,
    })
  })

  it('is complete when a rule of its success policy is met', () => {
    const lab = newLab()
    apply(lab, '[ $JOB_COMPLETION_INDEX = 0 ] || sleep 1000', {
      completions: 3,
      parallelism: 3,
      completionMode: 'Indexed',
      successPolicy: { rules: [{ succeededIndexes: '0' }] },
    })
    lab.advance('30s')
    expect(ends(lab)).toEqual(['SuccessCriteriaMet SuccessPolicy', 'Complete SuccessPolicy'])
    expect(pods(lab)).toHaveLength(1)
  })

  it('deletes its pods while it is suspended, and starts anew afterwards', () => {
    const lab = newLab()
    apply(lab, 'sleep 5')
    lab.advance('2s')
    lab.sh(`kubectl patch job job -p '{"spec":{"suspend":true}}'`)
    lab.advance('20s')
    expect(pods(lab)).toHaveLength(0)
    expect(ends(lab)).toEqual(['Suspended JobSuspended'])
    lab.sh(`kubectl patch job job -p '{"spec":{"suspend":false}}'`)
    lab.advance('1m')
    expect(ends(lab)).toContain('Complete CompletionsReached')
    expect(ends(lab)).toContain('Suspended JobResumed')
  })

  it('counts restarts where its pods restart themselves', () => {
    const lab = newLab()
    apply(lab, 'exit 3', { backoffLimit: 1 }, 'OnFailure')
    lab.advance('1m')
    expect(ends(lab)).toContain('Failed BackoffLimitExceeded')
    expect(pods(lab)).toHaveLength(0)
  })

  it('is deleted when its time to live after the end has run out', () => {
    const lab = newLab()
    apply(lab, 'true', { ttlSecondsAfterFinished: 5 })
    lab.advance('4s')
    expect(lab.kubectl.get('jobs')).toHaveLength(1)
    lab.advance('20s')
    expect(lab.kubectl.get('jobs')).toHaveLength(0)
    expect(pods(lab)).toHaveLength(0)
  })

  it('takes its pods with it', () => {
    const lab = newLab()
    apply(lab, 'sleep 1000', { parallelism: 2 })
    lab.advance('5s')
    lab.sh('kubectl delete job job')
    lab.advance('10s')
    expect(pods(lab)).toHaveLength(0)
  })

  it('leaves a job alone that another controller takes care of', () => {
    const lab = newLab()
    apply(lab, 'true', { managedBy: 'example.com/queue' })
    lab.advance('1m')
    expect(status(lab)).toEqual({})
    expect(pods(lab)).toHaveLength(0)
  })
})
