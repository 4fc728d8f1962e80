import { describe, expect, it } from 'vitest'
import { createLab, restoreLab } from '../../../src/index.js'
import { applying, clusterWith, definition, resource, said, version, websites } from './websites.js'

const kubia = resource('Website', 'kubia', { gitRepo: 'https://example.com/kubia.git' })

describe('a kind that a definition adds', () => {
  it('is unknown before', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    expect(said(lab, 'kubectl get websites')).toBe(
      'error: the server doesn\'t have a resource type "websites"\n',
    )
  })

  it('is served once the definition is established', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.settle()
    lab.writeFile('crd.yaml', JSON.stringify(websites))
    expect(said(lab, 'kubectl apply -f crd.yaml')).toBe(
      'customresourcedefinition.apiextensions.k8s.io/websites.example.com created\n',
    )
    expect(said(lab, 'kubectl wait --for=condition=Established crd/websites.example.com')).toBe(
      'customresourcedefinition.apiextensions.k8s.io/websites.example.com condition met\n',
    )
    expect(said(lab, 'kubectl get ws')).toBe('No resources found in default namespace.\n')
    expect(said(lab, 'kubectl api-resources --api-group=example.com -o wide')).toMatch(
      /^websites +ws +example.com\/v1 +true +Website +delete,deletecollection,get,list,patch,create,update,watch *$/m,
    )
    expect(said(lab, 'kubectl api-versions')).toContain('\nexample.com/v1\n')
  })

  it('has objects that are listed, scaled, described and deleted as any', () => {
    const lab = clusterWith(websites)
    expect(applying(lab, kubia)).toBe('website.example.com/kubia created\n')
    lab.advance('1s')
    expect(said(lab, 'kubectl get ws')).toBe(
      'NAME    REPO                            AGE\nkubia   https://example.com/kubia.git   1s\n',
    )
    const replicas = "kubectl get ws kubia -o jsonpath='{.spec.replicas}'"
    expect(said(lab, replicas)).toBe('1')
    expect(said(lab, 'kubectl scale ws kubia --replicas=3')).toBe(
      'website.example.com/kubia scaled\n',
    )
    expect(said(lab, replicas)).toBe('3')
    expect(said(lab, 'kubectl describe ws kubia')).toMatch(
      /^Name: {9}kubia\nNamespace: {4}default\nLabels: {7}<none>\nAnnotations: {2}<none>\nAPI Version: {2}example.com\/v1\nKind: {9}Website\nMetadata:\n {2}Creation Timestamp: {2}.*\n {2}Generation: {10}2\n {2}Resource Version: {4}\d+\n {2}UID: {17}.*\nSpec:\n {2}Git Repo: {2}https:\/\/example.com\/kubia.git\n {2}Replicas: {2}3\nEvents: {6}<none>\n/,
    )
    expect(said(lab, 'kubectl delete ws kubia')).toBe(
      'website.example.com "kubia" deleted from default namespace\n',
    )
  })

  it('is there for objects of the same file only the next time', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.settle()
    lab.writeFile('all.yaml', `${JSON.stringify(websites)}\n---\n${JSON.stringify(kubia)}`)
    expect(said(lab, 'kubectl apply -f all.yaml')).toBe(
      'customresourcedefinition.apiextensions.k8s.io/websites.example.com created\n' +
        'error: resource mapping not found for name: "kubia" namespace: "" from "all.yaml": no matches for kind "Website" in version "example.com/v1"\nensure CRDs are installed first\n',
    )
    lab.settle()
    expect(said(lab, 'kubectl apply -f all.yaml')).toBe(
      'customresourcedefinition.apiextensions.k8s.io/websites.example.com unchanged\nwebsite.example.com/kubia created\n',
    )
  })

  it('is typed for programs, and forks and snapshots have it', () => {
    const lab = clusterWith(websites)
    lab.kubectl.apply(kubia)
    for (const one of [lab.fork(), restoreLab(lab.snapshot())])
      expect([...one.kubectl.get('websites')]).toMatchObject([
        { kind: 'Website', metadata: { name: 'kubia' } },
      ])
  })

  it('costs nothing in a cluster without definitions', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.settle()
    expect(Object.keys(lab.state.tables)).not.toContain('api/customresourcedefinitions')
  })
})

describe('the conditions of a definition', () => {
  const conditions = (lab: ReturnType<typeof clusterWith>, name: string): string =>
    said(
      lab,
      `kubectl get crd ${name} -o jsonpath='{range .status.conditions[*]}{.type} {.status} {.reason}: {.message}{"\\n"}{end}'`,
    )

  it('say that its names are accepted and that it is served', () => {
    const lab = clusterWith(websites)
    expect(conditions(lab, 'websites.example.com')).toBe(
      'NamesAccepted True NoConflicts: no conflicts found\nEstablished True InitialNamesAccepted: the initial names have been accepted\n',
    )
    expect(
      said(lab, "kubectl get crd websites.example.com -o jsonpath='{.status.storedVersions}'"),
    ).toBe('["v1"]')
    expect(
      said(lab, "kubectl get crd websites.example.com -o jsonpath='{.status.acceptedNames}'"),
    ).toBe(
      '{"kind":"Website","listKind":"WebsiteList","plural":"websites","shortNames":["ws"],"singular":"website"}',
    )
  })

  it('say which name another one of the group has; it is free once that one is gone', () => {
    const other = definition('Shop', [version('v1', { type: 'object' })], {
      names: { kind: 'Website' },
    })
    const lab = clusterWith(websites, other)
    expect(conditions(lab, 'shops.example.com')).toBe(
      'NamesAccepted False ListKindConflict: "WebsiteList" is already in use\nEstablished False NotAccepted: not all names are accepted\n',
    )
    expect(said(lab, 'kubectl get shops')).toContain("the server doesn't have a resource type")
    lab.sh('kubectl delete crd websites.example.com')
    lab.settle()
    expect(conditions(lab, 'shops.example.com')).toContain('Established True')
  })
})

describe('the deletion of a definition', () => {
  it('takes its objects with it', () => {
    const lab = clusterWith(websites)
    lab.kubectl.apply(kubia)
    expect(said(lab, 'kubectl delete crd websites.example.com')).toBe(
      'customresourcedefinition.apiextensions.k8s.io "websites.example.com" deleted\n',
    )
    expect(said(lab, 'kubectl get websites')).toContain("doesn't have a resource type")
    lab.kubectl.apply(websites as never)
    lab.settle()
    expect(said(lab, 'kubectl get websites')).toBe('No resources found in default namespace.\n')
  })

  it('waits for objects that a finalizer holds, and takes no new ones meanwhile', () => {
    const lab = clusterWith(websites)
    lab.kubectl.apply({ ...kubia, metadata: { name: 'kubia', finalizers: ['example.com/backup'] } })
    lab.sh('kubectl delete crd websites.example.com --wait=false')
    lab.settle()
    expect(
      said(
        lab,
        "kubectl get crd websites.example.com -o jsonpath='{.status.conditions[-1:].reason}'",
      ),
    ).toBe('InstanceDeletionInProgress')
    expect(said(lab, 'kubectl get ws -o name')).toBe('website.example.com/kubia\n')
    expect(applying(lab, { ...kubia, metadata: { name: 'late' } })).toBe(
      'Error from server (Forbidden): error when creating "o.yaml": websites.example.com "late" is forbidden: create not allowed while custom resource definition is terminating\n',
    )
    expect(
      said(lab, `kubectl patch ws kubia --type=merge -p '{"metadata":{"finalizers":null}}'`),
    ).toBe('website.example.com/kubia patched\n')
    lab.settle()
    expect(said(lab, 'kubectl get crd -o name')).toBe('')
  })

  it('goes along with what its objects own, as the deletion of a namespace does', () => {
    const lab = clusterWith(websites)
    lab.sh('kubectl create namespace shop')
    applying(lab, { ...kubia, metadata: { name: 'kubia', namespace: 'shop' } })
    const uid = said(lab, "kubectl get ws kubia -n shop -o jsonpath='{.metadata.uid}'")
    lab.kubectl.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'site',
        namespace: 'shop',
        ownerReferences: [{ apiVersion: 'example.com/v1', kind: 'Website', name: 'kubia', uid }],
      },
    })
    const copy = lab.fork()
    copy.sh('kubectl delete ws kubia -n shop')
    copy.settle()
    expect(said(copy, 'kubectl get cm site -n shop')).toContain('not found')
    lab.sh('kubectl delete namespace shop')
    lab.settle()
    expect(said(lab, 'kubectl get ws -A')).toBe('No resources found\n')
    expect(said(lab, 'kubectl get ns shop')).toContain('not found')
  })
})
