import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { type Lab, restoreLab } from '../../src/index.js'
import { busyLab } from './scene.js'
import { differences } from './world-text.js'

// Whole sessions, several times over: however busy the machine is that runs them.
vi.setConfig({ testTimeout: 240_000 })

/** What people type. */
const LINES = [
  'kubectl scale deployment kubia --replicas=5',
  'kubectl scale deployment closures --replicas=0',
  'kubectl delete pod -l app=closures --wait=false',
  'kubectl delete pod crasher',
  'kubectl rollout undo deployment kubia',
  'kubectl rollout restart deployment closures',
  'kubectl set image deployment/closures main=me/kubia:v2',
  'kubectl rollout pause deployment kubia; kubectl rollout resume deployment kubia',
  'kubectl cordon minikube-m02',
  'kubectl uncordon minikube-m02',
  'kubectl drain minikube-m03 --ignore-daemonsets --force --delete-emptydir-data &',
  'kubectl label pod http-probed app- ',
  'kubectl taint node minikube-m02 k=v:NoExecute',
  'kubectl taint node minikube-m02 k-',
  'kubectl logs -f http-probed > l.log &',
  'kubectl exec exec-probed -- sh -c "rm -f /tmp/ok"',
  'kubectl exec http-probed -- node -e "setTimeout(()=>console.log(1),3000)" > x.log &',
  'kubectl port-forward svc/kubia 9999:80 > pf.log & sleep 1',
  'curl -s localhost:9999',
  'kubectl get all -A -o wide',
  'kubectl describe pods',
  'kubectl get events',
  'docker stop -t 3 app',
  'docker start app',
  'docker restart app &',
  'docker kill site',
  'docker rm -f files',
  'docker pause loop',
  'docker unpause loop',
  'docker run -d --restart unless-stopped busybox sh -c "sleep 4; exit 2"',
  'docker run --rm me/closures & sleep 3',
  'docker exec app node -e "console.log(Math.random(), Date.now(), process.pid)"',
  'docker exec cache redis-cli incr n',
  'docker commit app me/copy2',
  'docker build -t again late',
  'docker system prune -af',
  'docker network create net; docker run -d --network net --name peer nginx',
  'docker rename loop loop2',
  'docker logs --tail 3 app',
  'docker update --restart=no again',
  'docker cp app:/app.js here.js',
  'curl -s localhost:8080',
  'curl -s localhost:8080/slow &',
  'curl -s localhost:8080/tick',
  'curl -s localhost:8080/ask',
  'curl -s localhost:8080/file',
  'curl -s localhost:8080/crash',
  'for i in 1 2 3 4 5; do curl -s localhost:8080/$i; done',
  'curl -s localhost:8082 localhost:8081 | wc -c',
  'ps aux | wc -l',
  'pkill sleep',
  'pkill -STOP sh; pkill -CONT sh',
  'jobs',
  'cat *.log | md5sum',
  'echo $RANDOM; date; hostname',
  'sleep 7',
  'x=1; (sleep 2; echo $x > y) & wait',
  'trap "echo bye" EXIT; seq 1 3 | while read n; do sleep 1; echo $n; done',
  'timeout 3 sh -c "while true; do sleep 1; echo .; done"',
  'mkfifo p 2>/dev/null; find . | sort | head -50',
  'awk "BEGIN { srand(); print rand() }"',
]

interface Action {
  readonly line: string
  /** Virtual milliseconds before it. */
  readonly after: number
  readonly power: 'off' | 'on' | undefined
}

const action: fc.Arbitrary<Action> = fc.record({
  line: fc.constantFrom(...LINES),
  after: fc.integer({ min: 0, max: 15_000 }),
  power: fc.option(fc.constantFrom('off', 'on'), { nil: undefined, freq: 10 }),
})

/** How the other lab comes about, and under which circumstances. */
const circumstances = fc.record({
  isSaved: fc.boolean(),
  isWatched: fc.boolean(),
  isDisturbed: fc.boolean(),
  isFirst: fc.boolean(),
})

function act(lab: Lab, { line, after, power }: Action): string {
  lab.advance(after)
  if (power === 'off') lab.machine('minikube-m02').powerOff()
  if (power === 'on') lab.machine('minikube-m02').powerOn()
  const { stdout, stderr, exitCode } = lab.sh(line, { timeout: '15s' })
  return `$ ${line}\n${stdout}${stderr}[${exitCode}]`
}

function session(lab: Lab, actions: readonly Action[]): readonly string[] {
  const said = actions.map((one) => act(lab, one))
  lab.advance('1m')
  return said
}

it('a session goes on alike in a fork and in a restored lab, whatever was and is done in it', () => {
  const base = busyLab(1)
  fc.assert(
    fc.property(
      fc.array(action, { maxLength: 4 }),
      fc.array(action, { minLength: 1, maxLength: 5 }),
      circumstances,
      (before, then, { isSaved, isWatched, isDisturbed, isFirst }) => {
        const lab = base.fork()
        for (const one of before) act(lab, one)
        if (isDisturbed)
          lab.reschedule({
            order: 'random',
            watchDelay: '1s',
            drop: 0.05,
            repeat: 0.05,
            conflicts: 0.02,
            crashes: 0.01,
          })
        const other = isSaved ? restoreLab(JSON.parse(JSON.stringify(lab.snapshot()))) : lab.fork()
        if (isWatched) lab.subscribe(() => undefined)
        const [first, second] = isFirst ? [other, lab] : [lab, other]
        const said = session(first, then)
        expect(session(second, then)).toEqual(said)
        expect(differences(lab, other)).toEqual([])
      },
    ),
    { numRuns: 3 },
  )
})
