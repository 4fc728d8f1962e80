import { describe, expect, it } from 'vitest'
import { YamlError, parseYamlDocuments, toYaml } from '../../src/text/yaml.js'

describe('YAML as kubectl prints it', () => {
  it('quotes only what would be read as something else', () => {
    const values = {
      a: 'y',
      a1: true,
      a10: 'on',
      a2: '1',
      b: '2020-01-01',
      c: '10:20',
      d: '0x1F',
      e: 'plain text',
      f: ' a',
      g: 'a: b',
      h: 'tab\there',
      i: '',
      j: null,
      k: [],
      l: {},
      m: '~',
      n: '=',
      o: 'x #y',
      p: '@x',
    }
    expect(toYaml(values)).toBe(
      'a: "y"\na1: true\na2: "1"\na10: "on"\nb: "2020-01-01"\nc: "10:20"\nd: "0x1F"\ne: plain text\nf: \' a\'\ng: \'a: b\'\nh: "tab\\there"\ni: ""\nj: null\nk: []\nl: {}\nm: "~"\n"n": =\no: \'x #y\'\np: \'@x\'\n',
    )
  })

  it('writes lists at the margin of their key, and text of several lines as a block', () => {
    expect(
      toYaml({
        items: [{ name: 'a', args: ['x', ['y']] }, 'b'],
        text: 'one\ntwo\n',
        cut: 'one\ntwo',
        kept: 'one\n\n',
      }),
    ).toBe(
      'cut: |-\n  one\n  two\nitems:\n- args:\n  - x\n  - - "y"\n  name: a\n- b\nkept: |+\n  one\n\ntext: |\n  one\n  two\n',
    )
  })

  it('folds long text after 80 columns', () => {
    const long = Array.from({ length: 20 }, () => 'word').join(' ')
    expect(toYaml({ message: long, quoted: `a: ${long}` })).toBe(
      `message: ${'word '.repeat(14).trim()} word\n  word word word word word\nquoted: 'a: ${'word '.repeat(13).trim()} word\n  word word word word word word'\n`,
    )
  })
})

describe('YAML as kubectl reads it', () => {
  it('follows YAML 1.1 in what is true and what is a number', () => {
    expect(
      parseYamlDocuments(
        'a: yes\nb: 0o17\nc: 017\nd: 1_000\ne: 2020-01-01\nf: "yes"\ng: ~\nh: .5\ni: 1e3\nj: &x [1]\nk: *x\n<<: {l: 1}',
      ),
    ).toEqual([
      {
        a: true,
        b: 15,
        c: 15,
        d: 1000,
        e: '2020-01-01',
        f: 'yes',
        g: null,
        h: 0.5,
        i: 1000,
        j: [1],
        k: [1],
        l: 1,
      },
    ])
  })

  it('splits documents and leaves empty ones out; the last of equal keys wins', () => {
    expect(parseYamlDocuments('---\na: 1\n---\n# nothing\n---\nb: 1\nb: 2\n')).toEqual([
      { a: 1 },
      { b: 2 },
    ])
  })

  it('keeps keys such as __proto__ as they are', () => {
    const [value] = parseYamlDocuments('__proto__: {x: 1}') as [object]
    expect(Object.keys(value)).toEqual(['__proto__'])
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n'
  it.each([
    ['this: is: not\nyaml', 'mapping values are not allowed in this context'],
    [`${head}data:\n\ta: b\n`, 'line 6: found character that cannot start any token'],
    [`${head}data:\n  a: b\n c: d\n`, 'line 6: did not find expected key'],
    [`${head}data: {a: b\n`, "line 5: did not find expected ',' or '}'"],
    [`${head}data:\n- a\nb\n`, "line 8: could not find expected ':'"],
    [`${head}data:\n  a: b: c\n`, 'line 6: mapping values are not allowed in this context'],
    [`${head}data:\n  a: - b\n`, 'line 6: block sequence entries are not allowed in this context'],
    [`${head}data:\n  a: *foo\n`, "unknown anchor 'foo' referenced"],
    [`${head}spec:\n  - a\n  b: c\n`, "line 6: did not find expected '-' indicator"],
    ['kind: Pod\nmetadata\n  name: x\n', "line 3: could not find expected ':'"],
  ])('says of %j what kubectl says', (text, complaint) => {
    expect(() => parseYamlDocuments(text)).toThrow(
      new YamlError(`error converting YAML to JSON: yaml: ${complaint}`),
    )
  })
})
