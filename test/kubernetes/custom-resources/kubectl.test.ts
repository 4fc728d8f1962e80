import { describe, expect, it } from 'vitest'
import {
  applying,
  clusterWith,
  definition,
  resource,
  said,
  schemaWith,
  version,
} from './websites.js'

const shape = schemaWith({
  size: { type: 'string', description: 'How large it is.', enum: ['small', 'large'] },
  parts: {
    type: 'array',
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['name'],
    items: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, count: { type: 'integer' } },
    },
  },
  labels: { type: 'object', additionalProperties: { type: 'string' } },
})

const widgets = definition(
  'Widget',
  [
    version(
      'v1',
      { description: 'A thing.', ...shape },
      {
        subresources: { status: {} },
        additionalPrinterColumns: [
          { name: 'Size', type: 'string', jsonPath: '.spec.size' },
          { name: 'Parts', type: 'integer', jsonPath: '.spec.parts[0].count' },
          { name: 'Made', type: 'date', jsonPath: '.metadata.creationTimestamp' },
          { name: 'Labels', type: 'string', jsonPath: '.spec.labels', priority: 1 },
        ],
        selectableFields: [{ jsonPath: '.spec.size' }],
      },
    ),
  ],
  { names: { shortNames: ['wd'], categories: ['all', 'things'] } },
)

const widget = (name: string, spec: object) => resource('Widget', name, spec)

describe('kubectl and custom resources', () => {
  const lab = clusterWith(widgets)
  applying(
    lab,
    widget('a', { size: 'small', parts: [{ name: 'x', count: 2 }], labels: { k: 'v' } }),
  )
  applying(lab, widget('b', {}))

  it('shows the columns of the definition, and the others with -o wide', () => {
    expect(said(lab, 'kubectl get wd')).toBe(
      'NAME   SIZE    PARTS   MADE\na      small   2       0s\nb                      0s\n',
    )
    expect(said(lab, 'kubectl get widgets a -o wide')).toBe(
      'NAME   SIZE    PARTS   MADE   LABELS\na      small   2       0s     {"k":"v"}\n',
    )
  })

  it('knows categories, selects by fields, and refuses fields that cannot be selected by', () => {
    expect(said(lab, 'kubectl get all')).toContain('widget.example.com/a   small')
    expect(said(lab, 'kubectl get things -o name')).toBe(
      'widget.example.com/a\nwidget.example.com/b\n',
    )
    expect(said(lab, 'kubectl get wd --field-selector spec.size=small -o name')).toBe(
      'widget.example.com/a\n',
    )
    expect(said(lab, 'kubectl get wd --field-selector spec.color=red')).toContain(
      'field label not supported: spec.color',
    )
  })

  it('merges maps as JSON merge patches do, and knows no strategic patch', () => {
    const copy = lab.fork()
    expect(said(copy, `kubectl patch wd a -p '{"spec":{"size":"large"}}'`)).toBe(
      'error: application/strategic-merge-patch+json is not supported by example.com/v1, Kind=Widget: the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml\n',
    )
    expect(
      said(copy, `kubectl patch wd a --type=merge -p '{"spec":{"parts":[{"name":"y"}]}}'`),
    ).toBe('widget.example.com/a patched\n')
    expect(said(copy, "kubectl get wd a -o jsonpath='{.spec.parts}'")).toBe('[{"name":"y"}]')
    expect(
      said(copy, `kubectl patch wd a --type=json -p '[{"op":"remove","path":"/spec/parts"}]'`),
    ).toBe('widget.example.com/a patched\n')
  })

  it('applies on the server by the keys of lists', () => {
    const copy = lab.fork()
    const apply = (name: string, count: number, manager: string): string =>
      applying(
        copy,
        widget('m', { parts: [{ name, count }] }),
        `--server-side --field-manager=${manager}`,
      )
    expect(apply('x', 1, 'one')).toBe('widget.example.com/m serverside-applied\n')
    expect(apply('y', 2, 'two')).toBe('widget.example.com/m serverside-applied\n')
    expect(said(copy, "kubectl get wd m -o jsonpath='{.spec.parts[*].name}'")).toBe('x y')
    expect(apply('x', 3, 'two')).toContain('conflict')
  })

  it('labels, annotates, waits for and deletes them', () => {
    const copy = lab.fork()
    expect(said(copy, 'kubectl label wd a tier=x')).toBe('widget.example.com/a labeled\n')
    expect(said(copy, 'kubectl annotate wd a note=y')).toBe('widget.example.com/a annotated\n')
    expect(said(copy, 'kubectl get wd -l tier=x -o name')).toBe('widget.example.com/a\n')
    expect(said(copy, "kubectl wait wd/a --for=jsonpath='{.spec.size}'=small --timeout=1s")).toBe(
      'widget.example.com/a condition met\n',
    )
    expect(said(copy, 'kubectl delete wd --all')).toBe(
      'widget.example.com "a" deleted from default namespace\nwidget.example.com "b" deleted from default namespace\n',
    )
  })

  it('passes on what the API server warns of', () => {
    const copy = lab.fork()
    expect(
      applying(copy, { ...widget('f', {}), metadata: { name: 'f', finalizers: ['mine'] } }),
    ).toContain(
      'Warning: metadata.finalizers: "mine": prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers\n',
    )
    const colors = schemaWith({ color: { type: 'string', format: 'color' } })
    expect(applying(copy, definition('Pen', [version('v1', colors)]))).toContain(
      'Warning: unrecognized format "color"\n',
    )
  })

  it('explains their fields in the words of the definition', () => {
    expect(said(lab, 'kubectl explain widget.spec.size')).toBe(
      'GROUP:      example.com\nKIND:       Widget\nVERSION:    v1\n\nFIELD: size <string>\nENUM:\n    small\n    large\n\nDESCRIPTION:\n    How large it is.\n    \n\n',
    )
    const spec = said(lab, 'kubectl explain widget.spec')
    expect(spec).toContain('FIELD: spec <Object>\n\n\nDESCRIPTION:\n    <empty>\n\nFIELDS:\n')
    expect(spec).toContain('  labels\t<map[string]string>\n    <no description>\n\n')
    expect(spec).toContain('  size\t<string>\n  enum: small, large\n    How large it is.\n\n')
    expect(said(lab, 'kubectl explain wd.spec.parts')).toContain('  name\t<string> -required-\n')
    expect(said(lab, 'kubectl explain wd --recursive')).toContain(
      '  spec\t<Object>\n    labels\t<map[string]string>\n    parts\t<[]Object>\n      count\t<integer>\n      name\t<string> -required-\n',
    )
    expect(said(lab, 'kubectl explain wd')).toContain('DESCRIPTION:\n    A thing.\n    \nFIELDS:\n')
    expect(said(lab, 'kubectl explain wd.metadata.labels')).toContain(
      'FIELD: labels <map[string]string>',
    )
    expect(said(lab, 'kubectl explain wd.spec.none')).toBe(
      'GROUP:      example.com\nKIND:       Widget\nVERSION:    v1\n\nerror: field "none" does not exist\n',
    )
  })
})

describe('a definition that the API server refuses', () => {
  type Part = Readonly<Record<string, unknown>>
  const complaint = (object: object): string =>
    applying(clusterWith(), object).replace(
      /^The CustomResourceDefinition "[^"]*" is invalid: /,
      '',
    )
  const ofSchema = (schema: Part, more: Part = {}): string =>
    complaint(definition('Widget', [version('v1', schema, more)]))
  const AT = 'spec.validation.openAPIV3Schema'

  it('is named after its plural and group', () => {
    const one = definition('Widget', [version('v1', { type: 'object' })])
    expect(complaint({ ...one, metadata: { name: 'things.example.com' } })).toBe(
      'metadata.name: Invalid value: "things.example.com": must be spec.names.plural+"."+spec.group\n',
    )
  })

  it('has one version for storage', () => {
    expect(
      complaint(
        definition('Widget', [
          version('v1', { type: 'object' }),
          version('v2', { type: 'object' }),
        ]),
      ),
    ).toContain('must have exactly one version marked as storage version')
  })

  it('has a schema, which is structural', () => {
    const { schema: _, ...without } = version('v1', {}) as { schema: unknown }
    expect(complaint(definition('Widget', [without]))).toContain(
      'spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required',
    )
    expect(ofSchema({ properties: { spec: {} } })).toBe(
      `\n* ${AT}.properties[spec].type: Required value: must not be empty for specified object fields\n* ${AT}.type: Required value: must not be empty at the root\n`,
    )
    expect(ofSchema(schemaWith({ x: { type: 'array' } }))).toContain(
      `${AT}.properties[spec].properties[x].items: Required value: must be specified`,
    )
    expect(
      ofSchema(schemaWith({ x: { type: 'array', items: { type: 'string' }, uniqueItems: true } })),
    ).toContain(
      `${AT}.properties[spec].properties[x].uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic`,
    )
    expect(ofSchema(schemaWith({ x: { type: 'string', anyOf: [{ type: 'string' }] } }))).toContain(
      `${AT}.properties[spec].properties[x].anyOf[0].type: Forbidden: must be empty to be structural`,
    )
    expect(ofSchema(schemaWith({ x: { type: 'text' } }))).toContain(
      `${AT}.properties[spec].properties[x].type: Unsupported value: "text": supported values: "array", "boolean", "integer", "number", "object", "string"`,
    )
    expect(ofSchema(schemaWith({ x: { type: 'string', pattern: '(' } }))).toContain(
      "must be a valid regular expression, but isn't: error parsing regexp: missing closing ): `(`",
    )
  })

  it('has defaults that fit, and keys of maps that are there', () => {
    expect(ofSchema(schemaWith({ x: { type: 'integer', default: 'one' } }))).toContain(
      `${AT}.properties[spec].properties[x].default: Invalid value: "string":  in body must be of type integer: "string"`,
    )
    const list = {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['name'],
      items: { type: 'object', properties: { name: { type: 'string' } } },
    }
    expect(ofSchema(schemaWith({ x: list }))).toContain(
      `${AT}.properties[spec].properties[x].items.properties[name].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property`,
    )
  })

  it('has subresources and columns that say where their values stand', () => {
    expect(
      ofSchema(
        { type: 'object' },
        {
          subresources: { scale: { specReplicasPath: '.replicas', statusReplicasPath: 'status' } },
          additionalPrinterColumns: [{ name: 'X', type: 'text', jsonPath: '.spec.x' }],
        },
      ),
    ).toBe(
      '\n* spec.subresources.scale.specReplicasPath: Invalid value: ".replicas": should be a json path under .spec\n' +
        '* spec.subresources.scale.statusReplicasPath: Invalid value: "status": must be a simple json path starting with .\n' +
        '* spec.additionalPrinterColumns[0].type: Invalid value: "text": must be one of boolean,date,integer,number,string\n',
    )
  })

  it('keeps its scope and kind once it is established', () => {
    const lab = clusterWith(widgets)
    expect(applying(lab, { ...widgets, spec: { ...widgets.spec, scope: 'Cluster' } })).toContain(
      'spec.scope: Invalid value: "Cluster": field is immutable',
    )
  })

  it('needs an approval for groups of the project itself', () => {
    const one = definition('Widget', [version('v1', { type: 'object' })])
    expect(
      complaint({
        ...one,
        metadata: { name: 'widgets.apps.k8s.io' },
        spec: { ...one.spec, group: 'apps.k8s.io' },
      }),
    ).toContain(
      'metadata.annotations[api-approved.kubernetes.io]: Required value: protected groups must have approval annotation',
    )
  })
})
