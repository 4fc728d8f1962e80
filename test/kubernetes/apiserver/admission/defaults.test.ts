import { beforeEach, describe, expect, it } from 'vitest'
import type { Lab } from '../../../../src/index.js'
import { type Run, applied, terminal } from './cluster.js'

let lab: Lab
let run: Run

beforeEach(() => {
  ;({ lab, run } = terminal())
})

const storageClass = (name: string, isDefault: boolean) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: {
    name,
    annotations: { 'storageclass.kubernetes.io/is-default-class': String(isDefault) },
  },
  provisioner: 'example.com/disk',
})
const claim = (name: string, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...more },
})

describe('the default storage class', () => {
  it('is that of claims that name none; the empty name asks for no class', () => {
    applied(lab, storageClass('slow', false), storageClass('fast', true))
    applied(
      lab,
      claim('a'),
      claim('b', { storageClassName: '' }),
      claim('c', { storageClassName: 'slow' }),
    )
    expect(
      run(
        'kubectl get pvc -o custom-columns=N:.metadata.name,C:.spec.storageClassName --no-headers',
      ),
    ).toBe('a     fast\nb     \nc     slow\n')
  })

  it('is the newest of several', () => {
    applied(lab, storageClass('one', true))
    lab.advance('2s')
    applied(lab, storageClass('two', true))
    applied(lab, claim('a'))
    expect(run(`kubectl get pvc a -o jsonpath='{.spec.storageClassName}'`)).toBe('two')
  })
})

describe('the default ingress class', () => {
  it('is that of ingresses that name none', () => {
    applied(lab, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: {
        name: 'nginx',
        annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' },
      },
      spec: { controller: 'example.com/ingress' },
    })
    run('kubectl create ingress web --rule=/*=web:80')
    expect(run(`kubectl get ing web -o jsonpath='{.spec.ingressClassName}'`)).toBe('nginx')
  })
})

describe('a service account', () => {
  it('must be there, and lends its secrets for pulling images', () => {
    expect(
      run(`kubectl run a --image=busybox --overrides='{"spec":{"serviceAccountName":"bot"}}'`),
    ).toContain(
      'Error from server (Forbidden): pods "a" is forbidden: error looking up service account default/bot: serviceaccount "bot" not found',
    )
    applied(lab, {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'bot' },
      imagePullSecrets: [{ name: 'registry' }],
    })
    run(`kubectl run a --image=busybox --overrides='{"spec":{"serviceAccountName":"bot"}}'`)
    expect(run(`kubectl get pod a -o jsonpath='{.spec.imagePullSecrets}'`)).toBe(
      '[{"name":"registry"}]',
    )
  })
})

describe('a namespace on its way out', () => {
  it('takes nothing new', () => {
    run('kubectl create ns old')
    run(`kubectl -n old create configmap held`)
    run(`kubectl -n old patch configmap held -p '{"metadata":{"finalizers":["example.com/hold"]}}'`)
    run('kubectl delete ns old --wait=false')
    lab.advance('1s')
    expect(run('kubectl -n old run web --image=busybox')).toBe(
      '2> Error from server (Forbidden): pods "web" is forbidden: unable to create new content in namespace old because it is being terminated\nrc=1\n',
    )
    expect(run('kubectl -n no run web --image=busybox')).toBe(
      '2> Error from server (NotFound): namespaces "no" not found\nrc=1\n',
    )
    expect(run('kubectl delete ns kube-system')).toContain('this namespace may not be deleted')
  })
})
