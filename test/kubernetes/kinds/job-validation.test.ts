import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

const lab = createLab({ cluster: { nodes: [{ name: 'n1', runtime: 'hollow' }] } })
const POD = 'template: {spec: {restartPolicy: Never, containers: [{name: a, image: busybox}]}}'

/** What the API server says to a job of this spec. */
const answer = (spec: string): string => {
  lab.writeFile(
    'job.yaml',
    `{apiVersion: batch/v1, kind: Job, metadata: {name: j}, spec: {${spec}}}`,
  )
  return lab.sh('kubectl create -f job.yaml --dry-run=server').stderr.trim()
}

describe('what can be wrong with a job', () => {
  it.each([
    [
      'template: {spec: {containers: [{name: a, image: busybox}]}}',
      'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
    ],
    [
      `maxFailedIndexes: 1, completions: 2, completionMode: Indexed, ${POD}`,
      'spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified',
    ],
    [
      `backoffLimitPerIndex: 1, ${POD}`,
      'spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode',
    ],
    [
      `successPolicy: {rules: [{succeededIndexes: "0-7"}]}, completions: 4, completionMode: Indexed, ${POD}`,
      'spec.successPolicy.rules[0].succeededIndexes: Invalid value: "0-7": error parsing succeededIndexes: too large index: "7"',
    ],
    [
      `successPolicy: {rules: [{succeededIndexes: "0-1", succeededCount: 3}]}, completions: 4, completionMode: Indexed, ${POD}`,
      'spec.successPolicy.rules[0].succeededCount: Invalid value: 3: must be less than or equal to 2 (the number of indexes in the specified succeededIndexes field)',
    ],
    [
      `podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {containerName: b, operator: In, values: [0, 2, 1]}}]}, ${POD}`,
      'spec.podFailurePolicy.rules[0].onExitCodes.containerName: Invalid value: "b": must be one of the container or initContainer names in the pod template',
    ],
    [
      `podFailurePolicy: {rules: [{action: FailIndex, onExitCodes: {operator: In, values: [1]}}]}, ${POD}`,
      'spec.podFailurePolicy.rules[0].action: Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set',
    ],
    [
      `podFailurePolicy: {rules: [{action: Ignore}]}, ${POD}`,
      'spec.podFailurePolicy.rules[0]: Invalid value: specifying one of OnExitCodes and OnPodConditions is required',
    ],
    [
      `podReplacementPolicy: TerminatingOrFailed, podFailurePolicy: {rules: [{action: Ignore, onExitCodes: {operator: In, values: [1]}}]}, ${POD}`,
      'spec.podReplacementPolicy: Unsupported value: "TerminatingOrFailed": supported values: "Failed"',
    ],
  ])('%s', (spec, message) => {
    expect(answer(spec)).toContain(message)
  })

  it('may change its completions only together with its parallelism, if it is indexed', () => {
    lab.kubectl.apply(
      `{apiVersion: batch/v1, kind: Job, metadata: {name: ix}, spec: {completions: 3, parallelism: 3, completionMode: Indexed, ${POD}}}`,
    )
    expect(lab.sh(`kubectl patch job ix -p '{"spec":{"completions":5}}'`).stderr).toBe(
      'The Job "ix" is invalid: spec.completions: Invalid value: 5: can only be modified in tandem with spec.parallelism\n',
    )
    expect(
      lab.sh(`kubectl patch job ix -p '{"spec":{"completions":5,"parallelism":5}}'`),
    ).toMatchObject({ exitCode: 0 })
  })

  it('may change where its pods go while it is suspended, and nothing else of its template', () => {
    lab.kubectl.apply(
      `{apiVersion: batch/v1, kind: Job, metadata: {name: later}, spec: {suspend: true, ${POD}}}`,
    )
    const patch = (spec: string) =>
      lab.sh(`kubectl patch job later -p '{"spec":{"template":{"spec":${spec}}}}'`)
    expect(patch('{"nodeSelector":{"disk":"ssd"}}').exitCode).toBe(0)
    const refused = patch('{"restartPolicy":"OnFailure"}')
    expect(refused.stderr).toContain('The Job "later" is invalid: spec.template: Invalid value: {')
    expect(refused.stderr).toContain('"Spec":{"Volumes":null,"InitContainers":null,"Containers":[{')
    expect(refused.stderr).toContain('}}: field is immutable')
  })
})
