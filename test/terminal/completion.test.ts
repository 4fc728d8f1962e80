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

  it('tells a function how wide the terminal is now', async () => {
    const { type, terminal } = sitDown(lab)
    await type('_wide() { COMPREPLY=("w$COLUMNS"); }; complete -F _wide wide\r')
    expect(await type('wide \t')).toMatch(/\$ wide w100 $/)
    terminal.resize(90, 30)
    expect(await type('\x15wide \t')).toMatch(/\$ wide w90 $/)
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
    ['exec whoam', ['whoami']],
    ['if gre', ['grep']],
    ['echo then gre', []],
  ])('%s', (line, words) => {
    expect(lab.complete(line)).toEqual(words)
  })

  it('leaves specifications aside once progcomp is off', () => {
    lab.sh('complete -W "up down" svc')
    expect(lab.complete('svc d')).toEqual(['down'])
    lab.sh('shopt -u progcomp')
    expect(lab.complete('svc d')).toEqual(['dir/'])
    expect(lab.complete('kubectl get no')).toEqual(['notes.txt'])
    lab.sh('shopt -s progcomp')
    expect(lab.complete('svc d')).toEqual(['down'])
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
    ['compgen -A shopt progcomp', 'progcomp\nprogcomp_alias\n'],
    ['compgen -A setopt no', 'noclobber\nnoexec\nnoglob\nnounset\n'],
    ['compgen -A disabled', ''],
    ['compgen -G "*.yaml" -- b', 'app.yaml\n'],
    ['compgen -G "/etc/host*"', '/etc/hostname\n/etc/hosts\n'],
    ['compgen -G app.yaml; compgen -G "no*such"; echo $?', 'app.yaml\n1\n'],
    ['touch "a b"; compgen -f "a b"; compgen -o default "a b"; rm "a b"', 'a b\na b\n'],
    ['ln -s nowhere lost; compgen -f lo; rm lost', 'lost\n'],
    ['name="x y"; compgen -W \'$name ${name} "a$b"\'', 'x\ny\nx\ny\na\n'],
    ['complete -W x + cc; complete -p +', "complete -W 'x' +\n"],
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
    ['compopt -o nospace nosuch', 'bash: compopt: nosuch: no completion specification\n'],
    ['compgen -F f', 'bash: compgen: kubarium does not simulate -F\n'],
    ['compgen -C "echo a"', 'bash: compgen: kubarium does not simulate -C\n'],
    ['complete -W x -E', 'bash: complete: kubarium does not simulate -E\n'],
    ['complete -W x -I', 'bash: complete: kubarium does not simulate -I\n'],
    ['complete -o noquote x', 'bash: complete: kubarium does not simulate -o noquote\n'],
    ['compgen -A binding', 'bash: compgen: kubarium does not simulate -A binding\n'],
    ...['${arr[@]}', '$(echo a)', '`echo a`', '"$@"'].map((list) => [
      `compgen -W '${list}'`,
      'bash: compgen: kubarium expands plain variables alone in the words of -W\n',
    ]),
  ])('%s', (line, stderr) => {
    expect(lab.sh(line).stderr).toBe(stderr)
  })

  it.each([
    ['compgen -p', 'compgen: -p: invalid option'],
    ['compgen -D', 'compgen: -D: invalid option'],
    ['compopt -W x', 'compopt: -W: invalid option'],
    ['compopt -f', 'compopt: -f: invalid option'],
  ])('%s', (line, complaint) => {
    const { stderr, exitCode } = lab.sh(line)
    expect(stderr).toContain(`bash: ${complaint}\n`)
    expect(stderr).toContain(`${complaint.split(':')[0]}: usage: `)
    expect(exitCode).toBe(2)
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
