import { beforeEach, describe, expect, it } from 'vitest'
import type { Lab } from '../../../src/index.js'
import { hollowLab, typed } from './terminal.js'

let lab: Lab
const run = (line: string): string => typed(lab, line)

beforeEach(() => {
  lab = hollowLab()
})

describe('kubectl delete', () => {
  it('waits until the object is gone', () => {
    run('kubectl run p --image=busybox')
    lab.advance('2s')
    const before = lab.now
    expect(run('kubectl delete pod p --grace-period=5')).toBe(
      'pod "p" deleted from default namespace\n',
    )
    expect(run('kubectl get pod p')).toContain('not found')
    expect(lab.now - before).toBeLessThan(60_000)
  })

  it('does not wait when it is told so, and not for what is gone by force', () => {
    run('kubectl run p --image=busybox')
    lab.advance('2s')
    expect(run('kubectl delete pod p --grace-period=0 --force')).toMatch(
      /^pod "p" force deleted from default namespace\n2> Warning: Immediate deletion does not wait/,
    )
    run('kubectl create cm held')
    run(`kubectl patch cm held -p '{"metadata":{"finalizers":["example.com/hold"]}}'`)
    expect(run('kubectl delete cm held --wait=false')).toBe(
      'configmap "held" deleted from default namespace\n',
    )
    expect(run('kubectl delete cm held --timeout=2s')).toBe(
      'configmap "held" deleted from default namespace\n2> error: timed out waiting for the condition on configmaps/held\nrc=1\n',
    )
    expect(run('kubectl delete cm held --force --timeout=2s')).toContain(
      'error: timed out waiting for the condition on configmaps/held\n',
    )
    expect(run(`kubectl patch cm held -p '{"metadata":{"finalizers":null}}'`)).toBe(
      'configmap/held patched\n',
    )
  })

  it('deletes by selector and by kind', () => {
    run('kubectl create deployment web --image=nginx')
    expect(run('kubectl delete deploy,cm -l app=web')).toBe(
      'deployment.apps "web" deleted from default namespace\n',
    )
    expect(run('kubectl delete deploy --all')).toBe('No resources found\n')
    expect(run('kubectl delete pods')).toBe(
      '2> error: resource(s) were provided, but no name was specified\nrc=1\n',
    )
  })
})

describe('kubectl rollout', () => {
  it('follows a rollout, lists revisions and goes back', () => {
    run('kubectl create deployment web --image=nginx:1 --replicas=2')
    expect(run('kubectl rollout status deploy/web').trimEnd().split('\n').at(-1)).toBe(
      'deployment "web" successfully rolled out',
    )
    expect(run('kubectl set image deployment web nginx=nginx:2')).toBe(
      'deployment.apps/web image updated\n',
    )
    expect(run('kubectl rollout status deploy/web')).toContain(
      'Waiting for deployment "web" rollout to finish: 1 out of 2 new replicas have been updated...\n',
    )
    expect(run('kubectl rollout history deploy/web')).toBe(
      'deployment.apps/web \nREVISION  CHANGE-CAUSE\n1         <none>\n2         <none>\n\n',
    )
    expect(run('kubectl rollout undo deploy/web')).toBe('deployment.apps/web rolled back\n')
    lab.settle()
    expect(
      run("kubectl get deploy web -o jsonpath='{.spec.template.spec.containers[0].image}'"),
    ).toBe('nginx:1')
    expect(run('kubectl rollout undo deploy/web --to-revision=99')).toBe(
      '2> error: unable to find specified revision 99 in history\nrc=1\n',
    )
    expect(run('kubectl rollout pause deploy web')).toBe('deployment.apps/web paused\n')
    expect(run('kubectl rollout pause deploy web')).toBe(
      '2> error: deployments.apps "web" is already paused\nrc=1\n',
    )
    expect(run('kubectl rollout status pod x')).toContain('not found')
  })
})

describe('kubectl drain', () => {
  it('cordons the node and evicts its pods', () => {
    run(`kubectl run bare --image=busybox --overrides='{"spec":{"nodeName":"node-a"}}'`)
    lab.advance('2s')
    expect(run('kubectl drain node-a')).toBe(
      'node/node-a cordoned\n2> error: unable to drain node "node-a" due to error: cannot delete Pods that declare no controller (use --force to override): default/bare, continuing command...\n2> There are pending nodes to be drained:\n2>  node-a\n2> cannot delete Pods that declare no controller (use --force to override): default/bare\nrc=1\n',
    )
    expect(run('kubectl drain node-a --force')).toBe(
      'node/node-a already cordoned\nevicting pod default/bare\npod/bare evicted\nnode/node-a drained\n2> Warning: deleting Pods that declare no controller: default/bare\n',
    )
    expect(run('kubectl uncordon node-a')).toBe('node/node-a uncordoned\n')
  })
})

describe('kubectl taint', () => {
  it('sets and removes taints', () => {
    expect(run('kubectl taint node node-a dedicated=x:NoSchedule')).toBe('node/node-a tainted\n')
    expect(run('kubectl taint node node-a dedicated=y:NoSchedule')).toBe(
      '2> error: node node-a already has dedicated taint(s) with same effect(s) and --overwrite is false\nrc=1\n',
    )
    expect(run('kubectl taint node node-a dedicated-')).toBe('node/node-a untainted\n')
    expect(run('kubectl taint nodes node-a a=b:NoSuch')).toBe(
      "2> error: invalid taint effect: NoSuch, unsupported taint effect\n2> See 'kubectl taint -h' for help and examples\nrc=1\n",
    )
  })
})

describe('kubectl wait', () => {
  it('waits for conditions, and for the end', () => {
    run('kubectl create deployment web --image=nginx')
    expect(run('kubectl wait deploy/web --for=condition=Available --timeout=10s')).toBe(
      'deployment.apps/web condition met\n',
    )
    expect(run('kubectl wait deploy/web --for=condition=Nope --timeout=2s')).toBe(
      '2> error: timed out waiting for the condition on deployments/web\nrc=1\n',
    )
    expect(run("kubectl wait pod -l app=web --for=jsonpath='{.status.phase}'=Running")).toMatch(
      /^pod\/web-\S+ condition met\n$/,
    )
    expect(run('kubectl wait deploy/nope --for=delete --timeout=1s')).toBe('')
  })
})

describe('kubectl config', () => {
  it('keeps a namespace in the context', () => {
    run('kubectl create ns team')
    expect(run('kubectl config current-context')).toBe('minikube\n')
    expect(run('kubectl config set-context --current --namespace=team')).toBe(
      'Context "minikube" modified.\n',
    )
    expect(run('kubectl get pods')).toBe('2> No resources found in team namespace.\n')
    expect(run('kubectl config use-context nope')).toBe(
      '2> error: no context exists with the name: "nope"\nrc=1\n',
    )
  })
})
