import { describe, expect, it } from 'vitest'
import { cluster, shown } from './lab.js'

describe('kubectl scale', () => {
  it('sets how many pods there should be', () => {
    const lab = cluster('kubectl create deployment web --image=nginx')
    expect(shown(lab, 'kubectl scale deployment web --replicas=3')).toBe(
      'deployment.apps/web scaled\n',
    )
    lab.settle()
    expect(lab.kubectl.get('pods')).toHaveLength(3)
    expect(shown(lab, 'kubectl scale deployment web')).toContain(
      'error: required flag(s) "replicas" not set',
    )
  })
})

describe('kubectl rollout', () => {
  it('follows a change of image to its end, and goes back', () => {
    const lab = cluster('kubectl create deployment web --image=nginx:1.19')
    expect(shown(lab, 'kubectl set image deployment/web nginx=nginx:1.20')).toBe(
      'deployment.apps/web image updated\n',
    )
    expect(lab.sh('kubectl rollout status deployment/web').stdout).toMatch(
      /deployment "web" successfully rolled out\n$/,
    )
    expect(shown(lab, 'kubectl rollout undo deployment/web')).toBe(
      'deployment.apps/web rolled back\n',
    )
    expect(
      lab.sh("kubectl get deploy web -o jsonpath='{.spec.template.spec.containers[0].image}'")
        .stdout,
    ).toBe('nginx:1.19')
  })
})

describe('kubectl expose', () => {
  it('makes a service that selects the pods of the deployment', () => {
    const lab = cluster('kubectl create deployment web --image=nginx')
    expect(shown(lab, 'kubectl expose deployment web --port=80')).toBe('service/web exposed\n')
    expect(lab.sh("kubectl get svc web -o jsonpath='{.spec.selector}'").stdout).toBe(
      '{"app":"web"}',
    )
  })
})

describe('kubectl logs, exec and port-forward', () => {
  const lab = cluster(
    "kubectl run talker --image=busybox --restart=Never --command -- sh -c 'echo hello; sleep 3600'",
    'kubectl run web --image=nginx',
  )

  it('show what containers wrote', () => {
    expect(shown(lab, 'kubectl logs talker')).toBe('hello\n')
    expect(shown(lab, 'kubectl logs nope')).toBe(
      'error: error from server (NotFound): pods "nope" not found in namespace "default"\n',
    )
  })

  it('run commands in containers, and end as they do', () => {
    expect(lab.sh('kubectl exec talker -- echo hi')).toMatchObject({ stdout: 'hi\n', exitCode: 0 })
    expect(lab.sh("kubectl exec talker -- sh -c 'exit 3'")).toMatchObject({
      stderr: 'command terminated with exit code 3\n',
      exitCode: 3,
    })
  })

  it('lead from a local port to a pod until they are stopped', () => {
    const own = lab.fork()
    const tunnel = own.kubectl.portForward('pod/web', '8080:80')
    expect(String(tunnel)).toBe(
      'Forwarding from 127.0.0.1:8080 -> 80\nForwarding from [::1]:8080 -> 80\n',
    )
    expect(own.curl('http://localhost:8080').status).toBe(200)
    ;(tunnel as unknown as { stop(): void }).stop()
    expect(own.sh('curl localhost:8080').exitCode).toBe(7)
  })
})

describe('kubectl cordon and drain', () => {
  it('empty a node and keep it empty', () => {
    const lab = cluster('kubectl create deployment web --image=nginx --replicas=4')
    const [node] = lab.kubectl.get('nodes').map(({ metadata }) => metadata.name)
    expect(shown(lab, `kubectl cordon ${node}`)).toBe(`node/${node} cordoned\n`)
    expect(shown(lab, `kubectl cordon ${node}`)).toBe(`node/${node} already cordoned\n`)
    expect(lab.sh(`kubectl drain ${node} --ignore-daemonsets --force`).stdout).toMatch(
      new RegExp(`node/${node} drained\n$`),
    )
    lab.settle()
    expect(lab.kubectl.get('pods', { fieldSelector: `spec.nodeName=${node}` })).toHaveLength(0)
    expect(lab.kubectl.get('pods')).toHaveLength(4)
  })
})
