import { beforeAll, describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../src/index.js'

let lab: Lab

beforeAll(() => {
  lab = createLab({ seed: 1, cluster: { nodes: [{ name: 'minikube', runtime: 'hollow' }] } })
  lab.sh('kubectl run one --image=nginx; kubectl run both --image=nginx')
  lab.sh('kubectl create deployment web --image=nginx; kubectl create namespace shop')
  lab.sh('kubectl -n shop run two --image=nginx')
  lab.sh('docker run -d --name up busybox sleep 1d; docker run --name done busybox true')
  lab.sh('docker run -d --name held busybox sleep 1d; docker pause held')
  lab.sh(
    'docker network create shopping; docker volume create things; docker tag busybox me/box:v1',
  )
  lab.writeFile(
    'compose.yaml',
    'services:\n  front: {image: nginx}\n  store: {image: redis, profiles: [data]}\n',
  )
  lab.advance(5_000)
})

/** What `__completeNoDesc` answers to a line whose last word is being typed. */
const answer = (line: string): string =>
  lab
    .sh(line.replace(/^(\w+)/, '$1 __completeNoDesc').replace(/ $/, " ''"))
    .stdout.trim()
    .replaceAll(/web-\w+-\w+/g, 'web-x')
    .replaceAll('\n', ' ')

describe('kubectl __complete', () => {
  it.each([
    // As kubectl 1.36.4 answers where the cluster is the same.
    ['kubectl get po', 'pods podtemplates poddisruptionbudgets.policy :4'],
    ['kubectl get pods ', 'both one web-x :4'],
    ['kubectl get pods one ', 'both web-x :4'],
    ['kubectl get pod/on', 'pod/one :4'],
    ['kubectl get pods -n shop ', 'two :4'],
    ['kubectl -n shop get pods ', 'two :4'],
    ['kubectl get pods -n nosuch ', ':4'],
    ['kubectl get nosuch ', ':4'],
    ['kubectl get pods --output=js', 'json jsonpath jsonpath-as-json jsonpath-file :4'],
    ['kubectl get pods -o y', 'yaml :4'],
    ['kubectl get pods --show-labels --sh', '--show-kind --show-managed-fields :4'],
    ['kubectl get pods -o', '-o :4'],
    ['kubectl get pods --selector ', ':0'],
    ['kubectl get pods --help ', ':4'],
    ['kubectl apply -f ', 'json yaml yml :8'],
    ['kubectl logs o', 'one :4'],
    ['kubectl logs dep', 'deployments/ :6'],
    ['kubectl logs deployment/', 'deployment/web :4'],
    ['kubectl logs deployment/web ', 'nginx :4'],
    ['kubectl exec one -c ', 'one :4'],
    ['kubectl exec one -- ', ':4'],
    ['kubectl cp o', 'one: :2'],
    ['kubectl scale ', '--replicas deployment replicaset replicationcontroller statefulset :4'],
    ['kubectl scale deployment --replicas=2 ', 'web :4'],
    ['kubectl rollout un', 'undo :4'],
    ['kubectl rollout restart deployment web ', ':4'],
    ['kubectl drain ', 'minikube :4'],
    ['kubectl top pods o', 'one :4'],
    ['kubectl config use-context ', 'minikube :4'],
    ['kubectl -n sh', 'shop :4'],
    ['kubectl --context=', 'minikube :4'],
    ['kubectl create dep', 'deployment :4'],
    ['kubectl create -f x ', ':0'],
    ['kubectl completion z', 'zsh :4'],
    ['kubectl help roll', 'rollout :4'],
    ['kubectl nosuch ', ':0'],
    ['kubectl get pods --nosuch=', ':0'],
  ])('%s', (line, expected) => {
    expect(answer(line)).toBe(expected)
  })

  it('describes candidates, and says on standard error what the shell shall do', () => {
    const { stdout, stderr } = lab.sh('kubectl __complete rollout un')
    expect(stdout).toBe('undo\tUndo a previous rollout\n:4\n')
    expect(stderr).toBe('Completion ended with directive: ShellCompDirectiveNoFileComp\n')
    expect(lab.sh('kubectl __complete').stderr).toBe(
      'error: requires at least 1 arg(s), only received 0\n',
    )
  })

  it('knows the flags of plugins no more than kubectl does, but their names', () => {
    lab.sh('printf "#!/bin/sh\\necho hi\\n" > /tmp/kubectl-greet; chmod +x /tmp/kubectl-greet')
    expect(lab.sh('PATH=$PATH:/tmp kubectl __complete gre').stdout).toBe(
      'greet\tThe command greet is a plugin installed by the user\n:4\n',
    )
  })
})

describe('docker __complete', () => {
  it.each([
    ['docker exec ', 'up :4'],
    ['docker start ', 'done :4'],
    ['docker rm ', 'done :4'],
    ['docker rm -f ', 'held done up :4'],
    ['docker unpause ', 'held :4'],
    ['docker run ', 'busybox:latest me/box:v1 :4'],
    ['docker run busybox ', ':4'],
    ['docker run --network ', 'bridge host none shopping :4'],
    ['docker run --restart=', 'no always on-failure unless-stopped :4'],
    ['docker run --net', '--network --network-alias :4'],
    ['docker volume rm ', 'things :4'],
    ['docker inspect --type volume ', 'things :4'],
    ['docker network connect shopping ', 'held done up :4'],
    ['docker context use ', 'default :4'],
    ['docker cont', 'container context :4'],
    ['docker compose up ', 'front store :4'],
    ['docker compose -p other logs -f fr', 'front :4'],
    ['docker compose --profile ', 'data :4'],
    ['docker compose -f ', 'yaml yml :8'],
    ['minikube addons ena', 'enable :4'],
    ['minikube addons enable dash', 'dashboard :4'],
  ])('%s', (line, expected) => {
    expect(answer(line)).toBe(expected)
  })
})

describe('TOOL completion', () => {
  it.each(['kubectl', 'docker', 'minikube'])('%s has a script for each shell', (tool) => {
    for (const shell of ['bash', 'zsh', 'fish', 'powershell'])
      expect(lab.sh(`${tool} completion ${shell}`).stdout).toContain(`${tool}`)
    expect(lab.sh(`bash -n <(${tool} completion bash)`).exitCode).toBe(0)
  })

  it('knows no other shell', () => {
    expect(lab.sh('kubectl completion tcsh').stderr).toBe(
      'error: Unsupported shell type "tcsh".\nSee \'kubectl completion -h\' for help and examples\n',
    )
    expect(lab.sh('kubectl completion').stderr).toMatch(/^error: Shell not specified\.\n/)
    expect(lab.sh('docker completion tcsh').exitCode).toBe(1)
  })
})
