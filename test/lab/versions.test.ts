import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/index.js'

describe('versions', () => {
  it('of kubectl and its cluster are the same, so nobody is warned of a skew', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    expect(lab.sh('kubectl version')).toEqual({
      stdout: 'Client Version: v1.36.2\nKustomize Version: v5.8.1\nServer Version: v1.36.2\n',
      stderr: '',
      exitCode: 0,
    })
  })

  it('of a cluster that is older than kubectl are told, with a warning from two minors on', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1, version: 'v1.34.1' } })
    expect(lab.sh('kubectl version').stderr).toBe(
      'WARNING: version difference between client (1.36) and server (1.34) exceeds the supported minor version skew of +/-1\n',
    )
    const older = createLab({ seed: 1, cluster: { nodes: 1, version: 'v1.35.0' } })
    expect(older.sh('kubectl version').stderr).toBe('')
  })

  it('of the server say what it is compatible with', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    const { clientVersion, serverVersion } = JSON.parse(lab.sh('kubectl version -o json').stdout)
    expect(clientVersion).not.toHaveProperty('emulationMajor')
    expect(serverVersion).toMatchObject({
      major: '1',
      minor: '36',
      emulationMinor: '36',
      minCompatibilityMinor: '35',
      gitVersion: 'v1.36.2',
    })
  })

  it('of Docker are one everywhere: client, engine, node and minikube', () => {
    const lab = createLab({ seed: 1 })
    const started = lab.sh('minikube start').stdout
    const asked = (line: string): string => lab.sh(line).stdout.trim()
    const engine = asked('docker version --format "{{.Server.Version}}"')
    expect(engine).toBe('28.5.2')
    expect(asked('docker version --format "{{.Client.Version}}"')).toBe(engine)
    expect(asked('docker --version')).toBe(`Docker version ${engine}, build ecc6942`)
    expect(started).toContain(`🐳  Preparing Kubernetes v1.36.2 on Docker ${engine} ...\n`)
    expect(asked("kubectl get nodes -o jsonpath='{..nodeInfo.containerRuntimeVersion}'")).toBe(
      `docker://${engine}`,
    )
  })

  it('of containerd show on the nodes of a minikube that was started with it', () => {
    const lab = createLab({ seed: 1 })
    expect(lab.sh('minikube start --container-runtime=containerd').stdout).toMatch(
      /📦 {2}Preparing Kubernetes v1\.36\.2 on containerd (2\.1\.\d+) \.\.\.\n/,
    )
    expect(
      lab.sh("kubectl get nodes -o jsonpath='{..nodeInfo.containerRuntimeVersion}'").stdout,
    ).toMatch(/^containerd:\/\/2\.1\.\d+$/)
    expect(lab.sh('minikube profile list').stdout).toContain('│ docker │ containerd │')
  })

  it('of runtimes that are not simulated are refused by name', () => {
    const lab = createLab({ seed: 1 })
    expect(lab.sh('minikube start --container-runtime=cri-o')).toMatchObject({ exitCode: 90 })
    expect(lab.sh('minikube start --container-runtime=rkt')).toMatchObject({
      stderr: expect.stringContaining('Invalid Container Runtime: "rkt"'),
      exitCode: 14,
    })
  })
})
