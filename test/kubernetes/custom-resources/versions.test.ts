import { describe, expect, it } from 'vitest'
import {
  applying,
  clusterWith,
  definition,
  resource,
  said,
  schemaWith,
  version,
  websites,
} from './websites.js'

const schema = schemaWith({ size: { type: 'integer' } })
const widgets = definition('Widget', [
  version('v1', schema, { storage: false }),
  version('v1beta1', schema, { deprecated: true }),
  version('v1alpha1', schema, {
    storage: false,
    deprecated: true,
    deprecationWarning: 'v1alpha1 is over',
  }),
  version('v0', schema, { storage: false, served: false }),
])
const widget = resource('Widget', 'w', { size: 1 })

describe('a definition with several versions', () => {
  it('serves each object in every version', () => {
    const lab = clusterWith(widgets)
    applying(lab, widget)
    const version = (word: string): string =>
      lab.sh(`kubectl get ${word} w -o jsonpath='{.apiVersion}'`).stdout
    expect(version('widgets')).toBe('example.com/v1')
    expect(version('widgets.v1beta1.example.com')).toBe('example.com/v1beta1')
    expect(version('widgets.v1alpha1.example.com')).toBe('example.com/v1alpha1')
    expect(said(lab, 'kubectl get widgets.v0.example.com')).toContain(
      "doesn't have a resource type",
    )
    expect(said(lab, 'kubectl api-versions')).toContain(
      'example.com/v1\nexample.com/v1alpha1\nexample.com/v1beta1\n',
    )
    expect(said(lab, 'kubectl api-resources --api-group=example.com --no-headers')).toMatch(
      /^widgets +example.com\/v1 +true +Widget\n$/,
    )
    expect(said(lab, 'kubectl get widgets -A -o name')).toBe('widget.example.com/w\n')
  })

  it('warns of versions that are on their way out', () => {
    const lab = clusterWith(widgets)
    expect(applying(lab, { ...widget, apiVersion: 'example.com/v1beta1' })).toBe(
      'widget.example.com/w created\nWarning: example.com/v1beta1 Widget is deprecated; use example.com/v1 Widget\n',
    )
    expect(said(lab, 'kubectl get widgets.v1alpha1.example.com w -o name')).toBe(
      'widget.example.com/w\nWarning: v1alpha1 is over\n',
    )
    expect(applying(lab, { ...widget, apiVersion: 'example.com/v0' })).toContain(
      'no matches for kind "Widget" in version "example.com/v0"\nensure CRDs are installed first\n',
    )
  })

  it('remembers in which versions objects were stored', () => {
    const lab = clusterWith(widgets)
    const versions = widgets.spec.versions.map(
      (one): Readonly<Record<string, unknown>> => ({ ...one, storage: one['name'] === 'v1' }),
    )
    lab.kubectl.apply({ ...widgets, spec: { ...widgets.spec, versions } } as never)
    expect(
      said(lab, "kubectl get crd widgets.example.com -o jsonpath='{.status.storedVersions}'"),
    ).toBe('["v1beta1","v1"]')
    expect(
      applying(lab, {
        ...widgets,
        spec: { ...widgets.spec, versions: versions.filter((one) => one['name'] !== 'v1beta1') },
      }),
    ).toContain(
      'status.storedVersions[0]: Invalid value: "v1beta1": missing from spec.versions; v1beta1 was previously a storage version, and must remain in spec.versions until',
    )
  })
})

describe('the status of a custom resource', () => {
  const site = resource('Website', 'site', { gitRepo: 'https://example.com/a.git' })
  const read = (lab: ReturnType<typeof clusterWith>, path: string): string =>
    said(lab, `kubectl get ws site -o jsonpath='{${path}}'`)

  it('is left alone by ordinary writes, and is all that writes of status change', () => {
    const lab = clusterWith(websites)
    applying(lab, { ...site, status: { replicas: 5 } })
    expect(read(lab, '.status')).toBe('')
    lab.sh(
      `kubectl patch ws site --subresource=status --type=merge -p '{"status":{"replicas":2},"spec":{"replicas":9}}'`,
    )
    expect(read(lab, '.status.replicas')).toBe('2')
    expect(read(lab, '.spec.replicas')).toBe('1')
    expect(read(lab, '.metadata.generation')).toBe('1')
    lab.sh(`kubectl patch ws site --type=merge -p '{"spec":{"replicas":9}}'`)
    expect(read(lab, '.metadata.generation')).toBe('2')
    expect(read(lab, '.status.replicas')).toBe('2')
  })

  it('is validated, and pruned, as the rest is', () => {
    const lab = clusterWith(websites)
    applying(lab, site)
    expect(
      said(
        lab,
        `kubectl patch ws site --subresource=status --type=merge -p '{"status":{"replicas":"x"}}'`,
      ),
    ).toBe(
      'The Website "site" is invalid: \n* status.replicas: Invalid value: "string": status.replicas in body must be of type integer: "string"\n* .status.replicas: Invalid value: 0: .status.replicas accessor error: x is of the type string, expected int64\n',
    )
  })

  it('is what scaling reports', () => {
    const lab = clusterWith(websites)
    applying(lab, site)
    expect(said(lab, 'kubectl scale ws/site --current-replicas=1 --replicas=4')).toBe(
      'website.example.com/site scaled\n',
    )
    expect(said(lab, 'kubectl scale ws/site --current-replicas=1 --replicas=4')).toContain(
      'Expected replicas to be 1, was 4',
    )
    expect(said(lab, 'kubectl scale ws/site --replicas=-1')).toContain(
      'must be greater than or equal to 0',
    )
    const plain = clusterWith(definition('Widget', [version('v1', schema)]))
    applying(plain, widget)
    expect(said(plain, 'kubectl scale widget/w --replicas=2')).toMatch(
      /not (find|supported)|could not/,
    )
  })

  it('counts as a change of the object where it is no part of its own', () => {
    const plain = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
    const lab = clusterWith(definition('Widget', [version('v1', plain)]))
    applying(lab, { ...widget, status: { phase: 'a' } })
    applying(lab, { ...widget, status: { phase: 'b' } })
    expect(
      said(lab, "kubectl get widget w -o jsonpath='{.metadata.generation} {.status.phase}'"),
    ).toBe('2 b')
  })
})
