import { describe, expect, it } from 'vitest'
import { applied, oneNode, said, sleeper } from './cluster.js'

const VOLUME = `
apiVersion: v1
kind: PersistentVolume
metadata: { name: disk }
spec:
  capacity: { storage: 5Gi }
  accessModes: [ReadWriteOnce]
  storageClassName: manual
  local: { path: /mnt/disk }
  nodeAffinity:
    required:
      nodeSelectorTerms:
        - matchExpressions:
            - { key: kubernetes.io/hostname, operator: In, values: [n1] }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  storageClassName: manual
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 1Gi } }
`

describe('kubectl describe of storage', () => {
  it('shows a volume with the nodes that reach it', () => {
    const lab = oneNode()
    applied(lab, VOLUME)
    lab.advance('2s')
    expect(said(lab, 'kubectl describe pv disk')).toBe(`Name:              disk
Labels:            <none>
Annotations:       pv.kubernetes.io/bound-by-controller: yes
Finalizers:        [kubernetes.io/pv-protection]
StorageClass:      manual
Status:            Bound
Claim:             default/data
Reclaim Policy:    Retain
Access Modes:      RWO
VolumeMode:        Filesystem
Capacity:          5Gi
Node Affinity:     
  Required Terms:  
    Term 0:        kubernetes.io/hostname in [n1]
Message:           
Source:
    Type:  LocalVolume (a persistent volume backed by local storage on a node)
    Path:  /mnt/disk
Events:    <none>
`)
  })

  it('shows a claim with the pods that use it', () => {
    const lab = oneNode()
    applied(lab, VOLUME)
    applied(
      lab,
      sleeper('user', {
        more: 'volumes: [{ name: v, persistentVolumeClaim: { claimName: data } }]',
      }),
    )
    lab.advance('2s')
    expect(said(lab, 'kubectl describe pvc data')).toContain(`VolumeMode:    Filesystem
Used By:       user
Events:        <none>
`)
  })

  it('shows a class', () => {
    const lab = oneNode()
    applied(
      lab,
      `{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: fast},
        provisioner: ebs.csi.aws.com, parameters: {type: gp3}, allowVolumeExpansion: true,
        mountOptions: [noatime]}`,
    )
    expect(said(lab, 'kubectl describe sc fast')).toMatch(
      /IsDefaultClass: +No\n[^]*\nProvisioner: +ebs\.csi\.aws\.com\nParameters: +type=gp3\nAllowVolumeExpansion: +True\nMountOptions:\n {2}noatime\nReclaimPolicy: +Delete\n/,
    )
  })

  it('says what of a claim may not change, as a difference', () => {
    const lab = oneNode()
    applied(lab, VOLUME)
    expect(
      said(lab, `kubectl patch pvc data -p '{"spec":{"accessModes":["ReadWriteMany"]}}'`),
    ).toContain('-  "ReadWriteOnce"\n+  "ReadWriteMany"\n')
  })
})

describe('a claim that one pod alone may use', () => {
  it('keeps the second pod waiting until the first is gone', () => {
    const lab = oneNode()
    applied(
      lab,
      VOLUME.replaceAll('ReadWriteOnce', 'ReadWriteOncePod') +
        ['first', 'second']
          .map(
            (name) =>
              `---${sleeper(name, {
                more: 'volumes: [{ name: v, persistentVolumeClaim: { claimName: data } }]',
              })}`,
          )
          .join(''),
    )
    lab.advance('5s')
    expect(said(lab, 'kubectl get pods --no-headers')).toMatch(
      /first .*Running[^]*second .*Pending/,
    )
    expect(said(lab, 'kubectl describe pod second')).toContain(
      'node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod',
    )
    lab.sh('kubectl delete pod first')
    lab.advance('20s')
    expect(said(lab, 'kubectl get pods --no-headers')).toMatch(/second .*Running/)
  })
})
