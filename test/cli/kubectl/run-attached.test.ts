import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

describe('kubectl run that is attached', () => {
  const base = createLab({ seed: 1, cluster: { nodes: 1 } })
  const run = (line: string) => base.fork().sh(`kubectl run one --image=busybox ${line}`)

  it('ends as its container, where that is not started again', () => {
    expect(run("-i --rm --restart=Never -- sh -c 'echo hi; exit 3'")).toMatchObject({
      stdout: expect.stringContaining('hi\n') as string,
      stderr: expect.stringContaining('pod default/one terminated (Error)\n') as string,
      exitCode: 3,
    })
    expect(run('-i --rm --restart=Never -- true')).toMatchObject({ exitCode: 0 })
  })

  it('fails where the command cannot be started', () => {
    expect(run('-i --rm --restart=Never -- nonsense')).toMatchObject({
      stderr: expect.stringContaining(
        'error: pod default/one failed with unknown exit code\n',
      ) as string,
      exitCode: 1,
    })
    expect(run('-i -- nonsense')).toMatchObject({
      stderr: expect.stringContaining('error: timed out waiting for the condition\n') as string,
      exitCode: 1,
    })
  })
})
