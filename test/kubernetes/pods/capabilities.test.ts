import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'
import { apply, field, inPod, labWith, sleeper } from './scene.js'

const bounded = (capabilities: { add?: string[]; drop?: string[] }) =>
  labWith({ containers: [sleeper({ securityContext: { capabilities } })] })
const bits = (text: string): string | undefined => /CapEff:\t(\w+)/.exec(text)?.[1]

describe('capabilities of a container', () => {
  it('are those of the runtime, unless it says otherwise', () => {
    expect(bits(inPod(labWith({ containers: [sleeper()] }), 'cat /proc/1/status'))).toBe(
      '00000000a80425fb',
    )
  })

  it('are more with add', () => {
    const lab = bounded({ add: ['NET_ADMIN', 'SYS_TIME'] })
    expect(bits(inPod(lab, 'cat /proc/1/status'))).toBe('00000000aa0435fb')
  })

  it('are none with drop ALL, and those that are added then', () => {
    expect(bits(inPod(bounded({ drop: ['ALL'] }), 'cat /proc/1/status'))).toBe('0000000000000000')
    expect(
      bits(inPod(bounded({ drop: ['ALL'], add: ['NET_BIND_SERVICE'] }), 'cat /proc/1/status')),
    ).toBe('0000000000000400')
  })

  it('are no rights of users other than root', () => {
    const lab = labWith({ containers: [sleeper({ securityContext: { runAsUser: 1000 } })] })
    expect(bits(inPod(lab, 'cat /proc/1/status'))).toBe('0000000000000000')
  })

  it('decide who may give files away, and read those of others', () => {
    const lab = bounded({ drop: ['CHOWN', 'DAC_OVERRIDE'] })
    expect(inPod(lab, 'touch /tmp/x; chown 1000 /tmp/x')).toContain(
      'chown: /tmp/x: Operation not permitted',
    )
  })

  it('have to exist', () => {
    const lab = bounded({ add: ['NET_EVERYTHING'] })
    expect(field(lab, '.status.containerStatuses[0].state.waiting.reason')).toBe(
      'CreateContainerError',
    )
    expect(field(lab, '.status.containerStatuses[0].state.waiting.message')).toBe(
      'Error response from daemon: invalid CapAdd: unknown capability: "CAP_NET_EVERYTHING"',
    )
  })
})

describe('ping', () => {
  const ping = 'ping -c1 127.0.0.1'

  it('needs NET_RAW where the group of a process may not ping', () => {
    const pinger = (drop: string[]) =>
      labWith({
        securityContext: { sysctls: [{ name: 'net.ipv4.ping_group_range', value: '1 0' }] },
        containers: [sleeper({ securityContext: { capabilities: { drop } } })],
      })
    expect(inPod(pinger([]), ping)).toContain('1 packets received')
    expect(inPod(pinger(['NET_RAW']), ping)).toContain('ping: permission denied (are you root?)\n')
  })

  it('needs nothing on Docker, which lets every group ping, and NET_RAW on containerd', () => {
    expect(inPod(bounded({ drop: ['ALL'] }), ping)).toContain('1 packets received')
    const lab = createLab({ seed: 1 })
    lab.sh('minikube start --container-runtime=containerd')
    const spec = {
      containers: [sleeper({ securityContext: { capabilities: { drop: ['ALL'] } } })],
    }
    apply(lab, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'demo' }, spec })
    lab.advance('20s')
    expect(inPod(lab, ping)).toContain('ping: permission denied (are you root?)\n')
  })
})

describe('ports below 1024', () => {
  const web = (drop: string[]) =>
    labWith({
      securityContext: {
        sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '1024' }],
      },
      containers: [{ name: 'main', image: 'nginx', securityContext: { capabilities: { drop } } }],
    })

  it('need NET_BIND_SERVICE where the pod says so', () => {
    expect(field(web([]), '.status.containerStatuses[0].ready')).toBe('true')
    const { stdout } = web(['NET_BIND_SERVICE']).sh('kubectl logs demo --tail=1')
    expect(stdout).toBe('nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)\n')
  })
})
