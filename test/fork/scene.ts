import { type Lab, createLab } from '../../src/index.js'

/** The node app of the chapter. */
const KUBIA = `const http = require('http');
const os = require('os');
console.log("Kubia server starting...");
var handler = function(request, response) {
  console.log("Received request from " + request.connection.remoteAddress);
  response.writeHead(200);
  response.end("You've hit " + os.hostname() + "\\n");
};
var www = http.createServer(handler);
www.listen(8080);
`

/**
 * A node app that keeps all it knows in closures: counters, maps, timers, emitters, promises,
 * streams, requests on their way.
 */
const CLOSURES = `const http = require('http'), fs = require('fs'), os = require('os'), EventEmitter = require('events')
let count = 0
const seen = new Map(), paths = new Set(), bus = new EventEmitter(), waiting = []
const started = Date.now()
total = 0
function counter() { let n = 0; return () => ++n }
const tick = counter()
setInterval(() => { const n = tick(); bus.emit('tick', n); if (n % 10 === 0) console.log('tick', n, Math.random().toFixed(6), process.uptime()) }, Number(process.env.TICK || 500))
bus.on('tick', (n) => { total += n; for (const done of waiting.splice(0)) done(n) })
bus.once('tick', () => console.log('first tick at', new Date().toISOString()))
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms, ms))
process.on('SIGTERM', () => { console.log('bye after', count); server.close(); setTimeout(() => process.exit(3), 700) })
const server = http.createServer((request, response) => {
  count++
  seen.set(request.url, (seen.get(request.url) || 0) + 1)
  paths.add(request.url)
  if (request.url === '/slow') return later(1500).then((ms) => later(ms)).then(() => response.end('slow ' + count + '\\n'))
  if (request.url === '/tick') return waiting.push((n) => response.end('tick ' + n + ' of ' + total + '\\n'))
  if (request.url === '/ask') return http.get({ host: process.env.PEER || 'localhost', port: 8080, path: '/' }, (answer) => { let text = ''; answer.on('data', (chunk) => { text += chunk }); answer.on('end', () => response.end('peer says ' + text)) }).on('error', (error) => response.end(error.code + '\\n'))
  if (request.url === '/crash') setTimeout(() => { throw new Error('crash after ' + count) }, 250)
  if (request.url === '/file') { fs.appendFileSync('/tmp/visits', count + '\\n'); return response.end(fs.readFileSync('/tmp/visits', 'utf8')) }
  if (request.url === '/body') { let body = ''; request.on('data', (chunk) => { body += chunk }); return request.on('end', () => response.end(body.length + ' bytes\\n')) }
  response.setHeader('X-Count', String(count))
  response.end([os.hostname(), count, [...seen].join(' '), Date.now() - started, Math.random()].join(' | ') + '\\n')
})
server.listen(8080, () => process.nextTick(() => setImmediate(() => console.log('listening', process.pid))))
`

/** How many seconds loops sleep; everything else takes the time that it takes. */
type Pace = number

const POD = (name: string, image: string, rest: string): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: ${name} } }
spec:
  terminationGracePeriodSeconds: 5
  containers:
  - name: main
    image: ${image}
${rest}
---
`

const manifest = (
  pace: Pace,
): string => `${POD('crasher', 'busybox', `    command: [sh, -c, 'n=0; while [ $n -lt 3 ]; do n=$((n+1)); echo $n; sleep 1; done; exit 7']`)}${POD(
  'exec-probed',
  'busybox',
  `    command: [sh, -c, 'touch /tmp/ok; (sleep 45; rm /tmp/ok) & trap "echo bye; exit 0" TERM; while true; do sleep $PACE; done']
    env: [{ name: PACE, value: '${pace}' }]
    livenessProbe: { exec: { command: [cat, /tmp/ok] }, periodSeconds: ${5 * pace}, failureThreshold: 2 }`,
)}${POD(
  'http-probed',
  'me/closures',
  `    env: [{ name: TICK, value: '${pace * 500}' }]
    readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: ${3 * pace} }
    livenessProbe: { tcpSocket: { port: 8080 }, periodSeconds: ${7 * pace} }`,
)}${POD('asker', 'busybox', `    command: [sh, -c, 'for i in 1 2 3 4 5 6 7 8; do wget -qO- closures:8080; sleep 4; done']\n  restartPolicy: Never`)}apiVersion: apps/v1
kind: Deployment
metadata: { name: closures }
spec:
  replicas: 2
  selector: { matchLabels: { app: closures } }
  template:
    metadata: { labels: { app: closures } }
    spec:
      containers:
      - name: main
        image: me/closures
        env: [{ name: PEER, value: closures }, { name: TICK, value: '${pace * 500}' }]
        readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: ${5 * pace} }
---
apiVersion: v1
kind: Service
metadata: { name: closures }
spec: { selector: { app: closures }, ports: [{ port: 8080 }] }
`

/** Everything that runs at the workstation's Docker. */
const docker = (pace: Pace): readonly string[] => [
  `docker run -d --name loop -e PACE=${pace} busybox sh -c 'say() { echo "$1 $n"; }; trap "echo hup" HUP; n=0; while true; do n=$((n+1)); say tick; echo $n | sed "s/^/line /" | cat; sleep $PACE; done'`,
  "docker run -d --name flaky --restart on-failure:5 busybox sh -c 'sleep 2; exit 1'",
  "docker run -d --name again --restart always busybox sh -c 'cat <<EOF\nstarted\nEOF\nsleep 9'",
  `docker run -d --name checked --health-cmd 'test -f /tmp/fine' --health-interval ${4 * pace}s --health-retries 2 busybox sh -c 'touch /tmp/fine; sleep 15; rm /tmp/fine; sleep 3600'`,
  'docker run -d --name cache redis',
  'docker run -d --name site -p 8081:80 nginx',
  'docker run -d --name files -p 8082:80 httpd',
  'docker run -d --name db -e POSTGRES_PASSWORD=x postgres',
  `docker run -d --name app -e TICK=${pace * 500} -p 8080:8080 me/closures`,
  'docker exec cache redis-cli set greeting hello',
]

/** What goes on at the workstation itself. */
const background = (pace: Pace): readonly string[] => [
  `(i=0; while true; do i=$((i+1)); echo "$i" >> ticks; sleep ${2 * pace}; done) &`,
  'kubectl port-forward deployment/kubia 9090:8080 > forward.log 2>&1 &',
  'kubectl proxy > proxy.log &',
  'kubectl get pods -w > watch.log 2>&1 &',
  'docker logs -f loop > follow.log &',
  'docker events > events.log &',
  "docker exec loop sh -c 'for i in 1 2 3 4 5 6 7 8 9; do echo $i; sleep 3; done' > exec.log &",
  'docker run --rm busybox sh -c "sleep 12; echo foreground" > run.log &',
  'kubectl rollout status deployment/kubia > rollout.log &',
  'kubectl logs -f deployment/closures > logs.log 2>&1 &',
  'docker wait flaky > wait.log &',
  'seq 1 1000 | while read n; do sleep 0.5; echo $n; done | head -n 60 > numbers &',
  'curl -s localhost:8080/slow > slow.log &',
]

/** Work that takes its time and is not over when the scene begins. */
const UNDER_WAY = [
  'docker stop -t 8 again &',
  'docker pull mysql > pull.log &',
  'docker build -t me/late late > build.log &',
  'docker push me/copy > push.log 2>&1 &',
  'kubectl set image deployment/kubia main=me/kubia:v2',
]

/** A cluster and a workstation with everything at work. */
export function busyLab(seed: number, pace: Pace = 1): Lab {
  const lab = createLab({ seed, cluster: { nodes: 3 } })
  const app = (text: string) => ({
    Dockerfile: 'FROM node:22\nADD app.js /app.js\nENTRYPOINT ["node", "app.js"]\n',
    'app.js': text,
  })
  lab.publish('me/kubia:v1', app(KUBIA))
  lab.publish('me/kubia:v2', app(KUBIA.replace("You've hit", 'This is v2 running in pod')))
  lab.publish('me/closures', app(CLOSURES))
  lab.writeFile(
    'late/Dockerfile',
    'FROM busybox\nRUN sleep 6 && echo one > /one\nRUN sleep 6; cat /one\nCMD ["sh"]\n',
  )
  lab.sh('docker login -u me -p x')
  for (const line of docker(pace)) lab.sh(line)
  lab.kubectl.apply(manifest(pace))
  lab.sh(
    'kubectl create deployment kubia --image=me/kubia:v1 --replicas=3 --port=8080; kubectl expose deployment kubia --port=80 --target-port=8080',
  )
  lab.sh('docker tag busybox me/copy')
  lab.advance('20s')
  for (const line of background(pace)) lab.sh(line)
  lab.advance('3s')
  for (const line of UNDER_WAY) lab.sh(line)
  return lab
}

/**
 * An hour in which somebody also does something, the same in whatever lab; what the somebody was
 * told.
 */
export function anHour(lab: Lab): readonly string[] {
  const told: string[] = []
  const say = (line: string): void => {
    const { stdout, stderr, exitCode } = lab.sh(line, { timeout: '20s' })
    told.push(`$ ${line}\n${stdout}${stderr}[${exitCode}]`)
  }
  lab.advance('2s')
  for (const path of ['', 'slow', 'tick', 'ask', 'file', 'file'])
    say(`curl -s localhost:8080/${path}`)
  say(
    'curl -s -d hello localhost:8080/body; curl -s localhost:8081 | head -3; curl -s localhost:9090',
  )
  say(
    'docker exec cache redis-cli get greeting; docker ps -a; kubectl get pods -o wide; kubectl get events | tail -5',
  )
  lab.machine('minikube-m03').powerOff()
  lab.advance('1m')
  say(
    'kubectl scale deployment closures --replicas=3; docker kill -s HUP loop; docker exec cache redis-cli incr visits',
  )
  say('curl -s localhost:8080/crash; sleep 1; docker ps -a; docker logs app | tail -5')
  lab.advance('8m')
  say('docker start app; curl -s localhost:8080; kubectl get pods -o wide')
  lab.machine('minikube-m03').powerOn()
  lab.advance('50m')
  say('jobs; ps; cat *.log; tail -3 ticks; docker ps -a; kubectl get all')
  return told
}

/** A minute of it; what somebody who looked on was told. */
export function aMinute(lab: Lab): readonly string[] {
  const told: string[] = []
  for (const line of [
    'curl -s localhost:8080/ask',
    'curl -s localhost:9090',
    'docker ps -a',
    'kubectl get pods -o wide',
    'cat *.log numbers ticks; ps',
  ]) {
    lab.advance('9s')
    const { stdout, stderr, exitCode } = lab.sh(line, { timeout: '5s' })
    told.push(`$ ${line}\n${stdout}${stderr}[${exitCode}]`)
  }
  return told
}
