// Runs the real clients that are on this machine against labs, and prints a table: kubectl, helm and
// docker of PATH, or those that KUBECTL, HELM and DOCKER name.
//
// node scripts/clients.mjs [WORD]      only commands with that word; each failure is shown whole
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLab } from '../dist/index.js'
import { serve } from '../dist/http/node.js'

const { KUBECTL = 'kubectl', HELM = 'helm', DOCKER = 'docker' } = process.env
const [only] = process.argv.slice(2)
const LIMIT = 30_000
const folder = mkdtempSync(join(tmpdir(), 'kubarium-clients-'))

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx }] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`
writeFileSync(join(folder, 'web.yaml'), DEPLOYMENT)
writeFileSync(join(folder, 'web3.yaml'), DEPLOYMENT.replace('replicas: 2', 'replicas: 3'))
writeFileSync(join(folder, 'Dockerfile'), 'FROM busybox\nRUN echo built > /built\nCMD cat /built\n')

writeFileSync(
  join(folder, 'crontabs.yaml'),
  `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: crontabs.stable.example.com }
spec:
  group: stable.example.com
  scope: Namespaced
  names: { plural: crontabs, singular: crontab, kind: CronTab }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties: { spec: { type: object, properties: { cronSpec: { type: string } } } }
`,
)
writeFileSync(
  join(folder, 'crontab.yaml'),
  'apiVersion: stable.example.com/v1\nkind: CronTab\nmetadata: { name: a }\nspec: { cronSpec: "* * * * *" }\n',
)

/** A chart with what waits: a Deployment, a Job before it, and a test. */
const CHART = `apiVersion: v1
kind: ConfigMap
metadata: { name: {{ .Release.Name }} }
data: { replicas: {{ .Values.replicas | quote }} }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: {{ .Release.Name }} }
spec:
  replicas: {{ .Values.replicas }}
  selector: { matchLabels: { app: {{ .Release.Name }} } }
  template:
    metadata: { labels: { app: {{ .Release.Name }} } }
    spec: { containers: [{ name: web, image: nginx }] }
---
apiVersion: v1
kind: Service
metadata: { name: {{ .Release.Name }} }
spec: { selector: { app: {{ .Release.Name }} }, ports: [{ port: 80 }] }
---
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ .Release.Name }}-before
  annotations: { helm.sh/hook: 'pre-install,pre-upgrade' }
spec:
  template:
    spec:
      restartPolicy: Never
      containers: [{ name: m, image: busybox, command: [echo, done] }]
---
apiVersion: v1
kind: Pod
metadata: { name: {{ .Release.Name }}-test, annotations: { helm.sh/hook: test } }
spec:
  restartPolicy: Never
  containers: [{ name: t, image: busybox, command: [wget, -qO-, 'http://{{ .Release.Name }}'] }]
`
mkdirSync(join(folder, 'chart', 'templates'), { recursive: true })
writeFileSync(join(folder, 'chart', 'Chart.yaml'), 'apiVersion: v2\nname: site\nversion: 0.1.0\n')
writeFileSync(join(folder, 'chart', 'values.yaml'), 'replicas: 2\n')
writeFileSync(join(folder, 'chart', 'templates', 'all.yaml'), CHART)
const CHARTS = [
  ['install site chart --wait --timeout 25s', /STATUS: deployed/],
  ['list', /site\s+default\s+1\s/],
  ['status site', /STATUS: deployed/],
  ['test site --timeout 25s', /Phase:\s+Succeeded/],
  ['upgrade site chart --set replicas=3 --wait --timeout 25s', /has been upgraded/],
  ['rollback site 1 --wait --timeout 25s', /Rollback was a success/],
  ['history site', /Rollback to 1/],
  ['uninstall site --wait --timeout 25s', /uninstalled/],
]

/** What is run, what it has to say, its exit code (0), and what it reads. */
const KUBERNETES = [
  ['version', /Server Version: (v1\.|version\.Info\{Major:"1")/],
  ['api-resources', /deployments +deploy +apps\/v1/],
  ['api-versions', /^apps\/v1$/m],
  ['cluster-info', /control plane.* is running at/i],
  ['get nodes', /Ready/],
  ['explain deployment.spec.replicas', /FIELD: replicas/],
  ['auth can-i create pods', /^yes/],
  // Clients before 1.28 ask in a version that is no longer served.
  ['auth whoami', /kubernetes-admin|selfsubjectreviews API is not enabled/, [0, 1]],
  ['apply -f web.yaml', /deployment.apps\/web created/],
  ['rollout status deployment/web --timeout=15s', /successfully rolled out/],
  ['wait --for=condition=Available deployment/web --timeout=15s', /condition met/],
  ['get deployments,pods,services -o wide', /2\/2/],
  ['get pods -o json', /"kind": "List"/],
  ['get pods -w --request-timeout=2s', /Running/, [0, 1]],
  ['describe deployment web', /Scaled up replica set/],
  ['describe pods', /Controlled By: +ReplicaSet/],
  ['logs deployment/web', /./],
  ['logs -l app=web --tail=1', /./],
  ['diff -f web3.yaml', /\+ +replicas: 3/, [1]],
  ['apply --server-side --force-conflicts -f web3.yaml', /serverside-applied/],
  ['apply -f web3.yaml', /configured|unchanged/],
  ['scale deployment web --replicas=1', /scaled/],
  ['label deployment web tier=front', /labeled/],
  ['annotate deployment web note=it', /annotated?$/m],
  ['patch deployment web -p {"spec":{"revisionHistoryLimit":3}}', /patched/],
  ['set image deployment/web web=nginx:1.27', /image updated/],
  ['rollout status deployment/web --timeout=15s', /successfully rolled out/],
  ['rollout history deployment/web', /REVISION/],
  ['rollout undo deployment/web', /rolled back/],
  ['rollout status deployment/web --timeout=15s', /successfully rolled out/],
  ['apply -f crontabs.yaml', /created/],
  ['apply -f crontab.yaml', /crontab.stable.example.com\/a created/],
  ['explain crontab.spec.cronSpec', /FIELD: cronSpec/],
  ['exec deployment/web -- echo hello', /^hello$/m],
  ['exec deployment/web -- sh -c', /exit code 7/, [7], undefined, ['exit 7']],
  ['exec -i deployment/web -- cat', /^typed$/m, [0], 'typed\n'],
  ['create configmap settings --from-literal=a=b', /created/],
  ['get configmap settings -o jsonpath={.data.a}', /^b$/],
  ['create secret generic key --from-literal=k=v', /created/],
  ['create job once --image=busybox -- echo done', /created/],
  ['wait --for=condition=complete job/once --timeout=15s', /condition met/],
  ['logs job/once', /^done$/m],
  ['run one --image=busybox --restart=Never --rm -i -- echo hi', /deleted/],
  ['top nodes', /CPU|Metrics API not available/, [0, 1]],
  ['events', /LAST SEEN/],
  // Clients before 1.34 forget the path below which the server is.
  ['get --raw /healthz', /^ok|NotFound/, [0, 1]],
  [
    'drain minikube --ignore-daemonsets --force --delete-emptydir-data --grace-period=1 --timeout=15s',
    /drained/,
  ],
  ['uncordon minikube', /uncordoned/],
  ['delete -f web.yaml', /deployment.apps "web" deleted/],
  ['get pod nothing', /NotFound/, [1]],
]
const ENGINE = [
  ['version', /Server:/],
  ['pull busybox', /Downloaded newer image|up to date/],
  ['images', /busybox/],
  ['run --rm busybox echo hello', /^hello$/m],
  ['run -d --name web -p 8080:80 nginx', /^[0-9a-f]{64}$/m],
  ['ps', /0\.0\.0\.0:8080->80\/tcp/],
  ['logs web', /./],
  ['inspect web', /"Running": true/],
  ['exec web echo hi', /^hi$/m],
  ['exec web false', /^$/, [1]],
  ['exec -i web cat', /^typed$/m, [0], 'typed\n'],
  ['run -i --rm busybox cat', /^typed$/m, [0], 'typed\n'],
  ['run --name failing busybox false', /^$/, [1]],
  ['top web', /nginx/],
  ['stats --no-stream web', /web/],
  ['port web', /8080/],
  ['network create back', /^[0-9a-f]{64}$/m],
  ['network ls', /back/],
  ['volume create data', /^data$/m],
  ['volume ls', /data/],
  ['stop web', /^web$/m],
  ['start web', /^web$/m],
  ['restart web', /^web$/m],
  ['rename web site', /^$/],
  ['cp site:/etc/hostname -', /./],
  ['kill site', /^site$/m],
  ['wait site', /^137$/m],
  ['rm site failing', /^site$/m],
  ['build -t mine .', /Successfully tagged mine:latest/],
  ['run --rm mine', /^built$/m],
  ['tag mine other', /^$/],
  ['rmi other', /Untagged: other:latest/],
  ['events --since 1 --until 2', /^$/],
  ['info', /Containers: /],
  ['system df', /Images/],
  ['ps --nothing', /unknown flag/, [125]],
]

/** Runs a program in the folder; its exit code, or why there is none, and what it said. */
function run(program, words, env, input) {
  return new Promise((done) => {
    const child = spawn(program, words, { cwd: folder, env: { ...process.env, ...env } })
    let said = ''
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT)
    child.stdout.on('data', (text) => (said += text))
    child.stderr.on('data', (text) => (said += text))
    child.on('error', ({ code }) => done({ code, said }))
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      done({ code: code ?? signal, said })
    })
    child.stdin.on('error', () => {})
    child.stdin.end(input ?? '')
  })
}

async function tryAll(name, program, cases, env) {
  const { code, said } = await run(
    program,
    { kubectl: ['version', '--client'], helm: ['version', '--short'] }[name] ?? ['--version'],
    env,
  )
  if (code !== 0) {
    console.log(`${name}: not on this machine (${program}: ${code})`)
    return false
  }
  console.log(said.split('\n')[0])
  let failed = 0
  for (const [line, expected, codes = [0], input, more = []] of cases) {
    if (only && !line.includes(only) && !/^(apply -f web.yaml|pull)/.test(line)) continue
    const began = performance.now()
    const result = await run(program, [...line.split(' '), ...more], env, input)
    const isGood = codes.includes(result.code) && expected.test(result.said)
    if (!isGood) failed++
    const took = `${Math.round(performance.now() - began)} ms`
    console.log(`${isGood ? 'ok    ' : 'FAILED'} ${took.padStart(8)}  ${name} ${line}`)
    if (!isGood) console.log(`       exit ${result.code}\n${result.said.replace(/^/gm, '       ')}`)
  }
  console.log(`${name}: ${failed} failed\n`)
  if (failed > 0) process.exitCode = 1
  return true
}

/** `kubectl port-forward` to the first pod of a Deployment: a port is asked until it answers. */
async function tryPort(env) {
  await run(KUBECTL, ['create', 'deployment', 'ports', '--image=nginx'], env)
  await run(KUBECTL, ['rollout', 'status', 'deployment/ports', '--timeout=15s'], env)
  const child = spawn(KUBECTL, ['port-forward', 'deployment/ports', ':80'], {
    env: { ...process.env, ...env },
  })
  const port = await new Promise((done) => {
    const timer = setTimeout(done, LIMIT)
    child.on('error', done).on('close', done)
    child.stdout.on('data', (text) => {
      clearTimeout(timer)
      done(/127\.0\.0\.1:(\d+)/.exec(text)?.[1])
    })
  })
  const said = await fetch(`http://127.0.0.1:${port}/`)
    .then((answer) => answer.text())
    .catch(String)
  child.kill()
  const isGood = said.includes('Welcome to nginx!')
  console.log(
    `${isGood ? 'ok    ' : 'FAILED'}           kubectl port-forward deployment/ports :80\n`,
  )
  if (!isGood) process.exitCode = 1
}

const lab = createLab({ seed: 1, start: Date.now(), cluster: { nodes: 1 } })
const served = await serve(lab, { docker: 0, time: 'waiting' })
try {
  const kubeconfig = join(folder, 'kubeconfig')
  writeFileSync(kubeconfig, served.kubeconfig, { mode: 0o600 })
  const home = { HOME: folder, DOCKER_CONFIG: folder }
  const env = { ...home, KUBECONFIG: kubeconfig }
  if (await tryAll('kubectl', KUBECTL, KUBERNETES, env)) await tryPort(env)
  await tryAll('helm', HELM, CHARTS, env)
  await tryAll('docker', DOCKER, ENGINE, { ...home, ...served.env })
} finally {
  await served.close()
  rmSync(folder, { recursive: true, force: true })
}
