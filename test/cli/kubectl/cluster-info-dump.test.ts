/** `kubectl cluster-info dump`: to standard output, and as files in a directory. */
import { describe, expect, expectTypeOf, it } from 'vitest'
import { createLab } from '../../../src/index.js'

const lab = createLab({ cluster: { nodes: 1 } })
lab.sh('kubectl create deployment web --image=nginx; kubectl create namespace other')
lab.ready('deployment/web')

describe('kubectl cluster-info dump', () => {
  it('writes lists of what two namespaces hold, and the logs of their pods', () => {
    const { stdout } = lab.sh('kubectl cluster-info dump')
    const kinds = [...stdout.matchAll(/^ {4}"kind": "(\w+)"/gm)].map(([, kind]) => kind)
    const ofNamespace = ['EventList', 'ReplicationControllerList', 'ServiceList', 'DaemonSetList']
    const rest = ['DeploymentList', 'ReplicaSetList', 'PodList']
    expect(kinds).toEqual(['NodeList', ...ofNamespace, ...rest, ...ofNamespace, ...rest])
    expect(stdout).toMatch(/^==== START logs for container nginx of pod default\/web-\S+ ====\n/m)
    expect(stdout).toMatch(/^==== END logs for container nginx of pod default\/web-\S+ ====\n$/m)
  })

  it('writes files by namespace and pod', () => {
    const line = 'kubectl cluster-info dump --output-directory=/tmp/d -o yaml'
    expect(lab.sh(line).stdout).toBe('Cluster info dumped to /tmp/d\n')
    expect(lab.sh('cd /tmp/d; ls -1; ls default | sed s/web-.*/web/').stdout).toBe(
      [
        ...['default', 'kube-system', 'nodes.yaml'],
        ...['daemonsets.yaml', 'deployments.yaml', 'events.yaml', 'pods.yaml', 'replicasets.yaml'],
        ...['replication-controllers.yaml', 'services.yaml', 'web', ''],
      ].join('\n'),
    )
    expect(lab.sh('grep ^kind: /tmp/d/default/pods.yaml').stdout).toBe('kind: PodList\n')
  })

  it('takes the namespaces that are named, or all', () => {
    const directories = (flags: string): string =>
      lab.sh(
        `rm -rf /tmp/n; kubectl cluster-info dump ${flags} --output-directory /tmp/n; ls -1 /tmp/n`,
      ).stdout
    expect(directories('--namespaces other')).toBe(
      'Cluster info dumped to /tmp/n\nnodes.json\nother\n',
    )
    expect(directories('-A')).toContain('kube-public\n')
  })

  it('needs the right to read', () => {
    const { stderr, exitCode } = lab.sh('kubectl cluster-info dump --as jo')
    expect(exitCode).toBe(1)
    expect(stderr).toContain('nodes is forbidden: User "jo" cannot list resource "nodes"')
  })

  it('has a typed method, as the verb above it has', () => {
    const { server } = lab.kubectl.clusterInfo()
    expectTypeOf(server).toBeString()
    expect(server).toBe('https://192.168.49.2:8443')
    const { text } = lab.kubectl.clusterInfo('dump', { namespaces: ['other'] })
    expectTypeOf(text).toBeString()
    expect(text).toContain('"kind": "NodeList"')
    // @ts-expect-error There is no such option.
    expect(() => lab.kubectl.clusterInfo('dump', { nmespaces: ['other'] })).toThrow('nmespaces')
  })
})
