import { describe, expect, it } from 'vitest'
import { apply, field, inPod, labWith, sleeper } from './scene.js'

const sysctl = (name: string, value: string) => ({
  securityContext: { sysctls: [{ name, value }] },
  containers: [sleeper()],
})

describe('sysctls of a pod', () => {
  it('show in its containers', () => {
    const lab = labWith(sysctl('net.ipv4.tcp_keepalive_time', '600'))
    expect(inPod(lab, 'cat /proc/sys/net/ipv4/tcp_keepalive_time')).toBe('600\n')
    const other = labWith({ containers: [sleeper()] })
    expect(inPod(other, 'cat /proc/sys/net/ipv4/tcp_keepalive_time')).toBe('7200\n')
  })

  it('are refused by the kubelet if they are not safe', () => {
    const lab = labWith(sysctl('kernel.msgmax', '65536'))
    expect(lab.sh('kubectl get pod demo --no-headers').stdout).toMatch(/0\/1 +SysctlForbidden/)
    expect(field(lab, '.status.phase')).toBe('Failed')
    expect(field(lab, '.status.message')).toBe(
      'Pod was rejected: forbidden sysctl: "kernel.msgmax" not allowlisted',
    )
    expect(lab.sh('kubectl describe pod demo').stdout).toMatch(
      /Warning +SysctlForbidden +\w+ +kubelet +forbidden sysctl: "kernel.msgmax" not allowlisted/,
    )
  })

  it.each([
    [
      { ...sysctl('net.ipv4.tcp_syncookies', '1'), hostNetwork: true },
      `spec.securityContext.sysctls[0].name: Invalid value: "net.ipv4.tcp_syncookies": may not be specified when 'hostNetwork' is true`,
    ],
    [sysctl('', '1'), 'spec.securityContext.sysctls[0].name: Required value'],
    [
      sysctl('Net', '1'),
      'spec.securityContext.sysctls[0].name: Invalid value: "Net": must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$',
    ],
  ])('are checked by the API server', (spec, why) => {
    const lab = labWith({ containers: [sleeper()] }, 0)
    const said = apply(lab, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'bad' }, spec })
    expect(said).toBe(`The Pod "bad" is invalid: ${why}\n`)
  })
})
