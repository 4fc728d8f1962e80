import { describe, expect, it } from 'vitest'
import { minikubeVerbs } from '../../../src/cli/minikube/tool.js'
import { type Lab, createLab } from '../../../src/index.js'

/** A cluster of two nodes with a deployment `web` behind a node port. */
const prepared = ((): Lab => {
  const lab = createLab({ cluster: { nodes: 2 } })
  lab.sh('kubectl create deployment web --image=nginx')
  lab.sh('kubectl expose deployment web --type=NodePort --port=80')
  lab.settle()
  return lab
})()

/** Runs a line that has to succeed; what it prints. */
function sh(lab: Lab, line: string): string {
  const { stdout, stderr, exitCode } = lab.sh(line)
  expect(`${exitCode} ${exitCode === 0 ? '' : stderr}`).toBe('0 ')
  return stdout
}

/** One real use of each verb: what is there afterwards that was not before. */
const USES: Readonly<Record<string, (lab: Lab) => void>> = {
  start() {
    const lab = createLab()
    expect(sh(lab, 'minikube start --nodes 2 --cpus 4 --memory 4g -p other')).toContain(
      'Done! kubectl is now configured to use "other" cluster',
    )
    expect(sh(lab, "kubectl get nodes -o jsonpath='{.items[*].status.capacity.cpu}'")).toBe('4 4')
    expect(sh(lab, 'kubectl config current-context')).toBe('other\n')
  },
  status(lab) {
    expect(sh(lab, 'minikube status')).toContain('minikube-m02\ntype: Worker\nhost: Running\n')
    sh(lab, 'minikube node stop m02')
    expect(lab.sh('minikube status').stdout).toContain(
      'minikube-m02\ntype: Worker\nhost: Stopped\n',
    )
  },
  stop(lab) {
    expect(sh(lab, 'minikube stop')).toContain('2 nodes stopped.\n')
    expect(lab.sh('kubectl get pods').stderr).toContain('192.168.49.2:8443 was refused')
    sh(lab, 'minikube start')
    lab.settle()
    expect(sh(lab, 'kubectl get pods --no-headers')).toMatch(/^web-\S+ +1\/1 +Running/)
  },
  delete(lab) {
    sh(lab, 'minikube delete')
    expect(lab.sh('kubectl get pods').stderr).toContain('localhost:8080 was refused')
    expect(sh(lab, 'kubectl config get-contexts -o name')).toBe('')
    sh(lab, 'minikube start')
    expect(lab.sh('kubectl get pods').stderr).toBe('No resources found in default namespace.\n')
  },
  dashboard(lab) {
    lab.sh('minikube dashboard --url > url.txt 2> /dev/null &')
    lab.advance('1m')
    expect(sh(lab, 'curl -s $(cat url.txt)')).toContain('<title>Kubernetes Dashboard</title>')
  },
  service(lab) {
    expect(sh(lab, 'curl -s $(minikube service web --url)')).toContain('Welcome to nginx')
  },
  tunnel(lab) {
    sh(
      lab,
      'kubectl expose deployment web --name=front --type=LoadBalancer --port=8080 --target-port=80',
    )
    lab.sh('minikube tunnel > /dev/null &')
    lab.advance('10s')
    const address = sh(
      lab,
      "kubectl get svc front -o jsonpath='{.status.loadBalancer.ingress[0].ip}'",
    )
    expect(sh(lab, `curl -s ${address}:8080`)).toContain('Welcome to nginx')
  },
  node(lab) {
    sh(lab, 'minikube node add')
    sh(lab, 'minikube node delete m02')
    expect(sh(lab, 'minikube node list')).toMatch(/^minikube\t\S+\nminikube-m03\t\S+\n$/)
    expect(sh(lab, 'kubectl get nodes -o name')).toBe('node/minikube\nnode/minikube-m03\n')
  },
  ssh(lab) {
    expect(sh(lab, 'minikube ssh -n m02 -- docker ps')).toContain('k8s_nginx_web-')
    expect(sh(lab, 'minikube ssh hostname')).toBe('minikube\n')
  },
  ip(lab) {
    expect(sh(lab, 'minikube ip')).toBe('192.168.49.2\n')
    expect(sh(lab, 'minikube ip -n minikube-m02')).toBe('192.168.49.3\n')
  },
  profile(lab) {
    expect(sh(lab, 'minikube profile list')).toMatch(
      /│ minikube │ docker │ docker +│ 192\.168\.49\.2 │ v1\S+ │ OK +│ 2 +│ \* +│ \* +│/,
    )
  },
  addons(lab) {
    expect(sh(lab, 'minikube addons enable metrics-server')).toContain(
      "🌟  The 'metrics-server' addon is enabled\n",
    )
    expect(sh(lab, 'minikube addons list')).toMatch(/│ metrics-server +│ minikube │ enabled ✅ │/)
    expect(sh(lab, 'kubectl get deployment -n kube-system metrics-server')).toContain('0/1')
    expect(sh(lab, 'minikube addons disable metrics-server')).toBe(
      `🌑  "The 'metrics-server' addon is disabled\n`,
    )
    expect(lab.sh('kubectl get deployment -n kube-system metrics-server').exitCode).toBe(1)
    expect(lab.sh('minikube addons enable nosuch')).toMatchObject({ exitCode: 10 })
    expect(lab.sh('minikube addons enable istio').stderr).toContain(
      'kubarium does not simulate the addon "istio"',
    )
  },
  version(lab) {
    expect(sh(lab, 'minikube version --short')).toMatch(/^v\d+\.\d+\.\d+\n$/)
  },
}

describe('each verb of minikube', () => {
  it('is used for real below', () => {
    const verbs = minikubeVerbs({} as Parameters<typeof minikubeVerbs>[0])
    expect(Object.keys(USES).sort()).toEqual(Object.keys(verbs).sort())
  })

  it.each(Object.entries(USES))('minikube %s', (_, use) => use(prepared.fork()))
})
