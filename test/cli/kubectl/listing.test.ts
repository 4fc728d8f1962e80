import { beforeAll, describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'
import { hollowLab, typed } from './terminal.js'

describe('the tables of kubectl get', () => {
  let lab: Lab
  const run = (line: string): string => typed(lab, line)

  beforeAll(() => {
    lab = hollowLab()
    run('kubectl create deployment web --image=nginx:1.19 --replicas=2')
    run('kubectl create ns team')
    run('kubectl -n team run solo --image=busybox --labels=app=solo,tier=back')
    lab.advance('3s')
  })

  it('shows a table for each kind, with the kind in the names when there are several', () => {
    expect(run('kubectl get deploy,svc')).toMatch(
      /^NAME +READY +UP-TO-DATE +AVAILABLE +AGE\ndeployment.apps\/web +2\/2 +2 +2 +3s\n\nNAME +TYPE +CLUSTER-IP +EXTERNAL-IP +PORT\(S\) +AGE\nservice\/kubernetes +ClusterIP +10.96.0.1 +<none> +443\/TCP +\ds\n$/,
    )
  })

  it('takes flags anywhere, and short names', () => {
    expect(
      run(
        'kubectl -n team get po --no-headers -o custom-columns=NAME:.metadata.name,TIER:.metadata.labels.tier,X:.spec.x',
      ),
    ).toBe('solo   back   <none>\n')
  })

  it('shows labels as columns', () => {
    expect(run('kubectl get po -A -L app,tier --no-headers | grep solo')).toMatch(
      /^team +solo +1\/1 +Running +0 +3s +solo +back\n$/,
    )
  })

  it('prints one object by itself, and several as a list', () => {
    expect(run(`kubectl get deploy web -o jsonpath='{.kind} {.spec.replicas}{"\\n"}'`)).toBe(
      'Deployment 2\n',
    )
    expect(run(`kubectl get deploy -o jsonpath='{.kind} {.items[*].metadata.name}{"\\n"}'`)).toBe(
      'List web\n',
    )
    expect(
      run(
        'kubectl get deploy web -o go-template=\'{{.metadata.name}} {{.spec.replicas}}{{"\\n"}}\'',
      ),
    ).toBe('web 2\n')
    expect(run('kubectl get ns team -o yaml')).toMatch(
      /^apiVersion: v1\nkind: Namespace\nmetadata:\n {2}creationTimestamp: /,
    )
    expect(run('kubectl get deploy,ns/team -o name')).toBe(
      '2> error: arguments in resource/name form must have a single resource and name\nrc=1\n',
    )
    expect(run('kubectl get deploy/web ns/team -o name')).toBe(
      'deployment.apps/web\nnamespace/team\n',
    )
  })

  it('says where it found nothing, and that something is missing', () => {
    expect(run('kubectl get rc')).toBe('2> No resources found in default namespace.\n')
    expect(run('kubectl get rc -A')).toBe('2> No resources found\n')
    expect(run('kubectl get ds')).toBe('2> No resources found in default namespace.\n')
    expect(run('kubectl get pods nope')).toBe(
      '2> Error from server (NotFound): pods "nope" not found\nrc=1\n',
    )
    expect(run('kubectl get pods nope --ignore-not-found')).toBe('')
    expect(run('kubectl get ns nope team other')).toMatch(
      /^NAME +STATUS +AGE\nteam +Active +3s\n2> Error from server \(NotFound\): namespaces "nope" not found\n2> Error from server \(NotFound\): namespaces "other" not found\nrc=1\n$/,
    )
  })

  it('sorts by a field: numbers, quantities, times and texts', () => {
    run('kubectl create deployment api --image=busybox')
    expect(run("kubectl get deploy --sort-by='{.metadata.name}' -o name")).toBe(
      'deployment.apps/api\ndeployment.apps/web\n',
    )
    expect(run('kubectl get deploy --sort-by=.spec.replicas -o name')).toBe(
      'deployment.apps/api\ndeployment.apps/web\n',
    )
  })

  it('watches until Ctrl-C', () => {
    const fork = lab.fork()
    fork.sh('(sleep 2; kubectl delete -n team pod solo --now --wait=false) >/dev/null &')
    const { stdout, exitCode } = fork.sh('kubectl get pods -n team -w --no-headers', {
      timeout: '30s',
    })
    expect(exitCode).toBe(130)
    expect(stdout).toMatch(/^solo +1\/1 +Running +0 +\ds\n(solo +1\/1 +Terminating +0 +\ds\n)+/)
  })

  it('gives the objects, whose text is what the command prints', () => {
    const namespaces = lab.kubectl.get('ns', { selector: 'kubernetes.io/metadata.name=team' })
    expect(namespaces.map(({ metadata }) => metadata.name)).toEqual(['team'])
    expect(String(namespaces)).toMatch(/^NAME +STATUS +AGE\nteam +Active/)
    expect(() => lab.kubectl.get('pods', 'nope')).toThrow('pods "nope" not found')
  })

  it('is refused when there is no cluster, or the control plane has no power', () => {
    expect(typed(createLab(), 'kubectl get pods')).toBe(
      '2> The connection to the server localhost:8080 was refused - did you specify the right host or port?\nrc=1\n',
    )
    const powerless = createLab({ cluster: { nodes: 1 } })
    powerless.machine('minikube').powerOff()
    expect(typed(powerless, 'kubectl get pods')).toContain(':8443 was refused')
  })
})
