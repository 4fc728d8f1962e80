/**
 * Plugins of kubectl's, and a program of the user's that shows differences.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Lab } from '../../../src/index.js'
import { hollowLab, typed } from './terminal.js'

let lab: Lab
beforeEach(() => {
  lab = hollowLab()
  lab.sh('mkdir bin; export PATH=$PATH:/home/user/bin')
})

function script(name: string, text: string): void {
  lab.writeFile(`bin/${name}`, text)
  lab.sh(`chmod +x bin/${name}`)
}

describe('a plugin', () => {
  beforeEach(() => {
    script('kubectl-foo', '#!/bin/sh\necho foo "$@"\nexit 3\n')
    script('kubectl-foo-bar', '#!/bin/sh\necho foobar "$@"\n')
    script('kubectl-create-thing', '#!/bin/sh\necho thing "$@"\n')
  })

  it('is a command: the longest name counts, and arguments and exit code are passed on', () => {
    expect(typed(lab, 'kubectl foo baz --a')).toBe('foo baz --a\nrc=3\n')
    expect(typed(lab, 'kubectl foo bar -x y')).toBe('foobar -x y\n')
    expect(typed(lab, 'kubectl create thing -f y')).toBe('thing -f y\n')
  })

  it('has no name of a verb, and stands before flags', () => {
    script('kubectl-get', '#!/bin/sh\necho mine\n')
    expect(typed(lab, 'kubectl get ns default -o name')).toBe('namespace/default\n')
    expect(typed(lab, 'kubectl -n x foo')).toBe(
      '2> Error: flags cannot be placed before plugin name: -n\nrc=1\n',
    )
    expect(typed(lab, 'kubectl foo-bar')).toContain('unknown command "foo-bar" for "kubectl"')
  })

  it('that cannot be executed says why', () => {
    script('kubectl-plain', 'hi\n')
    expect(typed(lab, 'kubectl plain')).toBe('2> Error: exec format error\nrc=1\n')
  })

  it('is listed, with what is wrong with it', () => {
    lab.writeFile('bin/kubectl-noexec', '')
    expect(typed(lab, 'kubectl plugin list')).toBe(`The following compatible plugins are available:

/home/user/bin/kubectl-create-thing
/home/user/bin/kubectl-foo
/home/user/bin/kubectl-foo-bar
/home/user/bin/kubectl-noexec
2>   - warning: kubectl-create-thing overwrites existing command: "kubectl create"
2>   - warning: /home/user/bin/kubectl-noexec identified as a kubectl plugin, but it is not executable
2> error: 2 plugin warnings were found
rc=1
`)
  })
})

describe('KUBECTL_EXTERNAL_DIFF', () => {
  beforeEach(() => {
    lab.sh('kubectl create cm cfg --from-literal=a=b --dry-run=client -o yaml > cm.yaml')
    lab.sh('kubectl apply -f cm.yaml; sed -i s/b$/c/ cm.yaml')
  })
  const diff = (program: string): string =>
    typed(lab, `KUBECTL_EXTERNAL_DIFF='${program}' kubectl diff -f cm.yaml`).replaceAll(
      /(LIVE|MERGED)-\d+/g,
      '$1-N',
    )

  it('gets two folders, and options that look like some', () => {
    expect(diff('echo -u a/b --color=x')).toBe('/tmp/LIVE-N /tmp/MERGED-N -u --color=x\n')
    expect(lab.sh('ls /tmp').stdout).toBe('')
  })

  it('says by its exit code whether anything differs', () => {
    expect(diff('true')).toBe('')
    expect(diff('false')).toBe('rc=1\n')
    expect(diff('nosuch')).toBe(
      '2> error: failed to run "nosuch": executable file not found in $PATH\nrc=2\n',
    )
    script('three', '#!/bin/sh\nexit 3\n')
    expect(diff('three')).toBe('2> error: failed to run "three": exit status 3\nrc=2\n')
  })

  it('may be diff itself', () => {
    expect(diff('diff -u -N')).toContain('-  a: b\n+  a: c\n')
  })
})
