import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

const labWithClaim = (): Lab => {
  const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
  lab.kubectl.apply({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  })
  lab.advance('10s')
  return lab
}
const enlarge = (lab: Lab, size: string): string => {
  const patch = `{"spec":{"resources":{"requests":{"storage":"${size}"}}}}`
  const { stdout, stderr } = lab.sh(`kubectl patch pvc data -p '${patch}'`)
  lab.advance('5s')
  return stdout + stderr
}

describe('a claim that asks for more', () => {
  it('is refused where its class does not allow it', () => {
    expect(enlarge(labWithClaim(), '2Gi')).toBe(
      'Error from server (Forbidden): persistentvolumeclaims "data" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize\n',
    )
  })

  it('waits for whoever makes its volume larger', () => {
    const lab = labWithClaim()
    lab.sh(`kubectl patch sc standard -p '{"allowVolumeExpansion":true}'`)
    expect(enlarge(lab, '2Gi')).toBe('persistentvolumeclaim/data patched\n')
    expect(lab.sh('kubectl describe pvc data').stdout).toMatch(
      /Warning +ExternalExpanding +\w+ +volume_expand +waiting for an external controller to expand this PVC/,
    )
    expect(lab.sh('kubectl get pvc data --no-headers').stdout).toMatch(/Bound .* 1Gi +RWO/)
  })

  it('cannot become smaller than it is', () => {
    const lab = labWithClaim()
    expect(enlarge(lab, '500Mi')).toContain('field can not be less than status.capacity')
  })
})
