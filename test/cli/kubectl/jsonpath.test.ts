import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

/** What kubectl 1.36 answered, without the object that it shows when a template does not fit it. */
const cases = JSON.parse(
  readFileSync(new URL('jsonpath.json', import.meta.url), 'utf8'),
) as readonly (readonly [
  format: string,
  template: string,
  stdout: string,
  stderr: string,
  exitCode: number,
])[]

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
const CREATE = 'kubectl create deployment web --image=nginx --dry-run=client -o'
const OBJECT = '\tobject given'

const lab = createLab({ cluster: { nodes: 1 } })

describe('kubectl -o jsonpath', () => {
  it.each(cases)('%s=%s', (format, template, stdout, stderr, exitCode) => {
    const line = lab.sh(`${CREATE} ${format}=${quoted(template)}`)
    const object = line.stderr.indexOf(OBJECT)
    expect({
      ...line,
      stderr: object < 0 ? line.stderr : line.stderr.slice(0, object),
    }).toEqual({ stdout, stderr, exitCode })
  })

  it('shows the object that a template does not fit in the notation of Go', () => {
    expect(lab.sh("kubectl get pods -n none -o jsonpath='{.items[0].metadata.name}'")).toEqual({
      stdout: '',
      stderr: `error: error executing jsonpath "{.items[0].metadata.name}": Error executing template: array index out of bounds: index 0, length 0. Printing more information for debugging the template:
	template was:
		{.items[0].metadata.name}
	object given to jsonpath engine was:
		map[string]interface {}{"apiVersion":"v1", "items":[]interface {}{}, "kind":"List", "metadata":map[string]interface {}{"resourceVersion":""}}


`,
      exitCode: 1,
    })
  })

  it('says which field is missing when it is told to', () => {
    expect(
      lab.sh(`${CREATE} jsonpath='{.nope.x}' --allow-missing-template-keys=false`).stderr,
    ).toMatch(
      /^error: error executing jsonpath "{\.nope\.x}": Error executing template: nope is not found\. /,
    )
  })
})

describe('kubectl get -o custom-columns', () => {
  it.each([
    ['', 'custom-columns format specified but no custom columns given'],
    ['NAME', 'unexpected custom-columns spec: NAME, expected <header>:<json-path-expr>'],
    [
      'NAME:',
      "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
    ],
    [
      'NAME:{.a}{.b}',
      "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
    ],
    ['NAME:.metadata[', 'unterminated array'],
    ['NAME:.metadata[a]', 'invalid array index a'],
    ['NAME:.metadata.name[0]', 'string is not array or slice'],
  ])('%j: %s', (columns, message) => {
    expect(lab.sh(`kubectl get nodes -o custom-columns=${quoted(columns)}`)).toEqual({
      stdout: '',
      stderr: `error: ${message}\n`,
      exitCode: 1,
    })
  })

  it('reads headers and paths from a file', () => {
    lab.writeFile('columns', 'NAME   UNSCHEDULABLE\n.metadata.name  .spec.unschedulable\n')
    expect(lab.sh('kubectl get nodes -o custom-columns-file=columns').stdout).toBe(
      'NAME       UNSCHEDULABLE\nminikube   <none>\n',
    )
    lab.writeFile('columns', 'NAME UNSCHEDULABLE\n.metadata.name\n')
    expect(lab.sh('kubectl get nodes -o custom-columns-file=columns').stderr).toBe(
      "error: number of headers (2) and field specifications (1) don't match\n",
    )
  })
})
