import { describe, expect, it } from 'vitest'
import { definitions } from '../../../src/cli/kubectl/verbs.js'
import { createLab } from '../../../src/index.js'
import { cluster, shown } from './lab.js'

describe('the kubectl command', () => {
  const lab = cluster()

  it('is refused where there is no cluster', () => {
    expect(createLab().sh('kubectl get pods')).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr:
        'The connection to the server localhost:8080 was refused - did you specify the right host or port?\n',
    })
  })

  it('does not know every word', () => {
    expect(shown(lab, 'kubectl list pods')).toBe('error: unknown command "list" for "kubectl"\n')
    expect(shown(lab, 'kubectl fetch pods')).toBe(
      'error: unknown command "fetch" for "kubectl"\n\nDid you mean this?\n\tpatch\n',
    )
    expect(shown(lab, 'kubectl get pods --colour')).toBe(
      "error: unknown flag: --colour\nSee 'kubectl get --help' for usage.\n",
    )
    expect(lab.sh('kubectl get').exitCode).toBe(1)
  })

  it('takes flags before and after the verb', () => {
    const both = [
      'kubectl -n kube-system get pods',
      'kubectl get -n kube-system pods',
      'kubectl get pods --namespace=kube-system',
    ].map((line) => lab.sh(line).stderr)
    expect(new Set(both).size).toBe(1)
  })

  it.each(Object.keys(definitions))('explains %s', (name) => {
    const { stdout, exitCode } = lab.sh(`kubectl ${name} --help`)
    expect(exitCode).toBe(0)
    expect(stdout).toContain(`Usage:\n  kubectl ${name}`)
  })

  it('remembers the namespace of a context', () => {
    const own = lab.fork()
    own.sh('kubectl create namespace team')
    own.sh('kubectl config set-context --current --namespace=team')
    expect(own.sh('kubectl get pods').stderr).toBe('No resources found in team namespace.\n')
    expect(own.sh('kubectl config current-context').stdout).toBe(
      lab.sh('kubectl config current-context').stdout,
    )
  })
})
