import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

describe('kubectl get --sort-by', () => {
  const lab = createLab({ cluster: { nodes: [{ name: 'n1', runtime: 'hollow' }] } })
  lab.sh('kubectl run b --image=busybox; kubectl run a --image=busybox')

  it('sorts by a field', () => {
    expect(lab.sh('kubectl get pods --sort-by=.metadata.name -o name').stdout).toBe(
      'pod/a\npod/b\n',
    )
  })

  it('gives up when the field is no value, as it does with a line of its log', () => {
    const { exitCode, stdout, stderr } = lab.sh('kubectl get pods --sort-by=.metadata.labels')
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(
      /^F\d{4} \d\d:\d\d:\d\d\.\d{6} +\d+ sorter\.go:329\] Field \{\.metadata\.labels\} in \*unstructured\.Unstructured is an unsortable type: interface, err: unsortable type: map\[string\]interface \{\}\n$/,
    )
  })
})
