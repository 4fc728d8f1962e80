import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

/** A lab with one node of a runtime. */
function labOver(runtime: 'docker' | 'containerd') {
  const lab = createLab({ seed: 1, cluster: { nodes: [{ name: 'n1', runtime }] } })
  return {
    lab,
    /** Runs a pod for a while; its first container's status and what its events say. */
    pod(image: string, ...command: string[]) {
      lab.sh(
        `kubectl run p --image=${image} ${command.length ? `--command -- ${command.join(' ')}` : ''}`,
      )
      lab.advance('8s')
      const [pod] = lab.kubectl.get('pods')
      return {
        status: pod?.status?.containerStatuses?.[0],
        events: lab.kubectl
          .get('events')
          .filter(({ involvedObject }) => involvedObject.name === 'p')
          .map(({ message }) => message),
      }
    },
  }
}

describe('a node with Docker Engine', () => {
  it('reports the engine, as docker itself does', () => {
    const { lab } = labOver('docker')
    const version = lab.machine('n1').sh('docker version --format "{{.Server.Version}}"').stdout
    expect(lab.kubectl.get('nodes')[0]?.status?.nodeInfo?.containerRuntimeVersion).toBe(
      `docker://${version.trim()}`,
    )
  })

  it('names containers and images as the engine does', () => {
    const { status } = labOver('docker').pod('nginx')
    expect(status).toMatchObject({
      containerID: expect.stringMatching(/^docker:\/\/[0-9a-f]{64}$/),
      image: 'nginx:latest',
      imageID: expect.stringMatching(/^docker-pullable:\/\/nginx@sha256:[0-9a-f]{64}$/),
    })
  })

  it('passes on what the engine says of an image that is not there', () => {
    const { status, events } = labOver('docker').pod('nginx:nosuch')
    const why =
      'Error response from daemon: manifest for nginx:nosuch not found: manifest unknown: manifest unknown'
    expect(events).toContain(`Failed to pull image "nginx:nosuch": ${why}`)
    expect(status?.state?.waiting?.message).toContain(why)
    expect(labOver('docker').pod('nosuch/image').events).toContain(
      'Failed to pull image "nosuch/image": Error response from daemon: pull access denied for nosuch/image, repository does not exist or may require \'docker login\': denied: requested access to the resource is denied',
    )
  })

  it('cannot start a command that the image does not have', () => {
    const { status, events } = labOver('docker').pod('busybox', 'nosuch')
    const why =
      'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "nosuch": executable file not found in $PATH'
    // Events name the container, the status its id.
    expect(events).toContain(
      `Error: failed to start container "p": Error response from daemon: ${why}`,
    )
    expect(status?.lastState?.terminated).toMatchObject({
      reason: 'ContainerCannotRun',
      exitCode: 127,
      message: why,
    })
  })

  it('shows a command that it cannot execute as output of the command', () => {
    const { lab, pod } = labOver('docker')
    pod('busybox', 'sleep', '1000')
    expect(lab.sh('kubectl exec p -- nosuch')).toMatchObject({
      stdout:
        'OCI runtime exec failed: exec failed: unable to start container process: exec: "nosuch": executable file not found in $PATH\r\n',
      stderr: 'command terminated with exit code 127\n',
      exitCode: 127,
    })
  })
})

describe('a node with containerd', () => {
  it('names containers and images in full', () => {
    const { lab, pod } = labOver('containerd')
    expect(pod('nginx').status).toMatchObject({
      containerID: expect.stringMatching(/^containerd:\/\/[0-9a-f]{64}$/),
      image: 'docker.io/library/nginx:latest',
      imageID: expect.stringMatching(/^docker\.io\/library\/nginx@sha256:[0-9a-f]{64}$/),
    })
    expect(lab.kubectl.get('nodes')[0]?.status?.nodeInfo?.containerRuntimeVersion).toMatch(
      /^containerd:\/\/2\.1\.\d+$/,
    )
  })

  it('says of an image that is not there which reference it could not resolve', () => {
    const name = 'docker.io/library/nginx:nosuch'
    expect(labOver('containerd').pod('nginx:nosuch').events).toContain(
      `Failed to pull image "nginx:nosuch": rpc error: code = NotFound desc = failed to pull and unpack image "${name}": failed to resolve reference "${name}": ${name}: not found`,
    )
    expect(labOver('containerd').pod('nosuch/image').events).toContain(
      'Failed to pull image "nosuch/image": failed to pull and unpack image "docker.io/nosuch/image:latest": failed to resolve reference "docker.io/nosuch/image:latest": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    )
  })

  it('cannot start a command that the image does not have', () => {
    const { status, events } = labOver('containerd').pod('busybox', 'nosuch')
    const why =
      'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "nosuch": executable file not found in $PATH'
    expect(events).toContain(`Error: ${why}`)
    expect(status?.lastState?.terminated).toMatchObject({
      reason: 'StartError',
      exitCode: 128,
      message: why,
    })
  })

  it('fails an exec of what it cannot execute', () => {
    const { lab, pod } = labOver('containerd')
    pod('busybox', 'sleep', '1000')
    const { stdout, stderr, exitCode } = lab.sh('kubectl exec p -- nosuch')
    expect([stdout, exitCode]).toEqual(['', 1])
    expect(stderr).toMatch(
      /^error: Internal error occurred: .*failed to exec in container: failed to start exec "[0-9a-f]{64}": OCI runtime exec failed: exec failed: unable to start container process: exec: "nosuch": executable file not found in \$PATH\n$/,
    )
  })
})
