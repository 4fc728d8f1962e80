import { describe, expect, it } from 'vitest'
import { applied, eventsOf, oneNode, said, sleeper } from './cluster.js'

const run = (more: string, container = '') => {
  const lab = oneNode()
  applied(
    lab,
    sleeper('a', {
      more: `${more}\nvolumes: [{ name: v, emptyDir: {} }]`,
      container: `${container}\nvolumeMounts: [{ name: v, mountPath: /v }]`,
    }),
  )
  lab.advance('5s')
  return { lab, exec: (line: string) => said(lab, `kubectl exec a -- sh -c '${line}'`) }
}

describe('the user of a container', () => {
  it('is what its pod says: user, groups, and the group of volumes', () => {
    const { exec } = run(
      'securityContext: { runAsUser: 1000, runAsGroup: 3000, fsGroup: 2000, supplementalGroups: [4000] }',
    )
    expect(exec('id')).toBe('uid=1000 gid=3000 groups=3000,2000,4000\n')
    expect(exec('touch /v/f; stat -c "%a %u %g" /v /v/f')).toBe('2777 0 2000\n644 1000 2000\n')
  })

  it('is what the container says rather', () => {
    const { exec } = run(
      'securityContext: { runAsUser: 1000 }',
      'securityContext: { runAsUser: 2000 }',
    )
    expect(exec('id -u')).toBe('2000\n')
  })

  it('may write into an empty directory, whoever it is', () => {
    expect(run('securityContext: { runAsUser: 1234 }').exec('echo x > /v/f && cat /v/f')).toBe(
      'x\n',
    )
  })

  it.each([
    [
      'securityContext: { runAsNonRoot: true }',
      'container has runAsNonRoot and image will run as root',
    ],
    [
      'securityContext: { runAsNonRoot: true, runAsUser: 0 }',
      "container's runAsUser breaks non-root policy",
    ],
  ])('must not be root: %s', (security, why) => {
    const { lab } = run(security)
    expect(said(lab, 'kubectl get pod a')).toContain('CreateContainerConfigError')
    expect(eventsOf(lab, 'a').join('\n')).toMatch(
      new RegExp(`Failed: Error: ${why} \\(pod: "a_default\\([-0-9a-f]+\\)", container: main\\)`),
    )
  })

  it('must not be one that the image names by name alone', () => {
    const lab = oneNode()
    lab.publish('app', { Dockerfile: 'FROM busybox\nUSER nobody\nCMD ["sleep", "999"]\n' })
    applied(
      lab,
      '{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {securityContext: {runAsNonRoot: true}, containers: [{name: main, image: app}]}}',
    )
    lab.advance('10s')
    expect(eventsOf(lab, 'a').join('\n')).toContain(
      'container has runAsNonRoot and image has non-numeric user (nobody), cannot verify user is non-root',
    )
  })
})

describe('readOnlyRootFilesystem', () => {
  it('lets a container write into its volumes alone', () => {
    const { exec } = run('', 'securityContext: { readOnlyRootFilesystem: true }')
    expect(exec('echo x > /x')).toContain("can't create /x: Read-only file system")
    expect(exec('echo x > /v/x; cat /v/x')).toBe('x\n')
  })
})
