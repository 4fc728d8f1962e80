import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

/** What kubectl 1.36 answered, without the raw data that it prints about a template that failed. */
const cases = JSON.parse(
  readFileSync(new URL('go-template.json', import.meta.url), 'utf8'),
) as readonly (readonly [template: string, stdout: string, stderr: string, exitCode: number])[]

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
const CREATE = 'kubectl create deployment web --image=nginx --dry-run=client -o go-template='
const RAW = '\traw data was'

const lab = createLab()

describe('kubectl -o go-template', () => {
  it.each(cases)('%s', (template, stdout, stderr, exitCode) => {
    const line = lab.sh(CREATE + quoted(template))
    const raw = line.stdout.indexOf(RAW)
    expect({ ...line, stdout: raw < 0 ? line.stdout : line.stdout.slice(0, raw) }).toEqual({
      stdout,
      stderr,
      exitCode,
    })
  })

  it('says on standard output what the template was given', () => {
    const line =
      "kubectl create configmap a --from-literal=x=y --dry-run=client -o go-template='a {{.data.x.y}}'"
    expect(lab.sh(line).stdout).toMatch(
      /^a Error executing template: template: output:1:9: executing "output" at <\.data\.x\.y>: can't evaluate field y in type interface \{}\. Printing more information for debugging the template:\n\ttemplate was:\n\t\ta \{\{\.data\.x\.y}}\n\traw data was:\n\t\t\{"kind":"ConfigMap","apiVersion":"v1",.*\n\tobject given to template engine was:\n\t\tmap\[apiVersion:v1 data:map\[x:y] kind:ConfigMap .*]\n\n$/s,
    )
  })

  it.each([
    ['{{exists . "data" "x"}} {{exists . "data" "z"}} {{exists .data.x 5}}', 'true false false'],
    ['{{base64decode "eA=="}}', 'x'],
    ['{{.nope.y.z}}', '<no value>'],
  ])('%s', (template, printed) => {
    const line = lab.sh(
      `kubectl create configmap a --from-literal=x=y --dry-run=client -o go-template=${quoted(template)}`,
    )
    expect(line).toEqual({ stdout: printed, stderr: '', exitCode: 0 })
  })

  it('refuses what is no base64, and what is missing when it is told to', () => {
    expect(lab.sh(`${CREATE}'{{base64decode "x!"}}'`).stderr).toContain(
      'error calling base64decode: base64 decode failed: illegal base64 data at input byte 1',
    )
    expect(lab.sh(`${CREATE}'{{.nope}}' --allow-missing-template-keys=false`).stderr).toContain(
      'at <.nope>: map has no entry for key "nope"',
    )
  })
})
