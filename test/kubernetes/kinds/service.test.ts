import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

const manifest = (spec: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { ports: [{ port: 80 }], ...spec },
})

/** What the API server says of a Service, or what it makes of it. */
function made(spec: object) {
  const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
  lab.writeFile('service.yaml', JSON.stringify(manifest(spec)))
  const { stderr } = lab.sh('kubectl apply -f service.yaml')
  const [service] = lab.kubectl.get('services', { selector: '!component' })
  return { lab, stderr, spec: service?.spec }
}

const INVALID = 'The Service "web" is invalid: '

describe('a Service in a cluster of one address family', () => {
  it('cannot demand two families, or another one', () => {
    expect(made({ ipFamilyPolicy: 'RequireDualStack' }).stderr).toBe(
      `${INVALID}spec.ipFamilyPolicy: Invalid value: "RequireDualStack": this cluster is not configured for dual-stack services\n`,
    )
    expect(made({ ipFamilies: ['IPv6'] }).stderr).toBe(
      `${INVALID}spec.ipFamilies[0]: Invalid value: "IPv6": not configured on this cluster\n`,
    )
  })

  it('may prefer two, and gets one', () => {
    const { stderr, spec } = made({ ipFamilyPolicy: 'PreferDualStack' })
    expect(stderr).toBe('')
    expect(spec).toMatchObject({ ipFamilyPolicy: 'PreferDualStack', ipFamilies: ['IPv4'] })
  })

  it('has both when it is headless and selects nothing, since its endpoints are not the cluster’s', () => {
    expect(made({ clusterIP: 'None' }).spec).toMatchObject({
      ipFamilyPolicy: 'RequireDualStack',
      ipFamilies: ['IPv4', 'IPv6'],
    })
  })
})

describe("a Service's health check", () => {
  const local = { type: 'LoadBalancer', externalTrafficPolicy: 'Local', selector: { app: 'web' } }

  it('has a node port of its own, for as long as traffic from outside stays local', () => {
    const { lab, spec } = made(local)
    expect(spec?.healthCheckNodePort).toBeGreaterThanOrEqual(30_000)
    expect(lab.sh('kubectl describe svc web').stdout).toContain(
      `HealthCheck NodePort:     ${spec?.healthCheckNodePort}\n`,
    )
    lab.sh(`kubectl patch svc web -p '{"spec":{"externalTrafficPolicy":"Cluster"}}'`)
    expect(lab.sh('kubectl get svc web -o yaml').stdout).not.toContain('healthCheckNodePort')
  })

  it('says how many endpoints serve on the node that is asked', () => {
    const { lab, spec } = made(local)
    const ask = () =>
      lab.sh(`curl -s -w '%{http_code}' 192.168.49.2:${spec?.healthCheckNodePort}/`).stdout
    expect(ask()).toContain('"localEndpoints": 0')
    expect(ask()).toMatch(/503$/)
    lab.kubectl.run('web', { image: 'nginx', labels: 'app=web' })
    lab.settle()
    lab.advance('2s')
    expect(ask()).toContain('"localEndpoints": 1')
    expect(ask()).toMatch(/200$/)
  })

  it('may not be asked for elsewhere', () => {
    expect(made({ healthCheckNodePort: 30_999 }).stderr).toBe(
      `${INVALID}spec.healthCheckNodePort: Invalid value: 30999: may only be set when \`type\` is 'LoadBalancer' and \`externalTrafficPolicy\` is 'Local'\n`,
    )
  })
})

describe('the policies of a Service', () => {
  it.each([
    [
      { trafficDistribution: 'Near' },
      'spec.trafficDistribution: Unsupported value: "Near": supported values: "PreferClose", "PreferSameNode", "PreferSameZone"',
    ],
    [
      { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } },
      'spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 0: must be greater than 0 and less than 86400',
    ],
    [
      { loadBalancerSourceRanges: ['10.0.0.0/8'] },
      "spec.LoadBalancerSourceRanges: Forbidden: may only be set when `type` is 'LoadBalancer'",
    ],
    [
      { externalIPs: ['127.0.0.1'] },
      'spec.externalIPs[0]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
    ],
  ])('are checked: %j', (spec, message) => {
    expect(made(spec).stderr).toBe(`${INVALID}${message}\n`)
  })
})
