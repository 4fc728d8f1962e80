import { beforeAll, describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../src/index.js'
import { sitDown } from './screen.js'

let lab: Lab

beforeAll(() => {
  lab = createLab({ seed: 1, cluster: { nodes: [{ name: 'minikube', runtime: 'hollow' }] } })
  lab.sh('kubectl create deployment web --image=nginx; kubectl run api --image=nginx')
  lab.sh('mkdir dir; echo a > app.yaml; echo b > notes.txt; docker pull busybox')
  lab.advance(5_000)
})

describe('Tab', () => {
  it('completes kinds, names, flags and their values of the tools', async () => {
    const { type } = sitDown(lab)
    expect(await type('kubectl get no\t')).toMatch(/\$ kubectl get nodes $/)
    expect(await type('\x15kubectl get dep\t')).toMatch(/\$ kubectl get deployments\.apps $/)
    expect(await type('\x15kubectl logs deployment/\t')).toMatch(/logs deployment\/web $/)
    expect(await type('\x15kubectl get pods --output=ya\t')).toMatch(/pods --output=yaml $/)
    expect(await type('\x15kubectl apply -f ap\t')).toMatch(/apply -f app\.yaml $/)
    expect(await type('\x15docker run --rm bus\t')).toMatch(/run --rm busybox:latest $/)
    expect(await type('\x15sudo docker ima\t')).toMatch(/sudo docker image$/)
    expect(await type('\x15kubectl logs dep\t')).toMatch(/kubectl logs deployments\/$/)
  })

  it('lists several candidates at the second time, with what describes them', async () => {
    const { type } = sitDown(lab)
    expect(await type('kubectl rollout re\t')).toMatch(/\$ kubectl rollout res$/)
    expect(await type('\t')).toMatch(/\$ kubectl rollout res$/)
    expect(await type('\t')).toMatch(
      /\nrestart {2}\(Restart a resource\) +resume {3}\(Resume a paused resource\) *\n.*\$ kubectl rollout res$/,
    )
    // What was typed meanwhile comes after it.
    expect(await type('u\t --help | head -1\r')).toMatch(/Resume a paused resource/)
  })

  it('completes an alias that was given the function, and leaves the status alone', async () => {
    const { type } = sitDown(lab)
    await type('source /usr/share/bash-completion/bash_completion\r')
    await type('alias k=kubectl; source <(kubectl completion bash)\r')
    await type('complete -o default -F __start_kubectl k; false\r')
    expect(await type('k describe pod ap\t')).toMatch(/\$ k describe pod api $/)
    expect(await type('\x15echo $? $COMP_LINE$COMPREPLY\r')).toMatch(/\n1\n.*\$ $/)
  })

  it("completes by a user's own function, list and command", async () => {
    const { type } = sitDown(lab)
    await type('_greet() { COMPREPLY=($(compgen -W "hello world" -- "$2")); }\r')
    await type(
      'complete -F _greet greet; complete -W "up down" svc; complete -C "echo tool" tool\r',
    )
    expect(await type('greet w\t')).toMatch(/\$ greet world $/)
    expect(await type('\x15svc d\t')).toMatch(/\$ svc down $/)
    expect(await type('\x15tool t\t')).toMatch(/\$ tool tool tool t tool $/)
  })
})

describe('lab.complete', () => {
  it.each([
    ['kubectl describe po', ['pods', 'podtemplates', 'poddisruptionbudgets.policy']],
    ['kubectl exec api -c ', ['api']],
    ['kubectl rollout r', ['restart', 'resume']],
    ['kubectl -n kube-s', ['kube-system']],
    ['kubectl get pods --show-l', ['--show-labels']],
    ['docker rmi busybox:', ['latest']],
    ['cat ap', ['app.yaml']],
    ['cd d', ['dir/']],
    ['minik', ['minikube']],
    ['kubectl get pods | gre', ['grep']],
    ['echo $HOM', ['$HOME']],
    ['nosuch ', ['app.yaml', 'dir/', 'notes.txt']],
  ])('%s', (line, words) => {
    expect(lab.complete(line)).toEqual(words)
  })

  it('knows what the terminal was told, and changes nothing', () => {
    lab.sh('alias k=kubectl; source <(kubectl completion bash)')
    lab.sh('complete -o default -F __start_kubectl k')
    const before = lab.state
    expect(lab.complete('k get dep')).toEqual(['deployments.apps'])
    expect(lab.state === before).toBe(true)
    expect(() => lab.complete(1 as never)).toThrow('line')
  })
})

describe('complete, compgen, compopt', () => {
  it.each([
    ['compgen -W "start stop status" -- sta', 'start\nstatus\n'],
    ['compgen -W "a b" -P x -S y', 'xay\nxby\n'],
    ['compgen -W "one two three" -X "t*"', 'one\n'],
    ['compgen -f -X "!*.yaml"', 'app.yaml\n'],
    ['compgen -d', 'dir\n'],
    ['compgen -A function nosuch; echo $?', '1\n'],
    ['compgen -u us', 'user\n'],
    ['compgen -k whi', 'while\n'],
    [
      'complete -o nospace -o default -F f -X "*.o" cc; complete -p cc',
      "complete -o default -o nospace -X '*.o' -F f cc\n",
    ],
    ['complete -W x cc; complete -r cc; complete -p cc', ''],
  ])('%s', (line, stdout) => {
    expect(lab.sh(line).stdout).toBe(stdout)
  })

  it.each([
    ['complete -p nosuch', 'bash: complete: nosuch: no completion specification\n'],
    ['compopt -o nospace', 'bash: compopt: not currently executing completion function\n'],
    ['compgen -A nosuch', 'bash: compgen: nosuch: invalid action name\n'],
    ['complete -o nosuch x', 'bash: complete: nosuch: invalid option name\n'],
  ])('%s', (line, stderr) => {
    expect(lab.sh(line).stderr).toBe(stderr)
  })
})

describe('export and its like', () => {
  it('do not split what they assign', () => {
    lab.sh("spaced='a  b'")
    expect(lab.sh('f() { local x=$1; echo "$x"; }; f "$spaced"').stdout).toBe('a  b\n')
    expect(lab.sh('export copy=$spaced; declare other=$spaced; echo "$copy|$other"').stdout).toBe(
      'a  b|a  b\n',
    )
  })
})
