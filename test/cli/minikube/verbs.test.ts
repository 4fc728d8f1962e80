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
  completion(lab) {
    sh(lab, 'minikube completion bash > /tmp/minikube.bash; source /tmp/minikube.bash')
    expect(sh(lab, 'complete -p minikube')).toMatch(/-F \S+ minikube/)
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
  config(lab) {
    expect(sh(lab, 'minikube config set memory 4096')).toContain('These changes will take effect')
    expect(sh(lab, 'minikube config get memory')).toBe('4096\n')
    expect(sh(lab, 'minikube config view')).toBe('- memory: 4096\n')
    expect(lab.sh('minikube config set colour blue').stderr).toContain(
      'MK_CONFIG_SET: Set failed: find settings for "colour" value of "blue": property name "colour" not found',
    )
    sh(lab, 'minikube config unset memory')
    expect(sh(lab, 'minikube config view')).toBe('')
    sh(lab, 'minikube config set cpus 4')
    sh(lab, 'minikube delete; minikube start')
    expect(sh(lab, "kubectl get node minikube -o jsonpath='{.status.capacity.cpu}'")).toBe('4')
  },
  cp(lab) {
    sh(lab, 'echo hello > note; minikube cp note minikube-m02:/home/docker/note')
    expect(sh(lab, 'minikube ssh -n m02 -- cat /home/docker/note')).toBe('hello\n')
    expect(lab.sh('minikube cp note here').exitCode).toBe(14)
    expect(lab.sh('minikube cp nothing /there').stderr).toContain('HOST_PATH_MISSING')
  },
  'docker-env'(lab) {
    expect(lab.sh('minikube docker-env')).toMatchObject({ exitCode: 81 })
    sh(lab, 'minikube node delete m02')
    expect(sh(lab, 'minikube docker-env')).toContain(
      'export DOCKER_HOST="tcp://192.168.49.2:2376"\n',
    )
    expect(sh(lab, 'eval $(minikube docker-env); docker ps')).toContain('k8s_etcd_etcd-minikube')
    expect(sh(lab, 'eval $(minikube docker-env -u); docker ps')).not.toContain('k8s_etcd')
    expect(lab.sh('docker -H tcp://10.9.8.7:2376 ps').stderr).toBe(
      'Cannot connect to the Docker daemon at tcp://10.9.8.7:2376. Is the docker daemon running?\n',
    )
  },
  image(lab) {
    lab.writeFile('im/Dockerfile', 'FROM busybox\nCMD ["sleep", "1000"]\n')
    sh(lab, 'docker build -t here:v1 im; minikube image load here:v1')
    sh(lab, 'minikube image build -t there:v1 im')
    const images = sh(lab, 'minikube image ls')
    expect(images).toContain('docker.io/library/here:v1\n')
    expect(images).toContain('docker.io/library/there:v1\n')
    expect(images).toContain('registry.k8s.io/coredns/coredns:v1.12.1\n')
    sh(lab, 'kubectl run own --image=here:v1 --image-pull-policy=Never')
    lab.settle()
    expect(sh(lab, 'kubectl get pod own')).toContain('Running')
    expect(sh(lab, 'minikube image ls --format table')).toMatch(/│ docker.io\/library\/here +│ v1 /)
    sh(lab, 'kubectl delete pod own --now; minikube image rm here:v1')
    expect(sh(lab, 'minikube image ls')).not.toContain('/here:v1')
  },
  kubectl(lab) {
    expect(sh(lab, 'minikube kubectl -- get ns default')).toMatch(/^default +Active/m)
  },
  logs(lab) {
    const text = sh(lab, 'minikube logs')
    expect(text).toContain('==> container status <==')
    expect(text).toMatch(/==> etcd \[\w+\] <==/)
    expect(text).toMatch(/==> describe nodes <==\nName: +minikube\n/)
    expect(sh(lab, 'minikube logs --file out.txt; grep -c describe out.txt')).toContain('1\n')
  },
  mount(lab) {
    expect(lab.sh('minikube mount /nosuch:/data').stderr).toContain('HOST_PATH_MISSING')
    expect(lab.sh('minikube mount .:/data').stderr).toContain('kubarium does not simulate')
  },
  pause(lab) {
    expect(sh(lab, 'minikube pause')).toMatch(
      /⏯️ {2}Paused \d+ containers in: kube-system, kubernetes-dashboard, istio-operator\n$/,
    )
    expect(lab.sh('minikube status')).toMatchObject({ exitCode: 2 })
    expect(lab.sh('minikube status').stdout).toContain('kubelet: Stopped\napiserver: Paused\n')
    expect(lab.sh('kubectl get nodes').stderr).toBe(
      'Unable to connect to the server: net/http: TLS handshake timeout\n',
    )
  },
  unpause(lab) {
    sh(lab, 'minikube pause; minikube unpause')
    lab.advance('20s')
    expect(sh(lab, 'minikube status')).toContain('apiserver: Running\n')
    expect(sh(lab, 'kubectl get nodes')).not.toContain('NotReady')
  },
  'update-context'(lab) {
    expect(sh(lab, 'minikube update-context')).toBe(
      '🙄  No changes required for the "minikube" context\n💗  Current context is "minikube"\n',
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
