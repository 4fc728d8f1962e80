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

type Part = Readonly<Record<string, unknown>>

/** What applying a widget says, where spec has these properties. */
function outcome(properties: Part, spec: Part, more: Part = {}): string {
  const lab = clusterWith(definition('Widget', [version('v1', schemaWith(properties, more))]))
  return applying(lab, resource('Widget', 'w', spec)).replace('The Widget "w" is invalid: ', '')
}

/** What is stored of a widget. */
function stored(properties: Part, spec: Part, flags = ''): string {
  const lab = clusterWith(definition('Widget', [version('v1', schemaWith(properties))]))
  applying(lab, resource('Widget', 'w', spec), flags)
  return said(lab, "kubectl get widget w -o jsonpath='{.spec}'")
}

describe('the schema of a custom resource', () => {
  it.each<readonly [string, Part, unknown, string]>([
    [
      'type',
      { type: 'integer' },
      'ten',
      'spec.x: Invalid value: "string": spec.x in body must be of type integer: "string"',
    ],
    [
      'type of a list',
      { type: 'array', items: { type: 'string' } },
      {},
      'spec.x: Invalid value: "object": spec.x in body must be of type array: "object"',
    ],
    [
      'type of an item',
      { type: 'array', items: { type: 'string' } },
      ['a', 1],
      'spec.x[1]: Invalid value: "integer": spec.x[1] in body must be of type string: "integer"',
    ],
    [
      'type of a value',
      { type: 'object', additionalProperties: { type: 'string' } },
      { a: 1 },
      'spec.x.a: Invalid value: "integer": spec.x.a in body must be of type string: "integer"',
    ],
    [
      'integer',
      { type: 'integer' },
      1.5,
      'spec.x: Invalid value: "number": spec.x in body must be of type integer: "number"',
    ],
    [
      'enum',
      { type: 'string', enum: ['a', 'b'] },
      'x',
      'spec.x: Unsupported value: "x": supported values: "a", "b"',
    ],
    [
      'pattern',
      { type: 'string', pattern: '^[a-z]+$' },
      'X1',
      'spec.x: Invalid value: "X1": spec.x in body should match \'^[a-z]+$\'',
    ],
    [
      'minimum',
      { type: 'integer', minimum: 1 },
      0,
      'spec.x: Invalid value: 0: spec.x in body should be greater than or equal to 1',
    ],
    [
      'exclusiveMinimum',
      { type: 'integer', minimum: 1, exclusiveMinimum: true },
      1,
      'spec.x: Invalid value: 1: spec.x in body should be greater than 1',
    ],
    [
      'maximum',
      { type: 'integer', maximum: 3 },
      4,
      'spec.x: Invalid value: 4: spec.x in body should be less than or equal to 3',
    ],
    [
      'exclusiveMaximum',
      { type: 'number', maximum: 3, exclusiveMaximum: true },
      3,
      'spec.x: Invalid value: 3: spec.x in body should be less than 3',
    ],
    [
      'multipleOf',
      { type: 'integer', multipleOf: 5 },
      7,
      'spec.x: Invalid value: 7: spec.x in body should be a multiple of 5',
    ],
    [
      'minLength',
      { type: 'string', minLength: 3 },
      'ab',
      'spec.x: Invalid value: "ab": spec.x in body should be at least 3 chars long',
    ],
    [
      'maxLength',
      { type: 'string', maxLength: 3 },
      'abcd',
      'spec.x: Too long: may not be more than 3 bytes',
    ],
    [
      'minItems',
      { type: 'array', items: { type: 'string' }, minItems: 1 },
      [],
      'spec.x: Invalid value: 0: spec.x in body should have at least 1 items',
    ],
    [
      'maxItems',
      { type: 'array', items: { type: 'string' }, maxItems: 1 },
      ['a', 'b'],
      'spec.x: Too many: 2: must have at most 1 item',
    ],
    [
      'maxProperties',
      { type: 'object', additionalProperties: { type: 'string' }, maxProperties: 1 },
      { a: 'a', b: 'b' },
      'spec.x: Too many: 2: must have at most 1 item',
    ],
    [
      'required',
      { type: 'object', required: ['y'], properties: { y: { type: 'string' } } },
      {},
      'spec.x.y: Required value',
    ],
    [
      'date-time',
      { type: 'string', format: 'date-time' },
      'noon',
      'spec.x: Invalid value: "noon": spec.x in body must be of type date-time: "noon"',
    ],
    [
      'int32',
      { type: 'integer', format: 'int32' },
      2 ** 31,
      '<nil>: Invalid value: "": Checked value must be of type integer with format int32 in spec.x',
    ],
    [
      'byte',
      { type: 'string', format: 'byte' },
      '!',
      'spec.x: Invalid value: "!": spec.x in body must be of type byte: "!"',
    ],
    [
      'ipv4',
      { type: 'string', format: 'ipv4' },
      '1.2.3.256',
      'spec.x: Invalid value: "1.2.3.256": spec.x in body must be of type ipv4: "1.2.3.256"',
    ],
    [
      'int or string',
      { 'x-kubernetes-int-or-string': true },
      true,
      'spec.x: Invalid value: "boolean": spec.x in body must be of type integer,string: "boolean"',
    ],
    [
      'set',
      { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string' } },
      ['a', 'b', 'a'],
      'spec.x[2]: Duplicate value: "a"',
    ],
    [
      'map',
      {
        type: 'array',
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['name'],
        items: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
      },
      [{ name: 'a' }, { name: 'a' }],
      'spec.x[1]: Duplicate value: {"name":"a"}',
    ],
    [
      'embedded',
      {
        type: 'object',
        'x-kubernetes-embedded-resource': true,
        'x-kubernetes-preserve-unknown-fields': true,
      },
      { kind: 'Pod' },
      'spec.x.apiVersion: Required value',
    ],
  ])('asks for %s', (_, schema, value, expected) => {
    expect(outcome({ x: schema }, { x: value })).toBe(`${expected}\n`)
  })

  it('asks for one of several, for all, and for none', () => {
    const two = { a: { type: 'string' }, b: { type: 'string' } }
    const either = [{ required: ['a'] }, { required: ['b'] }]
    expect(outcome(two, {}, { oneOf: either })).toContain(
      '* <nil>: Invalid value: "": "spec" must validate one and only one schema (oneOf). Found none valid\n',
    )
    expect(outcome(two, { a: '1', b: '2' }, { oneOf: either })).toBe(
      '<nil>: Invalid value: "": "spec" must validate one and only one schema (oneOf). Found 2 valid alternatives\n',
    )
    expect(outcome(two, {}, { anyOf: either })).toContain(
      '<nil>: Invalid value: "": "spec" must validate at least one schema (anyOf)',
    )
    expect(outcome(two, { a: '1' }, { allOf: either })).toContain(
      '<nil>: Invalid value: "": "spec" must validate all the schemas (allOf)',
    )
    expect(outcome(two, { a: '1' }, { not: { required: ['a'] } })).toBe(
      '<nil>: Invalid value: "": "spec" must not validate the schema (not)\n',
    )
  })

  it('refuses fields that it does not name, and drops them when nobody is strict', () => {
    const x = { type: 'array', items: { type: 'object', properties: { y: { type: 'string' } } } }
    const spec = { x: [{ y: '1', z: 2 }], extra: 1 }
    expect(outcome({ x }, spec)).toBe(
      'Error from server (BadRequest): error when creating "o.yaml": Widget in version "v1" cannot be handled as a Widget: strict decoding error: unknown field "spec.extra", unknown field "spec.x[0].z"\n',
    )
    expect(stored({ x }, spec, '--validate=ignore')).toBe('{"x":[{"y":"1"}]}')
    const lab = clusterWith(definition('Widget', [version('v1', schemaWith({ x }))]))
    expect(applying(lab, resource('Widget', 'w', spec), '--validate=warn')).toBe(
      'widget.example.com/w created\nWarning: unknown field "spec.extra"\nWarning: unknown field "spec.x[0].z"\n',
    )
  })

  it('keeps unknown fields where it says so', () => {
    const x = {
      type: 'object',
      'x-kubernetes-preserve-unknown-fields': true,
      properties: { y: { type: 'object', properties: {} } },
    }
    expect(stored({ x }, { x: { any: { thing: 1 }, y: { z: 1 } } }, '--validate=false')).toBe(
      '{"x":{"any":{"thing":1},"y":{}}}',
    )
  })

  it('fills in defaults, also for null where null may not stand', () => {
    const properties = {
      a: { type: 'string', default: 'x' },
      b: { type: 'string', nullable: true, default: 'y' },
      c: { type: 'string' },
      d: { type: 'object', default: {}, properties: { e: { type: 'integer', default: 3 } } },
    }
    expect(stored(properties, { a: null, b: null, c: null })).toBe('{"a":"x","b":null,"d":{"e":3}}')
  })

  it('does not ask again for what an update leaves as it was', () => {
    const lab = clusterWith(
      definition('Widget', [
        version('v1', schemaWith({ x: { type: 'string' }, y: { type: 'string' } })),
      ]),
    )
    applying(lab, resource('Widget', 'w', { x: 'long enough' }))
    lab.kubectl.apply(
      definition('Widget', [
        version('v1', schemaWith({ x: { type: 'string', maxLength: 3 }, y: { type: 'string' } })),
      ]) as never,
    )
    expect(applying(lab, resource('Widget', 'w', { x: 'long enough', y: 'new' }))).toContain(
      'configured',
    )
    expect(applying(lab, resource('Widget', 'w', { x: 'longer still', y: 'new' }))).toContain(
      'Too long',
    )
  })
})
