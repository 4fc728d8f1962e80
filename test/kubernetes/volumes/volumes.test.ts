import { describe, expect, it } from 'vitest'
import { applied, eventsOf, oneNode, said, sleeper } from './cluster.js'

const withVolume = (name: string, source: string, mount = '') =>
  sleeper(name, {
    more: `volumes: [{ name: v, ${source} }]`,
    container: `volumeMounts: [{ name: v, mountPath: /v${mount} }]`,
  })
const status = (lab: ReturnType<typeof oneNode>, pod: string): string =>
  said(lab, `kubectl get pod ${pod} --no-headers`).split(/ +/)[2] ?? ''

describe('a volume made of an object', () => {
  const lab = oneNode()
  lab.sh('kubectl create configmap conf --from-literal=color=blue --from-literal=size=big')
  applied(
    lab,
    sleeper('user', {
      more: `volumes:
  - name: conf
    configMap: { name: conf, defaultMode: 256 }
  - name: deep
    configMap: { name: conf, items: [{ key: color, path: sub/c, mode: 511 }] }`,
      container: `env: [{ name: COLOR, valueFrom: { configMapKeyRef: { name: conf, key: color } } }]
volumeMounts:
  - { name: conf, mountPath: /conf }
  - { name: conf, mountPath: /one, subPath: color }
  - { name: deep, mountPath: /deep }`,
    }),
  )
  lab.advance('5s')

  it('has its files in a directory with a time, behind ..data', () => {
    expect(
      said(lab, 'kubectl exec user -- sh -c "readlink /conf/color; readlink /conf/..data"'),
    ).toMatch(/^\.\.data\/color\n\.\.\d{4}_\d\d_\d\d_\d\d_\d\d_\d\d\.\d+\n$/)
  })

  it('protects files by the mode of the volume and of the item', () => {
    expect(said(lab, 'kubectl exec user -- stat -L -c %a /conf/color /deep/sub/c /conf')).toBe(
      '400\n777\n777\n',
    )
  })

  it('cannot be written', () => {
    expect(said(lab, 'kubectl exec user -- touch /conf/x')).toContain('Read-only file system')
  })

  it('follows its object within about a minute; variables and subPath do not', () => {
    const later = lab.fork()
    const look = () => said(later, `kubectl exec user -- sh -c 'cat /conf/color /one; echo $COLOR'`)
    later.sh(`kubectl patch cm conf -p '{"data":{"color":"red"}}'`)
    later.advance('1s')
    expect(look()).toBe('blueblueblue\n')
    later.advance('80s')
    expect(look()).toBe('redblueblue\n')
  })

  it('is looked at anew when somebody changes the annotations of the pod', () => {
    const later = lab.fork()
    later.sh(`kubectl patch cm conf -p '{"data":{"color":"red"}}'`)
    later.sh('kubectl annotate pod user now=please')
    later.advance('1s')
    expect(said(later, 'kubectl exec user -- cat /conf/color')).toBe('red')
  })

  it('keeps its files when the object is gone, and says so', () => {
    const later = lab.fork()
    later.sh('kubectl delete cm conf')
    later.advance('90s')
    expect(said(later, 'kubectl exec user -- cat /conf/color')).toBe('blue')
    expect(eventsOf(later, 'user')).toContain(
      'FailedMount: MountVolume.SetUp failed for volume "conf" : configmap "conf" not found',
    )
  })
})

describe('the downward API as files', () => {
  it('follows the labels of the pod', () => {
    const lab = oneNode()
    applied(
      lab,
      withVolume(
        'a',
        'downwardAPI: { items: [{ path: labels, fieldRef: { fieldPath: metadata.labels } }] }',
      ),
    )
    lab.advance('5s')
    lab.sh('kubectl label pod a tier=web')
    lab.advance('2s')
    expect(said(lab, 'kubectl exec a -- cat /v/labels')).toBe('tier="web"')
  })
})

describe('a volume that is not there', () => {
  it('keeps its pod waiting, and is tried at growing distances', () => {
    const lab = oneNode()
    applied(lab, withVolume('a', 'configMap: { name: absent }'))
    lab.advance('8s')
    expect(status(lab, 'a')).toBe('ContainerCreating')
    expect(said(lab, 'kubectl describe pod a')).toMatch(
      /FailedMount +\d+s \(x5 over \d+s\) +kubelet +MountVolume\.SetUp failed for volume "v" : configmap "absent" not found\n/,
    )
    lab.advance('2m')
    expect(eventsOf(lab, 'a').at(-1)).toBe(
      'FailedMount: Unable to attach or mount volumes: unmounted volumes=[v], unattached volumes=[], failed to process volumes=[]: context deadline exceeded',
    )
    lab.sh('kubectl create configmap absent --from-literal=k=v')
    lab.advance('3m')
    expect(status(lab, 'a')).toBe('Running')
  })

  it('does not matter where no container mounts it', () => {
    const lab = oneNode()
    applied(lab, sleeper('a', { more: 'volumes: [{ name: v, configMap: { name: absent } }]' }))
    lab.advance('5s')
    expect(status(lab, 'a')).toBe('Running')
  })

  it.each([
    [
      'configMap: { name: c, items: [{ key: nokey, path: p }] }',
      'configmap references non-existent config key: nokey',
    ],
    [
      'secret: { secretName: s, items: [{ key: nokey, path: p }] }',
      'references non-existent secret key: nokey',
    ],
    [
      'hostPath: { path: /nope, type: Directory }',
      'hostPath type check failed: /nope is not a directory',
    ],
    ['hostPath: { path: /nope, type: File }', 'hostPath type check failed: /nope is not a file'],
    [
      'hostPath: { path: /etc, type: Socket }',
      'hostPath type check failed: /etc is not a socket file',
    ],
    [
      'hostPath: { path: /etc, type: CharDevice }',
      'hostPath type check failed: /etc is not a character device',
    ],
    [
      'hostPath: { path: /etc, type: BlockDevice }',
      'hostPath type check failed: /etc is not a block device',
    ],
    [
      'hostPath: { path: /no/where/f, type: FileOrCreate }',
      'open /no/where/f: no such file or directory',
    ],
    [
      'csi: { driver: inline.example.com }',
      'kubernetes.io/csi: mounter.SetUpAt failed to get CSI client: driver name inline.example.com not found in the list of registered CSI drivers',
    ],
    [
      'nfs: { server: nfs.example.com, path: /x }',
      'Output: mount.nfs: Failed to resolve server nfs.example.com',
    ],
  ])('says why: %s', (source, why) => {
    const lab = oneNode()
    lab.sh('kubectl create configmap c --from-literal=k=v')
    lab.sh('kubectl create secret generic s --from-literal=k=v')
    applied(lab, withVolume('a', source))
    lab.advance('3s')
    expect(status(lab, 'a')).toBe('ContainerCreating')
    expect(eventsOf(lab, 'a').join('\n')).toContain(why)
  })
})

describe('directories', () => {
  it('of the node are made where the type says so, and without a type', () => {
    const lab = oneNode()
    for (const [name, source] of [
      ['a', 'hostPath: { path: /data/a, type: DirectoryOrCreate }'],
      ['b', 'hostPath: { path: /data/b }'],
    ] as const)
      applied(lab, withVolume(name, source))
    lab.advance('5s')
    for (const name of ['a', 'b']) said(lab, `kubectl exec ${name} -- sh -c 'echo ${name} > /v/f'`)
    expect(lab.machine('n1').sh('cat /data/a/f /data/b/f').stdout).toBe('a\nb\n')
  })

  it('of a pod are made below a volume for a subPath with a variable', () => {
    const lab = oneNode()
    applied(
      lab,
      sleeper('a', {
        more: 'volumes: [{ name: v, hostPath: { path: /logs } }]',
        container: `env: [{ name: NAME, valueFrom: { fieldRef: { fieldPath: metadata.name } } }]
volumeMounts: [{ name: v, mountPath: /v, subPathExpr: of/$(NAME) }]`,
      }),
    )
    lab.advance('5s')
    said(lab, `kubectl exec a -- touch /v/f`)
    expect(lab.machine('n1').sh('ls /logs/of/a').stdout).toBe('f\n')
  })

  it('say which variable of a subPath is missing', () => {
    const lab = oneNode()
    applied(
      lab,
      sleeper('a', {
        more: 'volumes: [{ name: v, emptyDir: {} }]',
        container: 'volumeMounts: [{ name: v, mountPath: /v, subPathExpr: $(NOPE) }]',
      }),
    )
    lab.advance('5s')
    expect(status(lab, 'a')).toBe('CreateContainerConfigError')
    expect(eventsOf(lab, 'a')).toContain('Failed: Error: missing value for "NOPE"')
  })
})

describe('a generic ephemeral volume', () => {
  it('has a claim of its own, which goes with the pod', () => {
    const lab = oneNode()
    lab.sh('minikube start')
    applied(
      lab,
      withVolume(
        'a',
        'ephemeral: { volumeClaimTemplate: { spec: { accessModes: [ReadWriteOnce], storageClassName: manual, resources: { requests: { storage: 1Gi } } } } }',
      ) +
        `---
{apiVersion: v1, kind: PersistentVolume, metadata: {name: disk}, spec: {storageClassName: manual,
 capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /disk}}}`,
    )
    lab.advance('20s')
    expect(said(lab, 'kubectl get pvc --no-headers')).toMatch(/^a-v +Bound +disk/)
    expect(status(lab, 'a')).toBe('Running')
    lab.sh('kubectl delete pod a')
    lab.advance('5s')
    expect(said(lab, 'kubectl get pvc')).toContain('No resources found')
  })
})
