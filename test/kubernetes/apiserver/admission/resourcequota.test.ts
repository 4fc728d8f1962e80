import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Lab } from '../../../../src/index.js'
import { lines } from '../../../cli/kubectl/terminal.js'
import { type Run, applied, asking, terminal } from './cluster.js'

let lab: Lab
let run: Run

const quota = (hard: Readonly<Record<string, string>>, more: object = {}, name = 'q') => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name },
  spec: { hard, ...more },
})

const usedOf = (name = 'q'): Readonly<Record<string, string>> =>
  JSON.parse(run(`kubectl get quota ${name} -o jsonpath='{.status.used}'`)) as Record<
    string,
    string
  >

beforeEach(() => {
  ;({ lab, run } = terminal())
})

describe('a quota', () => {
  it('lets in what fits, refuses what does not, and counts at once', () => {
    applied(lab, quota({ pods: '2' }))
    expect(run('kubectl run a --image=busybox')).toBe('pod/a created\n')
    expect(run('kubectl run b --image=busybox')).toBe('pod/b created\n')
    expect(run('kubectl run c --image=busybox')).toBe(
      '2> Error from server (Forbidden): pods "c" is forbidden: exceeded quota: q, requested: pods=1, used: pods=2, limited: pods=2\nrc=1\n',
    )
    expect(run('kubectl get quota')).toMatch(/^NAME +REQUEST +LIMIT +AGE\nq +pods: 2\/2 +\d+/)
  })

  it('is free again when something is gone or has ended', () => {
    applied(lab, quota({ pods: '1' }))
    run('kubectl run a --image=busybox')
    run('kubectl delete pod a --now')
    lab.advance('1s')
    expect(usedOf()).toEqual({ pods: '0' })
    expect(run('kubectl run b --image=busybox')).toBe('pod/b created\n')
  })

  it('counts what was there before it', () => {
    run('kubectl create deployment web --image=busybox --replicas=3')
    lab.advance('1s')
    applied(lab, quota({ pods: '2', 'count/deployments.apps': '5' }))
    expect(usedOf()).toEqual({ pods: '3', 'count/deployments.apps': '1' })
  })

  it('wants every container to say what is limited', () => {
    applied(lab, quota({ 'limits.cpu': '2', 'requests.memory': '1Gi' }))
    expect(run('kubectl run web --image=busybox')).toBe(
      '2> Error from server (Forbidden): pods "web" is forbidden: failed quota: q: must specify limits.cpu for: web; requests.memory for: web\nrc=1\n',
    )
    expect(
      run(
        `kubectl run web --image=busybox ${asking({ limits: { cpu: '500m', memory: '256Mi' } })}`,
      ),
    ).toBe('pod/web created\n')
    expect(usedOf()).toEqual({ 'limits.cpu': '500m', 'requests.memory': '256Mi' })
    expect(run('kubectl get quota')).toMatch(
      /q +requests\.memory: 256Mi\/1Gi +limits\.cpu: 500m\/2/,
    )
  })

  it('counts services by what they take up, and a service that changes its type', () => {
    applied(lab, quota({ services: '3', 'services.nodeports': '1' }))
    expect(run('kubectl create service nodeport a --tcp=80')).toBe('service/a created\n')
    expect(run('kubectl create service nodeport b --tcp=80')).toContain(
      'services "b" is forbidden: exceeded quota: q, requested: services.nodeports=1, used: services.nodeports=1, limited: services.nodeports=1',
    )
    expect(run('kubectl create service clusterip c --tcp=80')).toBe('service/c created\n')
    expect(run(`kubectl patch service c -p '{"spec":{"type":"NodePort"}}'`)).toContain(
      'exceeded quota: q, requested: services.nodeports=1',
    )
    run(`kubectl patch service a -p '{"spec":{"type":"ClusterIP"}}'`)
    lab.advance('1s')
    expect(usedOf()).toEqual({ services: '3', 'services.nodeports': '0' })
    expect(run(`kubectl patch service c -p '{"spec":{"type":"NodePort"}}'`)).toBe(
      'service/c patched\n',
    )
  })

  it('counts objects of any kind, and storage by its class', () => {
    applied(
      lab,
      quota({
        'count/configmaps': '2',
        secrets: '1',
        'requests.storage': '5Gi',
        'fast.storageclass.storage.k8s.io/requests.storage': '1Gi',
      }),
    )
    expect(run('kubectl create configmap one')).toBe('configmap/one created\n')
    expect(run('kubectl create configmap two')).toContain(
      'exceeded quota: q, requested: count/configmaps=1, used: count/configmaps=2, limited: count/configmaps=2',
    )
    run('kubectl create secret generic s')
    expect(run('kubectl create secret generic t')).toContain('requested: secrets=1')
    const claim = (name: string, storageClassName: string, storage: string) => ({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName,
        resources: { requests: { storage } },
      },
    })
    expect(applied(lab, claim('a', 'slow', '3Gi'))).toContain('claim/a created')
    expect(applied(lab, claim('b', 'fast', '2Gi'))).toContain(
      'requested: fast.storageclass.storage.k8s.io/requests.storage=2Gi, used: fast.storageclass.storage.k8s.io/requests.storage=0, limited: fast.storageclass.storage.k8s.io/requests.storage=1Gi',
    )
  })

  it('stops a replica set, whose events say why', () => {
    applied(lab, quota({ pods: '2' }))
    run('kubectl create deployment d --image=busybox --replicas=3')
    lab.advance('2s')
    expect(run('kubectl get deploy d')).toMatch(/d +2\/3 +2 +2/)
    expect(
      run('kubectl get events --field-selector reason=FailedCreate -o custom-columns=M:.message'),
    ).toMatch(
      /Error creating: pods "d-\w+-\w+" is forbidden: exceeded quota: q, requested: pods=1, used: pods=2, limited: pods=2/,
    )
  })

  it('is not charged by a dry run', () => {
    applied(lab, quota({ pods: '1' }))
    expect(run('kubectl run a --image=busybox --dry-run=server')).toContain(
      'created (server dry run)',
    )
    expect(usedOf()).toEqual({ pods: '0' })
  })
})

describe('the scopes of a quota', () => {
  it('say which pods count', () => {
    applied(
      lab,
      quota({ pods: '1' }, { scopes: ['BestEffort'] }, 'be'),
      quota({ pods: '1' }, { scopes: ['Terminating'] }, 'ending'),
      {
        apiVersion: 'scheduling.k8s.io/v1',
        kind: 'PriorityClass',
        metadata: { name: 'high' },
        value: 1000,
      },
      quota(
        { pods: '0' },
        {
          scopeSelector: {
            matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['high'] }],
          },
        },
        'important',
      ),
    )
    run('kubectl run a --image=busybox')
    expect(run('kubectl run b --image=busybox')).toContain('exceeded quota: be')
    expect(run(`kubectl run b --image=busybox ${asking({ requests: { cpu: '100m' } })}`)).toBe(
      'pod/b created\n',
    )
    expect(usedOf('be')).toEqual({ pods: '1' })
    expect(usedOf('ending')).toEqual({ pods: '0' })
    expect(
      run(
        `kubectl run c --image=busybox --overrides='${JSON.stringify({ spec: { priorityClassName: 'high', containers: [{ name: 'c', image: 'busybox', resources: { requests: { cpu: '1' } } }] } })}'`,
      ),
    ).toContain('exceeded quota: important')
  })

  it('are explained by describe', () => {
    applied(lab, quota({ pods: '1' }, { scopes: ['BestEffort'] }))
    expect(run('kubectl describe quota q')).toBe(
      lines(`
        Name:       q
        Namespace:  default
        Scopes:     BestEffort
         * Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.
        Resource  Used  Hard
        --------  ----  ----
        pods      0     1
      `),
    )
    expect(run('kubectl describe ns default')).toContain('Resource Quotas\n  Name:    q\n')
  })

  it('must fit each other and what is limited', () => {
    expect(
      applied(lab, quota({ pods: '1' }, { scopes: ['BestEffort', 'NotBestEffort'] })),
    ).toContain('spec.scopes: Invalid value: ["BestEffort","NotBestEffort"]: conflicting scopes')
    expect(applied(lab, quota({ cpu: '1' }, { scopes: ['BestEffort'] }))).toContain(
      'unsupported scope applied to resource',
    )
    expect(applied(lab, quota({ apples: '1' }))).toContain(
      'spec.hard[apples]: Invalid value: "apples": must be a standard resource for quota',
    )
    expect(applied(lab, quota({ pods: '1500m' }))).toContain(
      'spec.hard[pods]: Invalid value: "1500m": must be an integer',
    )
  })
})

describe('random pods that come and go', () => {
  it('never use more than the quota, and its status says what they use', () => {
    const step = fc.oneof(
      fc.record({ create: fc.integer({ min: 0, max: 7 }), cpu: fc.integer({ min: 1, max: 9 }) }),
      fc.record({ remove: fc.integer({ min: 0, max: 7 }) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const fork = lab.fork()
        const sh = (line: string): string => fork.sh(line).stdout
        fork.writeFile('q.yaml', JSON.stringify(quota({ pods: '4', 'requests.cpu': '2' })))
        sh('kubectl apply -f q.yaml')
        fork.advance('1s')
        for (const one of steps) {
          if ('create' in one)
            sh(
              `kubectl run p${one.create} --image=busybox ${asking({ requests: { cpu: `${one.cpu}00m` } })}`,
            )
          else sh(`kubectl delete pod p${one.remove} --now --ignore-not-found`)
          fork.advance(50)
          const pods = JSON.parse(sh('kubectl get pods -o json')) as {
            items: { spec: { containers: { resources: { requests: { cpu: string } } }[] } }[]
          }
          const cpu = pods.items.reduce(
            (sum, { spec }) =>
              sum + Number.parseInt(spec.containers[0]?.resources.requests.cpu ?? '0', 10),
            0,
          )
          expect(pods.items.length).toBeLessThanOrEqual(4)
          expect(cpu).toBeLessThanOrEqual(2000)
          const used = JSON.parse(sh(`kubectl get quota q -o jsonpath='{.status.used}'`)) as {
            pods: string
          }
          expect(used.pods).toBe(String(pods.items.length))
        }
      }),
      { numRuns: 12 },
    )
  })
})
