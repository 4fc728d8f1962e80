import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

const newLab = (): Lab =>
  createLab({
    seed: 5,
    cluster: {
      nodes: [
        { name: 'n1', runtime: 'hollow' },
        { name: 'n2', runtime: 'hollow' },
      ],
    },
  })

/** What a command shows on both streams, with its exit code unless that is 0. */
function said(lab: Lab, line: string): string {
  const { stdout, stderr, exitCode } = lab.sh(line)
  return stderr + stdout + (exitCode === 0 ? '' : `rc=${exitCode}\n`)
}

/** Makes what a manifest says. */
function apply(lab: Lab, manifest: string): void {
  lab.writeFile('made.yaml', manifest)
  lab.sh('kubectl apply -f made.yaml')
}

/** Puts a pod on node n1. */
function put(lab: Lab, name: string, more = '', labels = ''): void {
  apply(
    lab,
    `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, labels: { a: ${name} }${labels} }\nspec:\n  nodeName: n1\n  ${more}\n  containers: [{ name: a, image: nginx }]\n`,
  )
  lab.settle()
}

describe('kubectl drain', () => {
  it('refuses what would be lost, and says all that it refuses', () => {
    const lab = newLab()
    put(lab, 'lone')
    put(lab, 'data', 'volumes: [{ name: v, emptyDir: {} }]')
    expect(said(lab, 'kubectl drain n1')).toBe(
      'error: unable to drain node "n1" due to error: [cannot delete Pods that declare no controller (use --force to override): default/lone, cannot delete Pods with local storage (use --delete-emptydir-data to override): default/data], continuing command...\n' +
        'There are pending nodes to be drained:\n n1\n' +
        'cannot delete Pods that declare no controller (use --force to override): default/lone\n' +
        'cannot delete Pods with local storage (use --delete-emptydir-data to override): default/data\n' +
        'node/n1 cordoned\nrc=1\n',
    )
  })

  it('warns of what it takes away', () => {
    const lab = newLab()
    put(lab, 'lone')
    put(lab, 'data', 'volumes: [{ name: v, emptyDir: {} }]')
    expect(said(lab, 'kubectl drain n1 --force --delete-emptydir-data')).toBe(
      'Warning: deleting Pods that declare no controller: default/data, default/lone\n' +
        'node/n1 cordoned\nevicting pod default/data\nevicting pod default/lone\n' +
        'pod/data evicted\npod/lone evicted\nnode/n1 drained\n',
    )
  })

  it('only says what it would do in a dry run', () => {
    const lab = newLab()
    put(lab, 'lone')
    expect(said(lab, 'kubectl drain n1 --force --dry-run=client')).toContain(
      'node/n1 cordoned (dry run)\nevicting pod default/lone (dry run)\nnode/n1 drained (dry run)\n',
    )
    expect(said(lab, 'kubectl drain n1 --force --dry-run=server')).toContain(
      'evicting pod default/lone (server dry run)\nnode/n1 drained (server dry run)\n',
    )
    expect(said(lab, 'kubectl get pod lone --no-headers')).toContain('Running')
  })

  it('deletes instead of evicting where it is told to, past budgets', () => {
    const lab = newLab()
    put(lab, 'lone')
    lab.sh('kubectl create pdb b --selector=a=lone --min-available=1')
    lab.settle()
    expect(said(lab, 'kubectl drain n1 --force --disable-eviction')).toContain(
      'node/n1 cordoned\npod/lone deleted\nnode/n1 drained\n',
    )
  })

  it('takes the pods alone that a selector selects', () => {
    const lab = newLab()
    put(lab, 'one')
    put(lab, 'two')
    expect(said(lab, 'kubectl drain n1 --force --pod-selector=a=two')).toContain(
      'evicting pod default/two\npod/two evicted\n',
    )
    expect(said(lab, 'kubectl get pods -o name')).toBe('pod/one\n')
    expect(said(lab, "kubectl drain n1 --pod-selector='=,'")).toContain(
      'error: --pod-selector=<pod_selector> must be a valid label selector',
    )
  })

  it('does not wait for pods that should have been gone for long', () => {
    const lab = newLab()
    put(lab, 'stuck', '', ', finalizers: [a.example/stays]')
    lab.sh('kubectl delete pod stuck --wait=false --grace-period=1; sleep 60')
    expect(said(lab, 'kubectl drain n1 --force --skip-wait-for-delete-timeout=30')).toBe(
      'node/n1 cordoned\nnode/n1 drained\n',
    )
    expect(said(lab, 'kubectl drain n1 --force --timeout=5s')).toContain(
      'error when waiting for pod "stuck" in namespace "default" to terminate: context deadline exceeded',
    )
  })

  it('tries again every five seconds while a budget forbids it', () => {
    const lab = newLab()
    put(lab, 'one')
    lab.sh('kubectl create pdb b --selector=a=one --min-available=1')
    lab.settle()
    const text = said(lab, 'kubectl drain n1 --force --timeout=8s')
    expect(text.match(/evicting pod default\/one\n/g)).toHaveLength(3)
    expect(text.match(/will retry after 5s/g)).toHaveLength(2)
    expect(text).toContain(
      'There are pending pods in node "n1" when an error occurred: error when evicting pods/"one" -n "default": global timeout reached: 8s\npod/one\n',
    )
  })

  it.each([
    ['', 'error: USAGE: drain NODE [flags]\n'],
    ['n1 -l a=b', 'error: cannot specify both a node name and a --selector option\n'],
    ['n9', 'Error from server (NotFound): nodes "n9" not found\n'],
  ])('says what is wrong with "%s"', (words, text) => {
    expect(said(newLab(), `kubectl drain ${words}`)).toContain(text)
  })
})
