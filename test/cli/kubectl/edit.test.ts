/**
 * `kubectl edit` and its kin, as a kubectl of 1.36 speaks to an API server.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { type Lab, replayLab } from '../../../src/index.js'
import { hollowLab, typed } from './terminal.js'

const HEADER = `# Please edit the object below. Lines beginning with a '#' will be ignored,
# and an empty file will abort the edit. If an error occurs while saving this file will be
# reopened with the relevant failures.
#
`

let lab: Lab
beforeEach(() => {
  lab = hollowLab()
  lab.sh('kubectl create configmap cfg --from-literal=a=b')
})

const masked = (text: string): string => text.replaceAll(/kubectl-edit-\d+/g, 'kubectl-edit-N')
const edit = (editor: string, rest: string): string =>
  masked(typed(lab, `export KUBE_EDITOR=${editor}; kubectl ${rest}`))
const leftovers = (): string => lab.sh('ls /tmp').stdout

/** An editor that does something in its first round, and then shows the head of the file. */
function once(deed: string): string {
  lab.writeFile(
    'editor.sh',
    `#!/bin/sh\nif [ -e seen ]; then grep '^#' $1; else touch seen; ${deed}; fi\n`,
  )
  lab.sh('chmod +x editor.sh; rm -f seen')
  return '/home/user/editor.sh'
}

describe('kubectl edit', () => {
  it('sends what the editor changed', () => {
    lab.sh('kubectl create deployment web --image=nginx')
    expect(edit("'sed -i s/replicas:.1/replicas:\\ 3/'", 'edit deploy web')).toBe(
      'deployment.apps/web edited\n',
    )
    lab.settle()
    expect(typed(lab, 'kubectl get deploy web --no-headers')).toMatch(/^web +3\/3/)
    expect(leftovers()).toBe('')
  })

  it('opens what kubectl get shows, below a comment', () => {
    const { stdout } = lab.sh('KUBE_EDITOR=cat kubectl edit configmap cfg')
    expect(stdout).toBe(HEADER + lab.sh('kubectl get cm cfg -o yaml').stdout)
    expect(typed(lab, 'EDITOR=cat kubectl edit cm cfg -o json')).toMatch(/^{\n {4}"apiVersion"/)
  })

  it('is cancelled where nothing was changed', () => {
    expect(edit('true', 'edit cm cfg')).toBe('2> Edit cancelled, no changes made.\n')
    expect(leftovers()).toBe('')
  })

  it('says that an editor failed, or is not there', () => {
    expect(edit('false', 'edit cm cfg')).toBe(
      '2> error: there was a problem with the editor "false"\nrc=1\n',
    )
    expect(edit("'nosuch --wait'", 'edit cm cfg')).toBe(
      '2> error: unable to launch the editor "nosuch --wait"\nrc=1\n',
    )
    expect(typed(lab, 'unset KUBE_EDITOR; kubectl edit cm cfg')).toContain(
      'there was a problem with the editor "vi"',
    )
  })

  it('opens the file again with what was wrong with it', () => {
    expect(
      edit(once('sed -i /kind:/d $1'), 'edit cm cfg'),
    ).toBe(`${HEADER}# configmaps "cfg" was not valid:
# * <nil>: Invalid value: "The edited file failed validation": kind not set
#
2> error: configmaps "cfg" is invalid
2> A copy of your changes has been stored to "/tmp/kubectl-edit-N.yaml"
2> error: Edit cancelled, no valid changes were saved.
rc=1
`)
    expect(edit(once('sed -i "s/^data:/data: [/" $1'), 'edit cm cfg')).toContain(
      "yaml: line 3: did not find expected ',' or ']'",
    )
  })

  it('keeps a file that the server cannot take, and says how to try again', () => {
    lab.sh('kubectl create deployment web --image=nginx')
    expect(edit("'sed -i s/replicas:.*/replicas:\\ x/'", 'edit deploy web')).toBe(
      `2> error: deployments.apps "web" could not be patched: Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32
2> You can run \`kubectl replace -f /tmp/kubectl-edit-N.yaml\` to try this update again.
rc=1
`,
    )
    expect(leftovers()).toMatch(/^kubectl-edit-\d+\.yaml\n$/)
  })

  it('says what is invalid in the object', () => {
    lab.sh('kubectl create deployment web --image=nginx')
    const shown = edit(once(`sed -i 's/image: .*/image: ""/' $1`), 'edit deploy web')
    expect(shown).toContain('# deployments.apps "web" was not valid:\n# * spec.template.spec.')
    expect(shown).toContain('2> error: deployments.apps "web" is invalid\n')
  })

  it('refuses another name, another namespace, and another version', () => {
    expect(edit("'sed -i s/name:.cfg/name:\\ other/'", 'edit cm cfg')).toContain(
      'error: At least one of apiVersion, kind and name was changed\n',
    )
    expect(edit("'sed -i s/namespace:.*/namespace:\\ other/'", 'edit cm cfg')).toContain(
      'the namespace from the provided object "other" does not match the namespace "default"',
    )
    expect(
      edit(`"sed -i 's/resourceVersion:.*/resourceVersion: \\"1\\"/'"`, 'edit cm cfg'),
    ).toMatch(/could not be patched: Operation cannot be fulfilled on configmaps "cfg"/)
  })

  it('edits several objects as a list', () => {
    expect(typed(lab, 'KUBE_EDITOR=cat kubectl edit cm')).toMatch(/\n {4}a: b\n[^]*kind: List\n/)
  })

  it('shows the patch, and formats that can be edited alone', () => {
    expect(edit("'sed -i s/a:.b/a:\\ c/'", 'edit cm cfg --output-patch')).toBe(
      'Patch: {"data":{"a":"c"}}\nconfigmap/cfg edited\n',
    )
    expect(edit('true', 'edit cm cfg -o name')).toBe(
      '2> error: unable to match a printer suitable for the output format "name", allowed formats are: json,kyaml,yaml\nrc=1\n',
    )
  })
})

describe('kubectl create --edit', () => {
  beforeEach(() => {
    lab.writeFile(
      'cm.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: made\ndata:\n  x: old\n',
    )
  })

  it('creates what the editor made of a file', () => {
    expect(edit("'sed -i s/old/new/'", 'create --edit -f cm.yaml')).toBe('configmap/made created\n')
    expect(lab.sh("kubectl get cm made -o jsonpath='{.data.x}'").stdout).toBe('new')
    expect(edit("'sed -i s/old/newer/'", 'create --edit -f cm.yaml')).toBe(
      `2> A copy of your changes has been stored to "/tmp/kubectl-edit-N.yaml"
2> Error from server (AlreadyExists): configmaps "made" already exists
rc=1
`,
    )
  })

  it('creates nothing where nothing was changed', () => {
    expect(edit('true', 'create --edit -f cm.yaml')).toBe('2> Edit cancelled, no changes made.\n')
  })
})

describe('kubectl apply edit-last-applied', () => {
  it('notes what the editor made of what was last applied', () => {
    lab.writeFile(
      'cm.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: made\ndata:\n  x: old\n',
    )
    lab.sh('kubectl apply -f cm.yaml')
    expect(edit("'sed -i s/old/new/'", 'apply edit-last-applied cm/made')).toBe(
      'configmap/made edited\n',
    )
    expect(typed(lab, 'kubectl apply view-last-applied cm/made')).toContain('x: new')
    expect(typed(lab, 'kubectl apply edit-last-applied cm/cfg')).toBe(
      '2> error: no last-applied-configuration annotation found on resources, to create the annotation, use command `kubectl apply set-last-applied --create-annotation`\nrc=1\n',
    )
  })
})

describe('lab.editor', () => {
  it('takes the place of the editors of the terminal', () => {
    const seen: string[] = []
    lab.editor = (text, path) => {
      seen.push(path.replace(/\d+/, 'N'))
      return text.replace('a: b', 'a: c')
    }
    expect(typed(lab, 'kubectl edit cm cfg')).toBe('configmap/cfg edited\n')
    expect(lab.kubectl.edit('cm', 'cfg').stderr).toBe('Edit cancelled, no changes made.\n')
    expect(seen).toEqual(['/tmp/kubectl-edit-N.yaml', '/tmp/kubectl-edit-N.yaml'])
    lab.writeFile('note', 'a: b\n')
    expect(typed(lab, 'nano note; cat note')).toBe('a: c\n')
  })

  it('is one that failed if it throws', () => {
    lab.editor = () => {
      throw new Error('closed')
    }
    expect(typed(lab, 'kubectl edit cm cfg')).toContain('there was a problem with the editor "vi"')
  })

  it('is not needed for a replay, and goes on in a fork', () => {
    lab.editor = (text) => text.replace('a: b', 'a: c')
    lab.sh('kubectl edit cm cfg')
    expect(replayLab(lab.recording()).state).toEqual(lab.state)
    const fork = lab.fork()
    fork.sh('kubectl create cm two --from-literal=a=b')
    expect(typed(fork, 'kubectl edit cm two')).toBe('configmap/two edited\n')
  })
})
