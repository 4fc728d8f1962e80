import { describe, expect, it } from 'vitest'
import {
  DOCKER_FUNCTIONS,
  KUBECTL_FUNCTIONS,
  KUBERNETES_JSON,
  goTemplate,
  structures,
} from '../../src/text/gotemplate/index.js'
import { jsonPath, jsonPathValues } from '../../src/text/jsonpath/index.js'

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

/** A value as kubectl's template prints it. */
const print = (template: string, value: unknown): string =>
  goTemplate(template, { name: 'output', functions: KUBECTL_FUNCTIONS })(value, {
    model: KUBERNETES_JSON,
  })

describe('Go templates', () => {
  it.each([
    ['{{.metadata.name}} {{.nope}}', 'x <no value>'],
    [
      '{{range $i, $e := .items}}{{$i}}={{$e.n}}{{if $e.t}}!{{else if eq $e.n "b"}}?{{else}}.{{end}}{{end}}',
      '0=a!1=b?2=c.',
    ],
    ['{{.metadata.labels}} {{(index .items 0).l}}', 'map[a:2< b:1] [1 2]'],
    ['{{printf "%s|%5d|%-4s|%q" .metadata.name 3 "a" "b"}}', 'x|    3|a   |"b"'],
    [' a {{- /* comment */ -}} b ', ' ab '],
    ['{{with .nope}}x{{else}}none{{end}}{{if and .items (not .nope)}}y{{end}}', 'noney'],
    ['{{$x := 1}}{{range .items}}{{$x = .v}}{{end}}{{$x}} {{len .items}}', '3 3'],
    ['{{define "row"}}<{{.n}}>{{end}}{{range .items}}{{template "row" .}}{{end}}', '<a><b><c>'],
    ['{{.metadata.name | printf "%s!"}}', 'x!'],
  ])('%s', (template, output) => {
    expect(print(template, list)).toBe(output)
  })

  it('calls methods of a row', () => {
    const row = { Label: (name: string) => `<${name}>` }
    const template = goTemplate('{{.Label "team"}}', { functions: DOCKER_FUNCTIONS })
    expect(template(row, { model: structures(row), hasMethods: true })).toBe('<team>')
  })

  it('says what is wrong, and where', () => {
    expect(() => print('{{.a', {})).toThrow('template: output:1: unclosed action')
    expect(() => print('\n{{range .a}}', {})).toThrow('template: output:2: unexpected EOF')
    expect(() => print('{{index .items 7}}', list)).toThrow(
      'template: output:1:2: executing "output" at <index .items 7>: error calling index: index out of range: 7',
    )
  })

  it.each([
    ['parentheses', `{{${'('.repeat(501)}1${')'.repeat(501)}}}`],
    ['blocks', `${'{{if 1}}'.repeat(501)}${'{{end}}'.repeat(501)}`],
    ['chained conditions', `{{if 0}}${'{{else if 0}}'.repeat(501)}{{end}}`],
  ])('refuses %s in each other beyond a limit', (_, template) => {
    expect(() => print(template, {})).toThrow('template: output:1: max expression depth exceeded')
  })

  it('prints what is as deep as the limit', () => {
    expect(print(`{{${'('.repeat(500)}1${')'.repeat(500)}}}`, {})).toBe('1')
    expect(print(`${'{{if 1}}'.repeat(500)}x${'{{end}}'.repeat(500)}`, {})).toBe('x')
  })

  it('ends a template that includes itself', () => {
    expect(() => print('{{define "x"}}{{template "x"}}{{end}}{{template "x"}}', {})).toThrow(
      'template: output:1:25: executing "x" at <{{template "x"}}>: exceeded maximum template depth (100000)',
    )
  })
})

describe('printf', () => {
  it.each([
    ['%v %v %v', [1e6, 0.1, 1e-5], '1e+06 0.1 1e-05'],
    ['%6.2f|%-8.1f|%08.3f', [1.005, 2.25, -3.54321], '  1.00|2.2     |-003.543'],
    ['%+d|% d|%x|%X|%#x|%o|%b', [1, 2, 255, 255, 255, 8, 5], '+1| 2|ff|FF|0xff|10|101'],
    ['%e|%G', [123456.789, 1e-10], '1.234568e+05|1E-10'],
  ])('%s', (format, args, printed) => {
    expect(print(`{{printf "${format}" ${args.map(literal).join(' ')}}}`, {})).toBe(printed)
  })
})

const literal = (value: number): string => {
  const text = String(value)
  return Number.isInteger(value) && value < 1e6 ? text : value === 1e6 ? '1e6' : text
}
