import { describe, expect, it } from 'vitest'
import { goTemplate } from '../../src/text/gotemplate.js'
import { jsonPath, jsonPathValues } from '../../src/text/jsonpath.js'

const list = {
  metadata: { name: 'x', annotations: { 'a.b/c': 'q' }, labels: { b: '1', a: '2<' } },
  items: [
    { n: 'a', v: 1, t: true, l: [1, 2] },
    { n: 'b', v: 2, l: [3] },
    { n: 'c', v: 3, z: null },
  ],
}

describe("kubectl's JSONPath", () => {
  it.each([
    ['{.metadata.name}', 'x'],
    ['{.items[*].n}', 'a b c'],
    ['{.items[0:2].n} {.items[-1].n}', 'a b c'],
    ['{.items[::2].n}', 'a c'],
    ['{range .items[*]}{.n}{"\\t"}{.v}{"\\n"}{end}', 'a\t1\nb\t2\nc\t3\n'],
    ['{.items[?(@.n=="b")].v}', '2'],
    ['{.items[?(@.v>1)].n}', 'b c'],
    ['{.items[?(@.t)].n}', 'a'],
    ['{..n}', 'a b c'],
    ["{.metadata.annotations.a\\.b/c}{.metadata.annotations['a\\.b/c']}", 'qq'],
    ["{.metadata['name','labels']}", 'x {"a":"2\\u003c","b":"1"}'],
    ['{.nope.nothing}', ''],
    ['{.items[*].z}', 'null'],
    ['text {$.metadata.name} {@.metadata.name}', 'text x x'],
  ])('%s gives %j', (template, output) => {
    expect(jsonPath(template)(list)).toBe(output)
  })

  it.each([
    ['{', 'unclosed action', 'parsing'],
    ['{.items[?(@.n]}', 'unterminated filter', 'parsing'],
    ['{.items[a]}', 'invalid array index a', 'parsing'],
    ['{!}', "unrecognized character in action: U+0021 '!'", 'parsing'],
    ['{foo}', 'unrecognized identifier foo', 'executing'],
    ['{end}', 'not in range, nothing to end', 'executing'],
    ['{.items[5].n}', 'array index out of bounds: index 5, length 3', 'executing'],
    ['{.metadata.name[0]}', 'string is not array or slice', 'executing'],
  ])('%s: %s', (template, message, phase) => {
    expect(() => jsonPath(template)(list)).toThrow(expect.objectContaining({ message, phase }))
  })

  it('takes expressions without braces for columns', () => {
    expect(jsonPathValues('.items[*].n', list)).toEqual(['a', 'b', 'c'])
    expect(jsonPathValues('metadata.name', list)).toEqual(['x'])
  })
})

describe('Go templates', () => {
  it.each([
    ['{{.metadata.name}} {{.nope}}', 'x <no value>'],
    [
      '{{range $i, $e := .items}}{{$i}}={{$e.n}}{{if $e.t}}!{{else if eq $e.n "b"}}?{{else}}.{{end}}{{end}}',
      '0=a!1=b?2=c.',
    ],
    ['{{.metadata.labels}} {{(index .items 0).l}}', 'map[a:2< b:1] [1 2]'],
    ['{{json .metadata.labels}}', '{"b":"1","a":"2<"}'],
    ['{{printf "%s|%5d|%-4s|%q" .metadata.name 3 "a" "b"}}', 'x|    3|a   |"b"'],
    [' a {{- /* comment */ -}} b ', ' ab '],
    ['{{with .nope}}x{{else}}none{{end}}{{if and .items (not .nope)}}y{{end}}', 'noney'],
    ['{{$x := 1}}{{range .items}}{{$x = .v}}{{end}}{{$x}} {{len .items}}', '3 3'],
    [
      '{{upper .metadata.name}} {{join (index .metadata "names") ","}}|{{.metadata.name | printf "%s!"}}',
      'X |x!',
    ],
  ])('%s', (template, output) => {
    expect(goTemplate(template)(list)).toBe(output)
  })

  it('calls methods', () => {
    expect(goTemplate('{{.Label "team"}}')({ Label: (name: string) => `<${name}>` })).toBe('<team>')
  })

  it('says what is wrong', () => {
    expect(() => goTemplate('{{foo}}')).toThrow('template: :1: function "foo" not defined')
    expect(() => goTemplate('{{.a')).toThrow('template: :1: unclosed action')
    expect(() => goTemplate('\n{{range .a}}')).toThrow('template: :2: unexpected EOF')
    expect(() => goTemplate('{{.Foo}}', { missing: 'map' })({})).toThrow(
      'template: :1:2: executing "" at <.Foo>: map has no entry for key "Foo"',
    )
    expect(() => goTemplate('{{.Foo}}', { missing: '*formatter.ImageContext' })({})).toThrow(
      `executing "" at <.Foo>: can't evaluate field Foo in type *formatter.ImageContext`,
    )
    expect(() => goTemplate('{{index .items 7}}', { name: 'output' })(list)).toThrow(
      'template: output:1:2: executing "output" at <index .items 7>: error calling index: index out of range: 7',
    )
    expect(() => goTemplate('{{.metadata.name.x}}', { name: 'output' })(list)).toThrow(
      `template: output:1:11: executing "output" at <.metadata.name.x>: can't evaluate field x in type interface {}`,
    )
  })
})
