import { describe, expect, it } from 'vitest'
import { definitions } from '../../../src/cli/kubectl/verbs.js'
import { type Lab, createLab } from '../../../src/index.js'

const PAGE = `apiVersion: v1
kind: ConfigMap
metadata: {name: page}
data: {index.html: "hello"}
`

/** A cluster with a deployment `web` of two pods and a service before it, and a pod `box`. */
const prepared = ((): Lab => {
  const lab = createLab({ cluster: { nodes: 2 } })
  lab.writeFile('page.yaml', PAGE)
  lab.sh('kubectl create deployment web --image=nginx:1.27 --replicas=2 --port=80')
  lab.sh('kubectl expose deployment web --port=80')
  lab.sh("kubectl run box --image=busybox -- sh -c 'echo ready; sleep 100000'")
  lab.settle()
  return lab
})()

/** Runs a line that has to succeed; what it prints. */
function sh(lab: Lab, line: string, stdin?: string): string {
  const { stdout, stderr, exitCode } = lab.sh(line, stdin === undefined ? {} : { stdin })
  expect(`${exitCode} ${exitCode === 0 ? '' : stderr}`).toBe('0 ')
  return stdout
}

/** One field of an object, by its JSONPath. */
const field = (lab: Lab, name: string, path: string): string =>
  sh(lab, `kubectl get ${name} -o jsonpath='{${path}}'`)

/** Asks for a certificate. */
function request(lab: Lab, name: string): void {
  sh(
    lab,
    `openssl genrsa -out ${name}.key; openssl req -new -key ${name}.key -out ${name}.csr -subj /CN=${name}`,
  )
  const text = sh(lab, `base64 -w0 ${name}.csr`)
  lab.writeFile(
    `${name}.yaml`,
    `apiVersion: certificates.k8s.io/v1\nkind: CertificateSigningRequest\nmetadata: { name: ${name} }\nspec: { request: ${text}, signerName: kubernetes.io/kube-apiserver-client, usages: [client auth] }\n`,
  )
  sh(lab, `kubectl create -f ${name}.yaml`)
}

const WEB = '.spec.template.spec.containers[0]'
/** Lets the deployment roll out an image, so that it has a second revision. */
function rolledOut(lab: Lab): void {
  sh(lab, 'kubectl set image deployment/web nginx=nginx:1.28')
  sh(lab, 'kubectl rollout status deployment/web')
  lab.advance('1m')
}

/** One real use of each verb: what is there afterwards that was not before. */
const USES: Readonly<Record<string, (lab: Lab) => void>> = {
  create(lab) {
    expect(sh(lab, 'kubectl create -f page.yaml')).toBe('configmap/page created\n')
    expect(field(lab, 'cm/page', '.data.index\\.html')).toBe('hello')
    expect(lab.sh('kubectl create -f page.yaml').exitCode).toBe(1)
  },
  'create configmap'(lab) {
    sh(lab, 'kubectl create configmap c --from-file=page.yaml --from-literal=a=b')
    expect(field(lab, 'cm/c', '.data.page\\.yaml')).toBe(PAGE)
    expect(field(lab, 'cm/c', '.data.a')).toBe('b')
  },
  'create cronjob'(lab) {
    sh(lab, "kubectl create cronjob c --image=busybox --schedule='* * * * *' -- echo tick")
    expect(sh(lab, 'kubectl get cj c --no-headers')).toMatch(/^c +\* \* \* \* \* +<none> +False +0/)
  },
  'create deployment'(lab) {
    sh(lab, 'kubectl create deployment d --image=nginx --replicas=3')
    lab.settle()
    expect(field(lab, 'deploy/d', '.status.readyReplicas')).toBe('3')
  },
  'create ingress'(lab) {
    sh(lab, "kubectl create ingress i --class=nginx --rule='a.example.com/*=web:80,tls=cert'")
    expect(sh(lab, 'kubectl get ing i --no-headers')).toMatch(/^i +nginx +a\.example\.com +80, 443/)
    expect(field(lab, 'ing/i', '.spec.rules[0].http.paths[0].pathType')).toBe('Prefix')
    expect(sh(lab, 'kubectl describe ing i')).toMatch(
      /\/ +web:80 \(10\.244\.\d+\.\d+:80,10\.244\.\d+\.\d+:80\)/,
    )
    expect(lab.sh('kubectl create ingress j').exitCode).toBe(1)
  },
  'create poddisruptionbudget'(lab) {
    sh(lab, 'kubectl create pdb b --selector=app=web --min-available=50%')
    expect(sh(lab, 'kubectl get pdb b --no-headers')).toMatch(/^b +50% +N\/A +0/)
    expect(sh(lab, 'kubectl describe pdb b')).toContain('Selector:       app=web\n')
    expect(lab.sh('kubectl create pdb c --selector=app=web').exitCode).toBe(1)
  },
  'create priorityclass'(lab) {
    sh(lab, 'kubectl create priorityclass high --value=1000 --preemption-policy=Never')
    expect(sh(lab, 'kubectl get pc high --no-headers')).toMatch(/^high +1000 +false +\S+ +Never/)
    expect(lab.sh('kubectl create priorityclass big --value=2000000000').stderr).toBe(
      'error: failed to create priorityclass: PriorityClass.scheduling.k8s.io "big" is invalid: value: Forbidden: maximum allowed value of a user defined priority is 1000000000\n',
    )
  },
  'create quota'(lab) {
    sh(lab, 'kubectl create quota q --hard=pods=9,cpu=1 --scopes=NotBestEffort')
    lab.advance('1s')
    expect(sh(lab, 'kubectl get quota q --no-headers')).toMatch(/^q +cpu: 0\/1, pods: 0\/9/)
    expect(lab.sh('kubectl create quota r --hard=pods').stderr).toBe(
      'error: Invalid argument syntax pods, expected <resource>=<value>\n',
    )
  },
  'create job'(lab) {
    sh(lab, 'kubectl create job j --image=busybox -- echo done')
    expect(field(lab, 'job/j', `${WEB}.command`)).toBe('["echo","done"]')
  },
  'create namespace'(lab) {
    sh(lab, 'kubectl create namespace n')
    sh(lab, 'kubectl run p --image=nginx -n n')
    expect(field(lab, 'ns/n', '.status.phase')).toBe('Active')
  },
  'create secret docker-registry'(lab) {
    sh(
      lab,
      'kubectl create secret docker-registry r --docker-server=localhost:5000 --docker-username=me --docker-password=p',
    )
    expect(
      sh(
        lab,
        'kubectl get secret r -o go-template=\'{{index .data ".dockerconfigjson" | base64decode}}\'',
      ),
    ).toBe('{"auths":{"localhost:5000":{"username":"me","password":"p","auth":"bWU6cA=="}}}')
  },
  'create secret generic'(lab) {
    sh(lab, 'kubectl create secret generic s --from-literal=password=secret')
    expect(field(lab, 'secret/s', '.data.password')).toBe('c2VjcmV0')
  },
  'create secret tls'(lab) {
    lab.writeFile('tls.crt', '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n')
    lab.writeFile('tls.key', '-----BEGIN PRIVATE KEY-----\nMA==\n-----END PRIVATE KEY-----\n')
    const made = lab.sh('kubectl create secret tls t --cert=tls.crt --key=tls.key')
    expect(made.exitCode === 0 ? field(lab, 'secret/t', '.type') : made.stderr).toMatch(
      /^kubernetes.io\/tls$|failed to load key pair|tls: /,
    )
  },
  'create service clusterip'(lab) {
    sh(lab, 'kubectl create service clusterip web2 --tcp=8080:80')
    sh(lab, 'kubectl set selector service web2 app=web')
    lab.settle()
    expect(sh(lab, 'kubectl exec box -- wget -qO- http://web2:8080')).toContain('Welcome to nginx')
  },
  'create service externalname'(lab) {
    sh(lab, 'kubectl create service externalname e --external-name web.default.svc.cluster.local')
    expect(sh(lab, 'kubectl exec box -- wget -qO- http://e')).toContain('Welcome to nginx')
  },
  'create service loadbalancer'(lab) {
    sh(lab, 'kubectl create service loadbalancer l --tcp=80:80')
    expect(field(lab, 'svc/l', '.spec.type')).toBe('LoadBalancer')
  },
  'create service nodeport'(lab) {
    sh(lab, 'kubectl create service nodeport n --tcp=80:80 --node-port=30080')
    sh(lab, 'kubectl set selector service n app=web')
    lab.settle()
    expect(sh(lab, 'curl -s $(minikube ip):30080')).toContain('Welcome to nginx')
  },
  'create role'(lab) {
    sh(lab, 'kubectl create role looker --verb=get,list --resource=pods,deployments.apps/scale')
    expect(field(lab, 'role/looker', '.rules[*].resources')).toBe('["pods"] ["deployments/scale"]')
  },
  'create rolebinding'(lab) {
    sh(lab, 'kubectl create rolebinding look --clusterrole=view --user=jane')
    expect(sh(lab, 'kubectl get pods --as=jane')).toContain('box')
  },
  'create clusterrole'(lab) {
    sh(lab, 'kubectl create clusterrole health --verb=get --non-resource-url=/logs/*')
    expect(field(lab, 'clusterrole/health', '.rules[0].nonResourceURLs')).toBe('["/logs/*"]')
  },
  'create clusterrolebinding'(lab) {
    sh(lab, 'kubectl create clusterrolebinding all --clusterrole=view --serviceaccount=default:bot')
    expect(sh(lab, 'kubectl auth can-i list pods -A --as=system:serviceaccount:default:bot')).toBe(
      'yes\n',
    )
  },
  'create serviceaccount'(lab) {
    sh(lab, 'kubectl create serviceaccount sa')
    sh(lab, 'kubectl set serviceaccount deployment/web sa')
    expect(field(lab, 'deploy/web', '.spec.template.spec.serviceAccountName')).toBe('sa')
  },
  'create token'(lab) {
    expect(sh(lab, 'kubectl create token default')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  },
  expose(lab) {
    sh(lab, 'kubectl expose deployment web --name=again --port=8080 --target-port=80')
    lab.settle()
    expect(sh(lab, 'kubectl exec box -- wget -qO- again:8080')).toContain('Welcome to nginx')
  },
  run(lab) {
    expect(sh(lab, 'kubectl run --rm -i one --image=busybox --restart=Never -- echo hi')).toBe(
      'hi\npod "one" deleted from default namespace\n',
    )
    expect(lab.sh('kubectl get pod one').exitCode).toBe(1)
  },
  'set env'(lab) {
    sh(lab, 'kubectl set env deployment/web MODE=test')
    expect(sh(lab, 'kubectl set env deployment/web --list')).toContain('MODE=test\n')
  },
  'set image'(lab) {
    rolledOut(lab)
    expect(field(lab, 'pods -l app=web', '.items[*].spec.containers[0].image')).toBe(
      'nginx:1.28 nginx:1.28',
    )
  },
  'set resources'(lab) {
    sh(lab, 'kubectl set resources deployment web --limits=cpu=200m,memory=64Mi')
    expect(field(lab, 'deploy/web', `${WEB}.resources.limits.memory`)).toBe('64Mi')
  },
  'set selector'(lab) {
    sh(lab, 'kubectl set selector service web app=nobody')
    lab.settle()
    expect(lab.sh('kubectl exec box -- wget -T 2 -qO- web').exitCode).not.toBe(0)
  },
  'set serviceaccount'(lab) {
    sh(lab, 'kubectl create sa builder')
    sh(lab, 'kubectl set sa deploy web builder')
    sh(lab, 'kubectl rollout status deploy/web')
    lab.advance('1m')
    expect(field(lab, 'pods -l app=web', '.items[0].spec.serviceAccountName')).toBe('builder')
  },
  explain(lab) {
    expect(sh(lab, 'kubectl explain pod.spec.containers.image')).toContain('FIELD: image <string>')
  },
  get(lab) {
    expect(sh(lab, 'kubectl get pods -l app=web --no-headers | wc -l')).toBe('2\n')
  },
  edit(lab) {
    expect(lab.sh('EDITOR=true kubectl edit deployment web').stderr).toBe(
      'Edit cancelled, no changes made.\n',
    )
  },
  delete(lab) {
    sh(lab, 'kubectl delete deployment,service web')
    lab.advance('1m')
    expect(sh(lab, 'kubectl get pods -o name')).toBe('pod/box\n')
  },
  'rollout history'(lab) {
    rolledOut(lab)
    expect(sh(lab, 'kubectl rollout history deploy/web --revision=2')).toContain('nginx:1.28')
  },
  'rollout pause'(lab) {
    sh(lab, 'kubectl rollout pause deploy/web')
    sh(lab, 'kubectl set image deploy/web nginx=nginx:1.28')
    lab.settle()
    expect(field(lab, 'pods -l app=web', '.items[0].spec.containers[0].image')).toBe('nginx:1.27')
  },
  'rollout restart'(lab) {
    const before = sh(lab, 'kubectl get pods -l app=web -o name')
    sh(lab, 'kubectl rollout restart deploy/web')
    sh(lab, 'kubectl rollout status deploy/web')
    lab.advance('1m')
    const after = sh(lab, 'kubectl get pods -l app=web -o name')
    expect(after.split('\n').filter((name) => name && before.includes(name))).toEqual([])
  },
  'rollout resume'(lab) {
    sh(lab, 'kubectl rollout pause deploy/web')
    sh(lab, 'kubectl set image deploy/web nginx=nginx:1.28')
    sh(lab, 'kubectl rollout resume deploy/web')
    sh(lab, 'kubectl rollout status deploy/web')
    expect(field(lab, 'deploy/web', '.status.updatedReplicas')).toBe('2')
  },
  'rollout status'(lab) {
    sh(lab, 'kubectl set image deploy/web nginx=nginx:1.28')
    expect(sh(lab, 'kubectl rollout status deploy/web')).toMatch(
      /\nWaiting for deployment "web" rollout to finish: [^]*successfully rolled out\n$/,
    )
  },
  'rollout undo'(lab) {
    rolledOut(lab)
    sh(lab, 'kubectl rollout undo deploy/web')
    expect(field(lab, 'deploy/web', `${WEB}.image`)).toBe('nginx:1.27')
  },
  scale(lab) {
    sh(lab, 'kubectl scale deploy/web --replicas=4 --current-replicas=2')
    lab.settle()
    expect(field(lab, 'deploy/web', '.status.readyReplicas')).toBe('4')
  },
  autoscale(lab) {
    sh(lab, 'kubectl autoscale deployment web --min=3 --max=5 --cpu=80%')
    lab.advance('1m')
    expect(field(lab, 'hpa/web', '.spec.minReplicas')).toBe('3')
  },
  'cluster-info dump'(lab) {
    expect(sh(lab, 'kubectl cluster-info')).toMatch(
      /is running at .*https:\/\/192\.168\.49\.2:8443/,
    )
    expect(sh(lab, 'kubectl cluster-info dump --output-directory /tmp/dump')).toBe(
      'Cluster info dumped to /tmp/dump\n',
    )
  },
  completion(lab) {
    sh(lab, 'kubectl completion bash > /tmp/kubectl.bash; source /tmp/kubectl.bash')
    expect(sh(lab, 'complete -p kubectl')).toMatch(/-F __start_kubectl kubectl/)
  },
  // The metrics server, which both ask, is not installed.
  'top node'(lab) {
    expect(lab.sh('kubectl top nodes').stderr).toBe('error: Metrics API not available\n')
  },
  'top pod'(lab) {
    expect(lab.sh('kubectl top pods').stderr).toBe('error: Metrics API not available\n')
  },
  cordon(lab) {
    sh(lab, 'kubectl cordon minikube-m02')
    sh(lab, 'kubectl scale deploy/web --replicas=5')
    lab.settle()
    const nodes = field(lab, 'pods -l app=web', '.items[*].spec.nodeName').split(' ')
    expect(nodes.filter((name) => name === 'minikube-m02').length).toBeLessThanOrEqual(2)
    expect(nodes.filter((name) => name === 'minikube').length).toBeGreaterThanOrEqual(3)
  },
  uncordon(lab) {
    sh(lab, 'kubectl cordon minikube-m02')
    sh(lab, 'kubectl uncordon minikube-m02')
    expect(field(lab, 'node/minikube-m02', '.spec.unschedulable')).toBe('')
  },
  drain(lab) {
    sh(lab, 'kubectl drain minikube-m02 --ignore-daemonsets --force')
    expect(field(lab, 'pods -l app=web', '.items[*].spec.nodeName')).not.toContain('m02')
  },
  taint(lab) {
    sh(lab, 'kubectl taint nodes minikube-m02 gone=yes:NoExecute')
    lab.advance('1m')
    expect(field(lab, 'pods -l app=web', '.items[*].spec.nodeName')).toBe('minikube minikube')
    sh(lab, 'kubectl taint nodes minikube-m02 gone-')
    expect(field(lab, 'node/minikube-m02', '.spec.taints')).toBe('')
  },
  describe(lab) {
    expect(sh(lab, 'kubectl describe pod box')).toMatch(/^Name: +box\n[^]*Container started/)
  },
  logs(lab) {
    expect(sh(lab, 'kubectl logs box --tail=1')).toBe('ready\n')
  },
  attach(lab) {
    sh(lab, "kubectl run talker --image=busybox --restart=Never -- sh -c 'sleep 5; echo said'")
    lab.until(() => field(lab, 'pod/talker', '.status.phase') === 'Running')
    expect(sh(lab, 'kubectl attach talker')).toBe('said\n')
  },
  exec(lab) {
    sh(lab, "kubectl exec box -- sh -c 'echo hi > /tmp/file'")
    expect(sh(lab, 'kubectl exec pod/box -c box -- cat /tmp/file')).toBe('hi\n')
    expect(sh(lab, 'kubectl exec -i box -- wc -c', 'abc')).toBe('3\n')
    expect(lab.sh('kubectl exec box -- false').exitCode).toBe(1)
  },
  'port-forward'(lab) {
    lab.sh('kubectl port-forward service/web 8080:80 > /dev/null &')
    lab.advance('1s')
    expect(sh(lab, 'curl -s localhost:8080')).toContain('Welcome to nginx')
  },
  proxy(lab) {
    expect(lab.sh('kubectl proxy --port 8002', { timeout: '5s' }).stdout).toBe(
      'Starting to serve on 127.0.0.1:8002\n',
    )
  },
  cp(lab) {
    sh(lab, "kubectl exec box -- sh -c 'echo hi > /tmp/file'")
    sh(lab, 'kubectl cp box:/tmp/file file')
    expect(sh(lab, 'cat file')).toBe('hi\n')
    sh(lab, 'kubectl cp page.yaml box:/tmp/page.yaml')
    expect(sh(lab, 'kubectl exec box -- cat /tmp/page.yaml')).toBe(PAGE)
  },
  'auth can-i'(lab) {
    expect(sh(lab, 'kubectl auth can-i create pods')).toBe('yes\n')
  },
  'certificate approve'(lab) {
    request(lab, 'ann')
    sh(lab, 'kubectl certificate approve ann')
    lab.settle()
    expect(sh(lab, 'kubectl get csr ann --no-headers')).toContain('Approved,Issued')
  },
  'certificate deny'(lab) {
    request(lab, 'bob')
    sh(lab, 'kubectl certificate deny bob')
    expect(sh(lab, 'kubectl get csr bob --no-headers')).toContain('Denied')
  },
  'auth reconcile'(lab) {
    lab.writeFile(
      'role.yaml',
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: looker }\nrules:\n- { apiGroups: [""], resources: [pods], verbs: [get] }\n',
    )
    sh(lab, 'kubectl auth reconcile -f role.yaml')
    expect(field(lab, 'role looker', '.rules[0].verbs[0]')).toBe('get')
  },
  'auth whoami'(lab) {
    expect(sh(lab, 'kubectl auth whoami')).toMatch(/^Username +\S+$/m)
  },
  events(lab) {
    expect(sh(lab, 'kubectl events --for pod/box')).toMatch(/Normal +Started +Pod\/box/)
  },
  diff(lab) {
    sh(lab, 'kubectl apply -f page.yaml')
    lab.writeFile('page.yaml', PAGE.replace('hello', 'changed'))
    const { stdout, exitCode } = lab.sh('kubectl diff -f page.yaml')
    expect(stdout).toContain('-  index.html: hello\n+  index.html: changed\n')
    expect(exitCode).toBe(1)
  },
  apply(lab) {
    expect(sh(lab, 'kubectl apply -f page.yaml')).toBe('configmap/page created\n')
    lab.writeFile('page.yaml', PAGE.replace('hello', 'changed'))
    expect(sh(lab, 'kubectl apply -f page.yaml')).toBe('configmap/page configured\n')
    expect(field(lab, 'cm/page', '.data.index\\.html')).toBe('changed')
  },
  'apply set-last-applied'(lab) {
    sh(lab, 'kubectl create -f page.yaml')
    expect(sh(lab, 'kubectl apply set-last-applied -f page.yaml --create-annotation')).toBe(
      'configmap/page configured\n',
    )
    expect(sh(lab, 'kubectl apply -f page.yaml')).toBe('configmap/page unchanged\n')
  },
  'apply edit-last-applied'(lab) {
    sh(lab, 'kubectl apply -f page.yaml')
    sh(lab, "KUBE_EDITOR='sed -i s/hello/changed/' kubectl apply edit-last-applied cm/page")
    expect(sh(lab, 'kubectl apply view-last-applied cm page')).toContain('index.html: changed\n')
  },
  'apply view-last-applied'(lab) {
    sh(lab, 'kubectl apply -f page.yaml')
    expect(sh(lab, 'kubectl apply view-last-applied cm page')).toContain('kind: ConfigMap\n')
  },
  debug(lab) {
    sh(lab, 'kubectl debug box --image=busybox -c dbg -- hostname')
    lab.settle()
    expect(sh(lab, 'kubectl logs box -c dbg')).toBe('box\n')
  },
  'set subject'(lab) {
    sh(lab, 'kubectl create rolebinding see --clusterrole=view --user=ada')
    sh(lab, 'kubectl set subject rolebinding see --group=staff')
    expect(field(lab, 'rolebinding/see', '.subjects[*].name')).toBe('ada staff')
  },
  'plugin list'(lab) {
    lab.writeFile('bin/kubectl-hello', '#!/bin/sh\necho hello\n')
    sh(lab, 'chmod +x bin/kubectl-hello')
    expect(sh(lab, 'PATH=$PWD/bin:$PATH kubectl plugin list')).toContain('/bin/kubectl-hello\n')
  },
  patch(lab) {
    sh(lab, `kubectl patch deploy web -p '{"spec":{"replicas":1}}'`)
    lab.settle()
    expect(field(lab, 'deploy/web', '.status.replicas')).toBe('1')
  },
  replace(lab) {
    sh(lab, 'kubectl create -f page.yaml')
    sh(lab, 'kubectl get cm page -o yaml | sed s/hello/changed/ | kubectl replace -f -')
    expect(field(lab, 'cm/page', '.data.index\\.html')).toBe('changed')
  },
  wait(lab) {
    sh(lab, 'kubectl run slow --image=redis')
    expect(sh(lab, 'kubectl wait --for=condition=Ready pod/slow --timeout=60s')).toBe(
      'pod/slow condition met\n',
    )
  },
  kustomize(lab) {
    lab.writeFile('k/kustomization.yaml', 'resources: [cm.yaml]\nnamePrefix: my-\n')
    lab.writeFile('k/cm.yaml', PAGE)
    expect(sh(lab, 'kubectl kustomize k')).toContain('  name: my-page\n')
    sh(lab, 'kubectl apply -k k')
    expect(field(lab, 'cm/my-page', '.data.index\\.html')).toBe('hello')
    sh(lab, 'kubectl delete -k k')
    expect(lab.sh('kubectl get cm my-page').exitCode).toBe(1)
  },
  label(lab) {
    sh(lab, 'kubectl label pod box tier=tools')
    expect(sh(lab, 'kubectl get pods -l tier=tools -o name')).toBe('pod/box\n')
  },
  annotate(lab) {
    sh(lab, "kubectl annotate pod box note='a box'")
    expect(field(lab, 'pod/box', '.metadata.annotations.note')).toBe('a box')
  },
  'api-resources'(lab) {
    expect(sh(lab, 'kubectl api-resources --api-group=apps -o name')).toContain(
      'deployments.apps\n',
    )
  },
  'api-versions'(lab) {
    expect(sh(lab, 'kubectl api-versions').split('\n')).toContain('apps/v1')
  },
  'config current-context'(lab) {
    expect(sh(lab, 'kubectl config current-context')).toBe('minikube\n')
  },
  'config delete-cluster'(lab) {
    sh(lab, 'kubectl config delete-cluster minikube')
    expect(sh(lab, 'kubectl config get-clusters')).toBe('NAME\n')
  },
  'config delete-user'(lab) {
    sh(lab, 'kubectl config delete-user minikube')
    expect(sh(lab, 'kubectl config get-users')).toBe('NAME\n')
  },
  'config set'(lab) {
    sh(lab, 'kubectl config set clusters.minikube.server https://10.0.0.1:6443')
    expect(sh(lab, "kubectl config view -o jsonpath='{.clusters[0].cluster.server}'")).toBe(
      'https://10.0.0.1:6443',
    )
  },
  'config set-cluster'(lab) {
    const address = sh(
      lab,
      "kubectl config view --minify -o jsonpath='{.clusters[0].cluster.server}'",
    )
    sh(lab, `kubectl config set-cluster again --server=${address} --insecure-skip-tls-verify`)
    sh(lab, 'kubectl config set-context again --cluster=again --user=minikube')
    expect(sh(lab, 'kubectl --context again get pods -o name')).toContain('pod/box\n')
  },
  'config set-credentials'(lab) {
    sh(lab, 'kubectl config set-credentials jane --token=abc')
    expect(
      sh(lab, 'kubectl config view --raw -o jsonpath=\'{.users[?(@.name=="jane")].user.token}\''),
    ).toBe('abc')
  },
  'config unset'(lab) {
    sh(lab, 'kubectl config unset current-context')
    expect(lab.sh('kubectl config current-context').stderr).toBe(
      'error: current-context is not set\n',
    )
  },
  'config delete-context'(lab) {
    sh(lab, 'kubectl config delete-context minikube')
    expect(sh(lab, 'kubectl config get-contexts -o name')).toBe('')
  },
  'config get-clusters'(lab) {
    expect(sh(lab, 'kubectl config get-clusters')).toBe('NAME\nminikube\n')
  },
  'config get-contexts'(lab) {
    expect(sh(lab, 'kubectl config get-contexts --no-headers')).toMatch(/^\* +minikube +minikube/)
  },
  'config get-users'(lab) {
    expect(sh(lab, 'kubectl config get-users')).toBe('NAME\nminikube\n')
  },
  'config rename-context'(lab) {
    sh(lab, 'kubectl config rename-context minikube lab')
    expect(sh(lab, 'kubectl --context lab get pods -o name')).toContain('pod/box\n')
  },
  'config set-context'(lab) {
    sh(lab, 'kubectl config set-context --current --namespace=kube-system')
    expect(sh(lab, 'kubectl get pods')).toContain('coredns-')
  },
  'config use-context'(lab) {
    sh(lab, 'kubectl config set-context other --cluster=minikube --user=minikube --namespace=n')
    sh(lab, 'kubectl config use-context other')
    expect(lab.sh('kubectl get pods').stderr).toBe('No resources found in n namespace.\n')
  },
  'config view'(lab) {
    expect(
      sh(lab, "kubectl config view --minify -o jsonpath='{.clusters[0].cluster.server}'"),
    ).toBe('https://192.168.49.2:8443')
  },
  version(lab) {
    expect(sh(lab, 'kubectl version')).toMatch(/^Client Version: v1\.36[^]*Server Version: v1\.36/)
  },
}

interface Verb {
  readonly verbs?: Readonly<Record<string, Verb>>
}

/**
 * The verbs that do something, with the words that lead to them; `create` and `apply` do so by
 * themselves, too.
 */
const pathsOf = (verbs: Readonly<Record<string, Verb>>, before = ''): readonly string[] =>
  Object.entries(verbs).flatMap(([name, { verbs: below }]) => [
    ...(below && name !== 'create' && name !== 'apply' ? [] : [`${before}${name}`]),
    ...pathsOf(below ?? {}, `${before}${name} `),
  ])

describe('each verb of kubectl', () => {
  it('is used for real below', () => {
    expect(Object.keys(USES).sort()).toEqual([...pathsOf(definitions)].sort())
  })

  it.each(Object.entries(USES))('kubectl %s', (_, use) => use(prepared.fork()))
})
