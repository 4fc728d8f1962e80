import { describe, expect, it } from 'vitest'
import { webhook } from '../../../../src/extend.js'
import { type Lab, createLab, restoreLab } from '../../../../src/index.js'
import { typed } from '../../../cli/kubectl/terminal.js'
import { applied } from './cluster.js'

const PODS = {
  apiGroups: [''],
  apiVersions: ['v1'],
  operations: ['CREATE'],
  resources: ['pods'],
}
const configuration = (
  hook: object,
  kind: 'Validating' | 'Mutating' = 'Validating',
  name = 'images.example.com',
) => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: `${kind}WebhookConfiguration`,
  metadata: { name: kind.toLowerCase() },
  webhooks: [
    {
      name,
      admissionReviewVersions: ['v1'],
      sideEffects: 'None',
      clientConfig: { url: 'https://checks.example.com/images' },
      rules: [PODS],
      ...hook,
    },
  ],
})

/** Refuses pods with the image `bad`, and warns of `old`. */
const images = webhook('https://checks.example.com/images', ({ object }) => {
  const image: string = object.spec.containers[0].image
  if (image === 'worse') throw new Error('out of memory')
  return image === 'bad'
    ? { allowed: false, status: { message: 'that image is bad' } }
    : { allowed: true, ...(image === 'old' ? { warnings: ['that image is old'] } : {}) }
})
const sidecar = webhook('https://mesh.istio.svc:443/inject', ({ object }) => ({
  allowed: true,
  patch: [
    { op: 'add', path: '/spec/containers/-', value: { name: 'proxy', image: 'envoy' } },
    { op: 'add', path: '/metadata/labels', value: { ...object.metadata.labels, mesh: 'yes' } },
  ],
}))

function meshLab(): { readonly lab: Lab; run(line: string): string } {
  const lab = createLab({
    cluster: {
      nodes: [{ name: 'n', runtime: 'hollow', capacity: { cpu: '8', memory: '8Gi', pods: '99' } }],
    },
    plugins: [{ name: 'checks', webhooks: [images, sidecar] }],
  })
  return { lab, run: (line) => typed(lab, line) }
}

describe('a validating webhook', () => {
  it('is answered by a function, which refuses, warns or lets in', () => {
    const { lab, run } = meshLab()
    applied(lab, configuration({}))
    expect(run('kubectl run a --image=bad')).toBe(
      '2> Error from server: admission webhook "images.example.com" denied the request: that image is bad\nrc=1\n',
    )
    expect(run('kubectl run b --image=old')).toBe('pod/b created\n2> Warning: that image is old\n')
    expect(run('kubectl run c --image=good')).toBe('pod/c created\n')
  })

  it('works the same in a fork and in what is read from a snapshot', () => {
    const { lab } = meshLab()
    applied(lab, configuration({}))
    const restored = restoreLab(JSON.stringify(lab.snapshot()), {
      plugins: [{ name: 'checks', webhooks: [images, sidecar] }],
    })
    for (const one of [lab.fork(), restored])
      expect(typed(one, 'kubectl run a --image=bad')).toContain('denied the request')
  })

  it('that fails refuses everything, unless it may be passed over', () => {
    const { lab, run } = meshLab()
    applied(lab, configuration({}))
    expect(run('kubectl run a --image=worse')).toBe(
      '2> Error from server (InternalError): Internal error occurred: failed calling webhook "images.example.com": failed to call webhook: an error on the server ("out of memory") has prevented the request from succeeding\nrc=1\n',
    )
    applied(lab, configuration({ clientConfig: { url: 'https://nowhere.example.com/x' } }))
    expect(run('kubectl run a --image=good')).toBe(
      '2> Error from server (InternalError): Internal error occurred: failed calling webhook "images.example.com": failed to call webhook: Post "https://nowhere.example.com/x?timeout=10s": dial tcp: lookup nowhere.example.com: no such host\nrc=1\n',
    )
    applied(
      lab,
      configuration({
        clientConfig: { service: { name: 'checks', namespace: 'default', path: '/x' } },
      }),
    )
    expect(run('kubectl run a --image=good')).toContain(
      'failed to call webhook: Post "https://checks.default.svc:443/x?timeout=10s": service "checks" not found',
    )
    applied(
      lab,
      configuration({
        failurePolicy: 'Ignore',
        clientConfig: { url: 'https://nowhere.example.com/x' },
      }),
    )
    expect(run('kubectl run a --image=good')).toBe('pod/a created\n')
  })

  it('is asked about what its rules, selectors and conditions name', () => {
    const { lab, run } = meshLab()
    applied(
      lab,
      configuration({
        objectSelector: { matchLabels: { run: 'a' } },
        namespaceSelector: {
          matchExpressions: [
            { key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['free'] },
          ],
        },
        matchConditions: [{ name: 'named', expression: 'request.name != "x"' }],
      }),
    )
    run('kubectl create ns free')
    expect(run('kubectl run a --image=bad')).toContain('denied the request')
    expect(run('kubectl run b --image=bad')).toBe('pod/b created\n')
    expect(run('kubectl -n free run a --image=bad')).toBe('pod/a created\n')
  })

  it('with side effects is not asked by a dry run', () => {
    const { lab, run } = meshLab()
    applied(lab, configuration({ sideEffects: 'Some' }))
    expect(run('kubectl run a --image=good --dry-run=server')).toBe(
      '2> Error from server (BadRequest): admission webhook "images.example.com" does not support dry run\nrc=1\n',
    )
  })
})

describe('a mutating webhook', () => {
  it('changes a pod, which then has its defaults and its token like any other', () => {
    const { lab, run } = meshLab()
    applied(
      lab,
      configuration(
        { clientConfig: { service: { name: 'mesh', namespace: 'istio', path: '/inject' } } },
        'Mutating',
      ),
    )
    run('kubectl run a --image=busybox')
    expect(
      run(
        `kubectl get pod a -o jsonpath='{range .spec.containers[*]}{.name} {.imagePullPolicy} {.volumeMounts[*].mountPath}{"\\n"}{end}{.metadata.labels}'`,
      ),
    ).toBe(
      'a Always /var/run/secrets/kubernetes.io/serviceaccount\nproxy Always /var/run/secrets/kubernetes.io/serviceaccount\n{"mesh":"yes","run":"a"}',
    )
  })
})
