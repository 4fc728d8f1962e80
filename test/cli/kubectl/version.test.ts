import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'
import { typed as shown } from './terminal.js'
import { cluster } from './lab.js'

/** What kubectl 1.36 says otherwise than its predecessors did; seen of the real one. */
describe('kubectl 1.36', () => {
  it('is of the version of its cluster, and does not warn', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    expect(lab.sh('kubectl version')).toEqual({
      stdout: 'Client Version: v1.36.2\nKustomize Version: v5.8.1\nServer Version: v1.36.2\n',
      stderr: '',
      exitCode: 0,
    })
  })

  it('says from which namespace it deletes', () => {
    const lab = cluster(
      'kubectl create namespace shop',
      'kubectl create configmap a -n shop',
      'kubectl run p --image=busybox -n shop',
    )
    const run = (line: string): string => shown(lab, line)
    expect(run('kubectl delete cm a -n shop --dry-run=client')).toBe(
      'configmap "a" deleted from shop namespace (dry run)\n',
    )
    expect(run('kubectl delete cm a -n shop --dry-run=server')).toBe(
      'configmap "a" deleted from shop namespace (server dry run)\n',
    )
    expect(run('kubectl delete cm a -n shop -o name')).toBe('configmap/a\n')
    expect(run('kubectl delete pod p -n shop --force')).toMatch(
      /^pod "p" force deleted from shop namespace\n/,
    )
    expect(run('kubectl delete namespace shop')).toBe('namespace "shop" deleted\n')
    expect(run('kubectl run once --image=busybox --restart=Never --rm -i -- true')).toContain(
      'pod "once" deleted from default namespace\n',
    )
    lab.writeFile('cm.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n')
    run('kubectl create -f cm.yaml')
    expect(run('kubectl replace --force -f cm.yaml')).toBe(
      'configmap "b" deleted from default namespace\nconfigmap/b replaced\n',
    )
  })

  it('prints no creation time that is not there', () => {
    const lab = cluster()
    for (const line of [
      'kubectl create deployment d --image=nginx --dry-run=client -o yaml',
      'kubectl create job j --image=busybox --dry-run=client -o yaml',
      "kubectl create cronjob c --image=busybox --schedule='* * * * *' --dry-run=client -o yaml",
      'kubectl run p --image=nginx --dry-run=client -o json',
      'kubectl create deployment d --image=nginx --save-config --dry-run=client -o yaml',
    ])
      expect(shown(lab, line)).not.toContain('creationTimestamp')
    expect(
      shown(lab, 'kubectl create job j --image=busybox --dry-run=client -o yaml'),
    ).toBe(`apiVersion: batch/v1
kind: Job
metadata:
  name: j
spec:
  template:
    metadata: {}
    spec:
      containers:
      - image: busybox
        name: j
        resources: {}
      restartPolicy: Never
status: {}
`)
  })

  it('describes the time zone of a cron job, and no version of kube-proxy', () => {
    const lab = cluster("kubectl create cronjob c --image=busybox --schedule='0 0 1 1 *'")
    expect(shown(lab, 'kubectl describe cronjob c')).toBe(`Name:                          c
Namespace:                     default
Labels:                        <none>
Annotations:                   <none>
Schedule:                      0 0 1 1 *
Concurrency Policy:            Allow
Suspend:                       False
Time Zone:                     <unset>
Successful Job History Limit:  3
Failed Job History Limit:      1
Starting Deadline Seconds:     <unset>
Selector:                      <unset>
Parallelism:                   <unset>
Completions:                   <unset>
Pod Template:
  Labels:  <none>
  Containers:
   c:
    Image:           busybox
    Port:            <none>
    Host Port:       <none>
    Environment:     <none>
    Mounts:          <none>
  Volumes:           <none>
  Node-Selectors:    <none>
  Tolerations:       <none>
Last Schedule Time:  <unset>
Active Jobs:         <none>
Events:              <none>
`)
    expect(shown(lab, 'kubectl describe node')).not.toContain('Kube-Proxy')
  })

  it('knows its new global options', () => {
    const lab = cluster()
    const options = shown(lab, 'kubectl options')
    for (const option of ['--as-user-extra=[]:', "--kuberc='':", '--warnings-as-errors=false:'])
      expect(options).toContain(`    ${option}\n`)
    expect(options).toContain('One of (none|cpu|heap|goroutine|threadcreate|block|mutex|trace)\n')
  })

  it('can take warnings of the server for errors, once it has done what it was told', () => {
    const lab = cluster()
    expect(shown(lab, 'kubectl get endpoints --warnings-as-errors')).toMatch(
      /2> Warning: v1 Endpoints is deprecated.*\n2> error: 1 warning received\nrc=1\n$/s,
    )
    expect(lab.sh('kubectl get pods --warnings-as-errors').exitCode).toBe(0)
  })

  it('prints KYAML', () => {
    expect(shown(cluster(), 'kubectl create ns x --dry-run=client -o kyaml')).toBe(
      '---\n{\n  kind: "Namespace",\n  apiVersion: "v1",\n  metadata: {\n    name: "x",\n  },\n  spec: {},\n  status: {},\n}\n',
    )
  })
})

describe('kubectl autoscale', () => {
  const lab = cluster('kubectl create deployment d --image=nginx')
  /** The metrics of the autoscaler that it would make. */
  const metrics = (flags: string): string => {
    const text = shown(lab, `kubectl autoscale deploy d --max=3 ${flags} --dry-run=client -o yaml`)
    return /maxReplicas: 3\n([\s\S]*) {2}scaleTargetRef/.exec(text)?.[1] ?? text
  }
  const target = (name: string, lines: string): string =>
    `  - resource:\n      name: ${name}\n      target:\n        ${lines}\n    type: Resource\n`

  it.each([
    ['--cpu=70%', 'cpu', 'averageUtilization: 70\n        type: Utilization'],
    ['--cpu=500m', 'cpu', 'averageValue: 500m\n        type: AverageValue'],
    ['--cpu=70', 'cpu', 'averageValue: 70m\n        type: AverageValue'],
    ['--cpu=1.5', 'cpu', 'averageValue: 1500u\n        type: AverageValue'],
    ['--cpu=1e3', 'cpu', 'averageValue: "1"\n        type: AverageValue'],
    ['--memory=60%', 'memory', 'averageUtilization: 60\n        type: Utilization'],
    ['--memory=500', 'memory', 'averageValue: 500Mi\n        type: AverageValue'],
    ['--memory=1G', 'memory', 'averageValue: 1G\n        type: AverageValue'],
  ])('%s', (flags, name, lines) => {
    expect(metrics(flags)).toBe(`  metrics:\n${target(name, lines)}`)
  })

  it('takes both, and neither', () => {
    expect(metrics('--cpu=70% --memory=500Mi').match(/- resource/g)).toHaveLength(2)
    expect(metrics('')).toBe('')
  })

  it('still takes --cpu-percent, and says what to use', () => {
    const said =
      "2> Flag --cpu-percent has been deprecated, Use --cpu with percentage or resource quantity format (e.g., '70%' for utilization or '500m' for milliCPU).\n"
    expect(shown(lab, 'kubectl autoscale deploy d --max=3 --cpu-percent=50')).toContain(
      `horizontalpodautoscaler.autoscaling/d autoscaled\n${said}`,
    )
    expect(lab.kubectl.get('hpa', 'd')[0]).toMatchObject({
      spec: { metrics: [{ resource: { target: { averageUtilization: 50 } } }] },
    })
    expect(shown(lab, 'kubectl autoscale deploy d --max=3 --cpu-percent=5 --cpu=5%')).toBe(
      `${said}2> error: --cpu-percent and --cpu are mutually exclusive\nrc=1\n`,
    )
  })

  it.each([
    ['--cpu=x', 'invalid resource cpu value: x'],
    ['--cpu=70%x', 'invalid resource cpu value: 70%x'],
    ['--cpu=%', 'invalid percentage value: '],
    ['--cpu=70.5%', 'invalid percentage value: 70.5'],
    ['--cpu=-5%', 'invalid percentage value: -5'],
    ['--memory=abc', 'invalid resource memory value: abc'],
  ])('refuses %s', (flags, message) => {
    expect(shown(lab, `kubectl autoscale deploy d --max=3 ${flags}`)).toBe(
      `2> error: ${message}\nrc=1\n`,
    )
  })
})
