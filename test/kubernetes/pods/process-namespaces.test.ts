import { describe, expect, it } from 'vitest'
import { apply, field, inPod, labWith, sleeper } from './scene.js'

const WEB = { name: 'web', image: 'nginx' }

describe('a pod whose containers share their processes', () => {
  const shared = () => labWith({ shareProcessNamespace: true, containers: [WEB, sleeper()] })

  it('shows the processes of all containers, and /pause as the first', () => {
    expect(inPod(shared(), 'ps')).toMatch(
      /^ +1 65535 +\/pause\n +7 root +nginx -g daemon off;\n +13 root +sleep 9999\n/m,
    )
  })

  it('lets one container look into the files of another', () => {
    const lab = shared()
    expect(inPod(lab, 'head -n 2 /proc/7/root/etc/nginx/nginx.conf')).toMatch(/^user +nginx;/)
    expect(inPod(lab, 'ls /proc/7/root')).toContain('docker-entrypoint.sh')
    expect(inPod(lab, 'ls /')).not.toContain('docker-entrypoint.sh')
  })

  it('lets one container end the process of another, which its kubelet starts again', () => {
    const lab = shared()
    expect(inPod(lab, 'kill 7')).toBe('')
    lab.advance('5s')
    expect(field(lab, '.status.containerStatuses[?(@.name=="web")].restartCount')).toBe('1')
  })

  it('has no process left of a container that has ended', () => {
    const lab = labWith({
      shareProcessNamespace: true,
      restartPolicy: 'Never',
      containers: [
        { ...sleeper({ name: 'short' }), command: ['sh', '-c', 'sleep 777 & sleep 30'] },
        sleeper(),
      ],
    })
    expect(inPod(lab, 'ps')).toContain('sleep 777')
    lab.advance('20s')
    expect(field(lab, '.status.containerStatuses[*].state.terminated.exitCode')).toBe('0')
    expect(inPod(lab, 'ps')).not.toContain('sleep 777')
  })

  it('ends at once: none of its own processes is the first one', () => {
    const lab = shared()
    const before = lab.now
    lab.sh('kubectl delete pod demo')
    expect(lab.now - before).toBeLessThan(2_000)
  })

  it('counts the memory of each container by itself', () => {
    const lab = labWith({
      shareProcessNamespace: true,
      restartPolicy: 'Never',
      containers: [
        sleeper({
          name: 'eater',
          command: ['sh', '-c', 'sleep 25; tail /dev/zero'],
          resources: { limits: { memory: '32Mi' } },
        }),
        sleeper(),
      ],
    })
    lab.advance('20s')
    expect(field(lab, '.status.containerStatuses[*].state.terminated.reason')).toBe('OOMKilled')
    expect(field(lab, '.status.containerStatuses[?(@.name=="main")].ready')).toBe('true')
  })
})

describe('other users in a shared process namespace', () => {
  it('may neither end a process nor look into its files', () => {
    const lab = labWith({
      shareProcessNamespace: true,
      containers: [WEB, sleeper({ securityContext: { runAsUser: 1000 } })],
    })
    expect(inPod(lab, '/bin/kill 7')).toContain("can't kill pid 7: Operation not permitted")
    expect(inPod(lab, 'ls /proc/7/root/etc')).toContain('Permission denied')
  })
})

describe('a pod with hostPID', () => {
  it('sees the processes of its node', () => {
    const lab = labWith({ hostPID: true, containers: [sleeper()] })
    expect(inPod(lab, 'ps')).toMatch(/etcd.*\n[^]*kube-apiserver/)
    const { stdout } = lab.sh('kubectl exec demo -- sh -c "ls /proc | grep -c ^[0-9]"')
    expect(Number(stdout)).toBeGreaterThan(10)
  })

  it('cannot share its own processes, too', () => {
    const lab = labWith({ containers: [sleeper()] }, 0)
    const spec = { hostPID: true, shareProcessNamespace: true, containers: [sleeper()] }
    expect(apply(lab, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'both' }, spec })).toBe(
      'The Pod "both" is invalid: spec.shareProcessNamespace: Invalid value: true: ShareProcessNamespace and HostPID cannot both be enabled\n',
    )
  })
})

describe('shared memory', () => {
  const two = { containers: [sleeper(), sleeper({ name: 'other' })] }

  it('is one for the containers of a pod', () => {
    const lab = labWith(two)
    inPod(lab, 'echo hey > /dev/shm/note')
    expect(inPod(lab, 'cat /dev/shm/note', 'other')).toBe('hey\n')
    expect(lab.sh('minikube ssh "ls /dev/shm"').stdout).toBe('')
  })

  it('is that of the node with hostIPC', () => {
    const lab = labWith({ ...two, hostIPC: true })
    inPod(lab, 'echo hey > /dev/shm/note')
    expect(lab.sh('minikube ssh "cat /dev/shm/note"').stdout).toBe('hey\n')
  })
})

describe('kubectl debug --target', () => {
  it('shows the processes of the container that it looks into', () => {
    const lab = labWith({ containers: [WEB, sleeper()] })
    lab.sh('kubectl debug demo --image=busybox --target=web -c look -- sleep 999')
    lab.advance('10s')
    expect(inPod(lab, 'ps', 'look')).toMatch(/ 1 root +nginx[^]*sleep 999/)
    expect(inPod(lab, 'ps', 'look')).not.toContain('sleep 9999')
  })
})
