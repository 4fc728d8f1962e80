import { describe, expect, it } from 'vitest'
import { cluster, shown } from './lab.js'

describe('kubectl get', () => {
  const lab = cluster(
    'kubectl create deployment web --image=nginx',
    'kubectl create configmap settings --from-literal=colour=blue',
  )

  it('knows kinds by their plural, singular, short and full names', () => {
    const outputs = [
      'deployments',
      'deployment',
      'deploy',
      'Deployment',
      'deployments.apps',
      'deployments.v1.apps',
    ].map((word) => lab.sh(`kubectl get ${word} -o name`).stdout)
    expect(new Set(outputs)).toEqual(new Set(['deployment.apps/web\n']))
  })

  it('gives names, several kinds, and TYPE/NAME', () => {
    expect(lab.sh('kubectl get deploy,sa -o name').stdout).toBe(
      'deployment.apps/web\nserviceaccount/default\n',
    )
    expect(lab.sh('kubectl get cm/settings deploy/web -o name').stdout).toBe(
      'configmap/settings\ndeployment.apps/web\n',
    )
  })

  it('selects by labels and by fields', () => {
    expect(
      lab.sh('kubectl get pods -l app=web --no-headers').stdout.trimEnd().split('\n'),
    ).toHaveLength(1)
    expect(shown(lab, 'kubectl get pods -l app!=web')).toBe(
      'No resources found in default namespace.\n',
    )
    expect(lab.sh('kubectl get cm --field-selector metadata.name=settings -o name').stdout).toBe(
      'configmap/settings\n',
    )
  })

  it('prints fields by JSONPath, as columns, by a Go template, and whole objects', () => {
    expect(lab.sh("kubectl get cm settings -o jsonpath='{.data.colour}'").stdout).toBe('blue')
    expect(lab.sh("kubectl get cm settings -o go-template='{{.data.colour}}'").stdout).toBe('blue')
    expect(
      lab.sh(
        'kubectl get cm settings -o custom-columns=NAME:.metadata.name,COLOUR:.data.colour,NONE:.nope',
      ).stdout,
    ).toBe('NAME       COLOUR   NONE\nsettings   blue     <none>\n')
    expect(lab.sh('kubectl get cm settings -o yaml').stdout).toContain(
      'apiVersion: v1\ndata:\n  colour: blue\nkind: ConfigMap\n',
    )
    expect(JSON.parse(lab.sh('kubectl get cm settings -o json').stdout).data).toEqual({
      colour: 'blue',
    })
  })

  it('says what is not there', () => {
    expect(shown(lab, 'kubectl get pod nope')).toBe(
      'Error from server (NotFound): pods "nope" not found\n',
    )
    expect(shown(lab, 'kubectl get gizmos')).toBe(
      'error: the server doesn\'t have a resource type "gizmos"\n',
    )
    expect(lab.sh('kubectl get pod nope --ignore-not-found')).toMatchObject({
      exitCode: 0,
      stdout: '',
      stderr: '',
    })
  })

  it('watches until Ctrl-C', () => {
    const watching = lab.fork()
    const { stdout, exitCode } = watching.sh('kubectl get cm settings -w -o name', {
      timeout: '5s',
    })
    expect([stdout, exitCode]).toEqual(['configmap/settings\n', 130])
  })

  it('gives the objects themselves to programs', () => {
    const [deployment] = lab.kubectl.get('deployments')
    expect(deployment).toMatchObject({
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'default' },
      spec: { replicas: 1 },
    })
  })
})
