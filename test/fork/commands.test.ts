import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type Lab, createLab, restoreLab } from '../../src/index.js'
import { differences } from './world-text.js'

// Whole hours of virtual time: however busy the machine is that runs them.
vi.setConfig({ testTimeout: 60_000 })

/** Commands that take their time, each in its own way. */
const DOCKER = [
  "docker run --rm busybox sh -c 'for i in 1 2 3 4; do echo $i; sleep 3; done'",
  "seq 1 5 | docker run -i busybox sh -c 'while read n; do sleep 2; echo got $n; done'",
  'docker run -d redis',
  'docker pull postgres',
  'docker build -t late late',
  'docker build -q -t late-too late',
  'docker push me/box',
  'docker stop -t 9 stubborn',
  'docker restart -t 9 stubborn-too',
  'docker wait brief',
  'docker logs -f --tail 2 loop',
  'docker attach loop',
  'docker exec loop sh -c "echo in; sleep 7; echo out >&2; exit 4"',
  'docker events --filter type=container',
  'docker stats',
  'docker start -a brief',
  'curl -s --retry 5 --retry-connrefused localhost:9090',
  'sleep 30 && echo slept',
]
const KUBECTL = [
  'kubectl get pods -w',
  'kubectl get pod talk -w -o yaml',
  'kubectl get events -w --no-headers',
  'kubectl get endpoints -A -w',
  'kubectl get pods -w -l app=talk -n default',
  'kubectl get deployments -w --watch-only -o wide',
  'kubectl logs -f -l app=talk --prefix',
  'kubectl attach talk',
  "kubectl exec talk -- sh -c 'for i in 1 2 3; do echo $i; sleep 4; done; exit 3'",
  'kubectl port-forward talk 9090:8080',
  'kubectl proxy',
  'kubectl rollout status deployment/web',
  'kubectl wait --for=condition=ready pod/slow --timeout=60s',
  'kubectl wait --for=delete pod/talk --timeout=25s',
  'kubectl scale deployment web --replicas=5 --timeout=60s',
  'kubectl delete pod slow',
  'kubectl drain minikube-m02 --ignore-daemonsets --force',
  'kubectl run shell --rm -i --image=busybox --restart=Never -- sh -c "sleep 3; echo done"',
  'kubectl cp late talk:/tmp/late',
  'kubectl apply -f pod.yaml; kubectl replace --force -f pod.yaml',
]
const MINIKUBE = [
  'minikube tunnel',
  'minikube ssh -- "sleep 6; docker ps -q | wc -l"',
  'minikube dashboard --url',
  'minikube node add',
  'sleep 9; minikube stop; minikube start',
]

const pod = (name: string, command: string, rest = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, labels: { app: ${name} } }\nspec:\n  containers:\n  - { name: main, image: busybox, command: [sh, -c, '${command}']${rest} }\n`

const APP =
  "require('http').createServer((q, s) => s.end(require('os').hostname() + '\\n')).listen(8080)"

function withDocker(): Lab {
  const lab = createLab()
  lab.writeFile('late/Dockerfile', 'FROM busybox\nRUN echo one; sleep 5; echo two\nCMD ["sh"]\n')
  lab.sh(
    "docker login -u me -p x; docker run -d --name loop busybox sh -c 'i=0; while true; do i=$((i+1)); echo line $i; sleep 2; done'; docker tag busybox me/box",
  )
  lab.sh(
    'for name in stubborn stubborn-too; do docker run -d --name $name busybox sleep 10000; done; docker run -d --name brief busybox sh -c "sleep 12; exit 5"',
  )
  return lab
}

function withCluster(): Lab {
  const lab = createLab({ cluster: { nodes: 2 } })
  deploy(lab)
  lab.writeFile('late/text', 'late\n')
  lab.writeFile('pod.yaml', pod('extra', 'sleep 1000'))
  lab.kubectl.apply(pod('talk', 'i=0; while true; do i=$((i+1)); echo talk $i; sleep 3; done'))
  lab.kubectl.apply(
    pod(
      'slow',
      'sleep 25; touch /ok; sleep 1000',
      ', readinessProbe: { exec: { command: [cat, /ok] }, periodSeconds: 5 }',
    ),
  )
  lab.advance('5s')
  return lab
}

function withMinikube(): Lab {
  const lab = createLab()
  lab.sh('minikube start')
  deploy(lab)
  lab.advance('25s')
  return lab
}

function deploy(lab: Lab): void {
  lab.publish('me/web', {
    Dockerfile: 'FROM node:22\nADD app.js /\nENTRYPOINT ["node", "app.js"]\n',
    'app.js': APP,
  })
  lab.sh(
    'kubectl create deployment web --image=me/web --replicas=2 --port=8080; kubectl expose deployment web --type=LoadBalancer --port=80 --target-port=8080',
  )
}

/** What somebody does who has started commands and looks at what they say. */
function goOn(lab: Lab): string {
  lab.advance('8s')
  const said = [
    lab.sh('kubectl set image deployment/web web=me/none; curl -s localhost:9090', {
      timeout: '5s',
    }),
  ]
  lab.advance('45s')
  said.push(lab.sh('tail -n 1000 said-*; ps; docker ps -a; kubectl get pods', { timeout: '5s' }))
  return said.map(({ stdout, stderr }) => stdout + stderr).join('')
}

describe('commands in the background', () => {
  it.each([
    ['docker', DOCKER, withDocker],
    ['kubectl', KUBECTL, withCluster],
    ['minikube', MINIKUBE, withMinikube],
  ] as const)('of %s go on alike in forks and in restored labs', (_, commands, prepare) => {
    const lab = prepare()
    commands.forEach((command, i) => void lab.sh(`{ ${command}; echo "[$?]"; } > said-${i} 2>&1 &`))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14_000 }), fc.boolean(), (after, isFirst) => {
        const original = lab.fork()
        original.advance(after)
        const fork = original.fork()
        const saved = restoreLab(JSON.parse(JSON.stringify(original.snapshot())))
        const [first, second] = isFirst ? [fork, original] : [original, fork]
        const said = goOn(first)
        expect(goOn(second)).toBe(said)
        expect(differences(original, fork)).toEqual([])
        expect(goOn(saved)).toBe(said)
        expect(differences(original, saved)).toEqual([])
      }),
      { numRuns: 1 },
    )
  })

  it('are told little to come to where they are, however long they have run', () => {
    const lab = createLab()
    lab.sh('docker run -d --name loop busybox sh -c "while true; do echo tick; sleep 1; done"')
    lab.sh('docker logs -f loop > said & docker events > happened & docker stats > used &')
    const size = (): number =>
      JSON.stringify(lab.state.tables['command-answers']?.rows.toArray()).length
    lab.advance('10s')
    const before = size()
    lab.advance('20m')
    expect(lab.sh('wc -l < said').stdout.trim()).toBe('1211')
    expect(size()).toBeLessThan(before * 1.2)
  })

  it('leave nothing behind when they have ended, in whatever way', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.sh(
      'docker run -d --name loop busybox sleep 1000; docker logs -f loop & docker wait loop & docker events & kubectl get nodes -w & kubectl get events -w &',
    )
    lab.advance('1s')
    expect(lab.state.tables['command-answers']?.rows.size).toBeGreaterThan(0)
    lab.fork().sh('true')
    lab.sh('docker rm -f loop; pkill -9 docker; pkill kubectl; sleep 1')
    for (const table of ['command-answers', 'waiting-commands'])
      expect([table, lab.state.tables[table]?.rows.size ?? 0]).toEqual([table, 0])
  })
})
