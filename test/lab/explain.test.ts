import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../src/index.js'

const POD = (name: string, spec: string) =>
  `{apiVersion: v1, kind: Pod, metadata: {name: ${name}}, spec: {containers: [{name: a, image: x, resources: {requests: {cpu: 500m}}}], ${spec}}}`

function newLab(): Lab {
  return createLab({
    cluster: {
      nodes: ['a', 'b', 'c'].map((name) => ({
        name,
        runtime: 'hollow' as const,
        capacity: { cpu: '1', memory: '2Gi', pods: '10' },
        labels: { disk: name === 'c' ? 'hdd' : 'ssd' },
      })),
    },
  })
}

describe('lab.explain', () => {
  it('tells what each filter said of each node to a pod that waits', () => {
    const lab = newLab()
    lab.sh('kubectl taint node a only=me:NoSchedule; kubectl cordon b')
    lab.settle()
    lab.kubectl.apply(POD('web', 'nodeSelector: {disk: ssd}'))
    lab.settle()
    const { node, message, nodes } = lab.explain('web')
    expect(node).toBeUndefined()
    expect(message).toContain('0/3 nodes are available: 1 node(s) didn')
    const why = Object.fromEntries(
      nodes.map(({ node: name, filters }) => [
        name,
        filters.filter(({ reasons }) => reasons.length > 0).map(({ plugin }) => plugin),
      ]),
    )
    expect(why).toEqual({
      a: ['TaintToleration'],
      b: ['NodeUnschedulable', 'TaintToleration'],
      c: ['NodeAffinity'],
    })
    expect(nodes.some(({ fits }) => fits)).toBe(false)
  })

  it('tells the scores by which a pod was placed, as they were then', () => {
    const lab = newLab()
    lab.kubectl.apply(POD('first', 'nodeName: a'))
    lab.settle()
    lab.kubectl.apply(POD('web', 'nodeSelector: {disk: ssd}'))
    lab.settle()
    lab.sh('kubectl delete pod first --now')
    lab.advance('1h')
    const { node, nodes } = lab.explain('default/web')
    expect(node).toBe('b')
    expect(nodes.map(({ node: name, fits }) => [name, fits])).toEqual([
      ['b', true],
      ['a', true],
      ['c', false],
    ])
    const [b, a] = nodes
    expect(b?.total).toBeGreaterThan(a?.total ?? 0)
    expect(b?.scores.find(({ plugin }) => plugin === 'NodeResourcesFit')).toEqual({
      plugin: 'NodeResourcesFit',
      score: 70,
      weight: 1,
    })
    expect(String(lab.explain('web'))).toMatch(
      /^default\/web is on b: placed at .*\nNODE +SCORE +WHY\nb +\d+ /,
    )
  })

  it('changes nothing, and knows no pod that is not there', () => {
    const lab = newLab()
    lab.kubectl.apply(POD('web', 'nodeSelector: {disk: none}'))
    lab.settle()
    const before = lab.state
    lab.explain('web')
    expect(lab.state).toBe(before)
    expect(() => lab.explain('nosuch')).toThrow('there is no pod default/nosuch')
  })
})

describe('lab.why', () => {
  it('tells the chain of causes of a pod, back to the command', () => {
    const lab = newLab()
    lab.sh('kubectl create deployment web --image=x')
    lab.settle()
    const [pod] = lab.kubectl.get('pods')
    const causes = lab.why(`pod/${pod?.metadata.name}`)
    expect(causes.map(({ kind, did, by }) => [kind, did, by])).toEqual([
      ['Pod', 'changed', 'kubelet'],
      ['Pod', 'changed', 'default-scheduler'],
      ['Pod', 'created', 'replicaset-controller'],
      ['ReplicaSet', 'created', 'deployment-controller'],
      ['Deployment', 'created', expect.any(String)],
    ])
    expect(String(causes)).toMatch(
      /^Pod default\/web-.* changed \(.*status\.phase.*\) at .* by kubelet .*\n {2}because Pod /,
    )
    expect(lab.why(pod as never).map(({ step }) => step)).toEqual(causes.map(({ step }) => step))
  })

  it('knows nothing of what is not there, and no kind that is not there', () => {
    const lab = newLab()
    expect(() => lab.why('pod/nosuch')).toThrow('there is no pod default/nosuch')
    expect(() => lab.why('nosuch/web')).toThrow('no object: nosuch/web')
  })
})
