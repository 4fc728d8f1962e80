import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/index.js'

const HOSTS = '/etc/hosts'

function running() {
  const lab = createLab()
  lab.sh('docker run -d --name web busybox sleep 1d')
  const inside = (line: string): string => lab.sh(`docker exec web sh -c '${line}'`).stdout
  return { lab, inside }
}

describe('files that are mounted into a container', () => {
  it('can be written, and are no change of the container’s own', () => {
    const { lab, inside } = running()
    inside(`echo 10.0.0.9 db >> ${HOSTS}`)
    expect(inside(`cat ${HOSTS}`)).toContain('10.0.0.9 db')
    expect(lab.sh('docker diff web').stdout).not.toContain('hosts')
  })

  it('are as the daemon makes them when it starts again', () => {
    const { lab, inside } = running()
    const made = inside(`cat ${HOSTS}`)
    inside(`echo 10.0.0.9 db >> ${HOSTS}`)
    lab.sh('docker stop -t 1 web')
    lab.sh('docker start web')
    expect(inside(`cat ${HOSTS}`)).toBe(made)
  })

  it('are not shared by containers', () => {
    const { lab, inside } = running()
    lab.sh('docker run -d --name other busybox sleep 1d')
    inside(`echo 10.0.0.9 db >> ${HOSTS}`)
    expect(lab.sh(`docker exec other cat ${HOSTS}`).stdout).not.toContain('10.0.0.9')
  })
})

describe('a config map in a pod', () => {
  it('lies in its directory, with the directories that its items name', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.kubectl.apply(`apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { a.txt: alpha, b.txt: beta }
---
apiVersion: v1
kind: Pod
metadata: { name: reader }
spec:
  containers:
    - { name: main, image: busybox, command: [sleep, 1d], volumeMounts: [{ name: files, mountPath: /cfg }] }
  volumes:
    - { name: files, configMap: { name: settings, items: [{ key: a.txt, path: deep/er/a.txt }, { key: b.txt, path: b.txt }] } }
`)
    lab.settle()
    const inside = (line: string): string => lab.sh(`kubectl exec reader -- ${line}`).stdout
    expect(inside('ls /cfg')).toBe('b.txt\ndeep\n')
    expect(inside('cat /cfg/deep/er/a.txt')).toBe('alpha')
    expect(inside('cat /etc/hosts')).toContain('reader')
  })
})

describe('volumes', () => {
  it('are in use by the containers that mount them, and by no others', () => {
    const lab = createLab()
    lab.sh('docker run -d --name user -v data:/data busybox sleep 1d')
    expect(lab.sh('docker volume rm data').exitCode).toBe(1)
    lab.sh('docker rm -f user')
    expect(lab.sh('docker volume rm data').exitCode).toBe(0)
  })
})
