import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { YamlError, parseYaml, parseYamlDocuments, toYaml } from '../../src/text/yaml.js'
import cases from './yaml.json' with { type: 'json' }

/** What is said of a text that cannot be read. */
function said(text: string): string {
  try {
    parseYamlDocuments(text)
    return ''
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    return error.message.replace('error converting YAML to JSON: ', '')
  }
}

describe('YAML that kubectl reads', () => {
  it.each(cases as [string, { readonly value?: unknown; readonly error?: string }][])(
    'is what kubectl 1.36 makes of it: %j',
    (text, { value, error }) => {
      if (error === undefined) expect(parseYamlDocuments(text)[0] ?? null).toEqual(value)
      else expect(() => parseYamlDocuments(text)).toThrow(error)
    },
  )

  it.each([
    ['a: b: c', 'yaml: mapping values are not allowed in this context'],
    ['a: - b', 'yaml: block sequence entries are not allowed in this context'],
    ['\tb', 'yaml: found character that cannot start any token'],
    ['a:\n  b: 1\n\tc: 2', 'yaml: line 3: found a tab character that violates indentation'],
    ['a: |0\n x', 'yaml: found an indentation indicator equal to 0'],
    ['a: "\\q"', 'yaml: found unknown escape character'],
    ['%YAML 1.2\na: 1', 'yaml: found incompatible YAML document'],
    ['a: !x!y z', 'yaml: found undefined tag handle'],
    ['a: &x [*x]', "yaml: anchor 'x' value contains itself"],
    ['a: *x', "yaml: unknown anchor 'x' referenced"],
    ['a: !!int b', 'yaml: cannot decode !!str `b` as a !!int'],
    ['a: {b: 1, <<: 3}', 'yaml: map merge requires map or sequence of maps as the value'],
    ['? [1]\n: 2', 'yaml: invalid map key: []interface {}{1}'],
    [
      'name: {{ .Values.x }}',
      'yaml: invalid map key: map[interface {}]interface {}{".Values.x":interface {}(nil)}',
    ],
    ['~: 2', 'unsupported map key of type: %!s(<nil>), key: <nil>, value: 2'],
    ['a: .inf', 'json: unsupported value: +Inf'],
    ['a: \u0001', 'yaml: control characters are not allowed'],
  ])('%j: %s', (text, message) => expect(said(text)).toBe(message))

  it('is JSON where it begins with a brace, one value after the other', () => {
    expect(parseYamlDocuments('{"a": 1}\n{"b": "\\u0041/"}')).toEqual([{ a: 1 }, { b: 'A/' }])
    expect(said('{"a": [1')).toBe('unexpected EOF')
    expect(said('{"a": 1} x')).toBe(
      "json: offset 10: invalid character 'x' looking for beginning of value",
    )
    expect(parseYamlDocuments('{"a": 1}\n---\nb: 2\n---\n{"c": 3}')).toEqual([
      { a: 1 },
      { b: 2 },
      { c: 3 },
    ])
    expect(said('{"a": 1}\n---\na: b: c')).toBe(
      "json: offset 11: invalid character '-' in numeric literal",
    )
    expect(said('{"a": 1} {"b": 2}\n---\n{}')).toBe("invalid character '-' in numeric literal")
    expect(parseYamlDocuments('{a: b}')).toEqual([{ a: 'b' }])
    expect(parseYamlDocuments('{"a": 1, }')).toEqual([{ a: 1 }])
  })

  it('takes the members of other mappings, and what comes last counts', () => {
    const text =
      'm: &m {q: 1}\nn: &n {q: 3, r: 4}\na: {<<: *m, q: 2}\nb: {q: 2, <<: *m}\nc: {<<: [*m, *n]}'
    expect(parseYaml(text)).toMatchObject({ a: { q: 2 }, b: { q: 1 }, c: { q: 1, r: 4 } })
  })

  it('is as deep as a limit allows, and grows by aliases only so far', () => {
    const deep = (count: number): string => `a: ${'['.repeat(count)}${']'.repeat(count)}`
    expect(said(deep(1_000))).toBe('')
    expect(said(deep(1_001))).toBe('yaml: exceeded max depth of 1000')
    expect(said(`{"a": ${'['.repeat(100_000)}`)).toBe('yaml: exceeded max depth of 1000')
    expect(said('- '.repeat(2_000))).toBe('yaml: exceeded max depth of 1000')
    const laughs = Array.from({ length: 9 }, (_, i) =>
      i === 0
        ? 'a0: &a0 [x, x]'
        : `a${i}: &a${i} [${Array(9)
            .fill(`*a${i - 1}`)
            .join(', ')}]`,
    ).join('\n')
    expect(said(laughs)).toBe('yaml: document contains excessive aliasing')
  })

  it('gives back what was written, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.object({ withNullPrototype: false }).map((value) => JSON.parse(JSON.stringify(value))),
        (value) => {
          expect(parseYaml(toYaml(value)) ?? {}).toEqual(value)
        },
      ),
    )
  })

  it('is a value or a YamlError, whatever the text', () => {
    const bits = fc.constantFrom(
      ...' \n:-[]{},\'"#&*!|>%@?~<\t0aé'.split(''),
      '  ',
      '- ',
      ': ',
      '<<: *a',
    )
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 40 }), (parts) => void said(parts.join(''))),
      { numRuns: 1_000 },
    )
  })
})
