import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

function newLab(): Lab {
  const lab = createLab({
    cluster: {
      nodes: [
        { name: 'n1', runtime: 'hollow', capacity: { cpu: '2', memory: '4Gi', pods: '110' } },
      ],
    },
  })
  lab.sh('kubectl run web --image=x --labels=app=web; kubectl run db --image=x')
  return lab
}

function measured(): Lab {
  const lab = newLab()
  lab.metrics.serve()
  lab.metrics.pods('web', { cpu: '250m', memory: '64Mi' })
  lab.metrics.pods('db', { cpu: '10m', memory: '300Mi' })
  lab.metrics.node('n1', { cpu: '500m', memory: '1Gi' })
  lab.advance('1m')
  return lab
}

describe('kubectl top', () => {
  it('needs a metrics server', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    for (const what of ['pod', 'node'])
      expect(lab.sh(`kubectl top ${what}`)).toMatchObject({
        stderr: 'error: Metrics API not available\n',
        exitCode: 1,
      })
    lab.sh('minikube addons enable metrics-server')
    lab.advance('1m')
    expect(lab.sh('kubectl top pod').exitCode).toBe(0)
    lab.sh('minikube addons disable metrics-server')
    expect(lab.sh('kubectl top pod').stderr).toBe('error: Metrics API not available\n')
  })

  it('shows what pods use', () => {
    expect(measured().sh('kubectl top pod').stdout).toBe(
      'NAME   CPU(cores)   MEMORY(bytes)   \ndb     10m          300Mi           \nweb    250m         64Mi            \n',
    )
  })

  it.each([
    ['pod --sort-by=cpu --no-headers', 'web   250m   64Mi    \ndb    10m    300Mi   \n'],
    ['pods -l app=web --no-headers', 'web   250m   64Mi   \n'],
    [
      'po --containers',
      'POD   NAME   CPU(cores)   MEMORY(bytes)   \ndb    db     10m          300Mi           \nweb   web    250m         64Mi            \n',
    ],
    [
      'pod --sum',
      'NAME   CPU(cores)   MEMORY(bytes)   \ndb     10m          300Mi           \nweb    250m         64Mi            \n       ________     ________        \n       260m         364Mi           \n',
    ],
    [
      'node',
      'NAME   CPU(cores)   CPU(%)   MEMORY(bytes)   MEMORY(%)   \nn1     500m         25%      1024Mi          25%         \n',
    ],
  ])('top %s', (line, stdout) => {
    expect(measured().sh(`kubectl top ${line}`).stdout).toBe(stdout)
  })

  it.each([
    ['pod --sort-by=age', 'error: --sort-by accepts only cpu or memory\n'],
    ['pod web -l app=web', 'error: only one of NAME or selector can be provided\n'],
    ['pod nosuch', 'Error from server (NotFound): pods "nosuch" not found\n'],
    ['pod -l app=none', 'No resources found in default namespace.\n'],
  ])('top %s says what is wrong', (line, stderr) => {
    expect(measured().sh(`kubectl top ${line}`).stderr).toBe(stderr)
  })

  it('knows a pod once it has run for a while', () => {
    const lab = measured()
    lab.sh('kubectl run late --image=x')
    expect(lab.sh('kubectl top pod late').stderr).toBe(
      'Error from server (NotFound): podmetrics.metrics.k8s.io "default/late" not found\n',
    )
    lab.advance('40s')
    expect(lab.sh('kubectl top pod late --no-headers').stdout).toBe('late   0m    0Mi   \n')
  })
})
