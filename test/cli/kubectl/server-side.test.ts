import { beforeEach, describe, expect, it } from 'vitest'
import type { Lab } from '../../../src/index.js'
import { hollowLab, typed } from './terminal.js'

let lab: Lab
const run = (line: string): string => typed(lab, line)

beforeEach(() => {
  lab = hollowLab()
})

const conf = (data: string): void =>
  lab.writeFile(
    'c.yaml',
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\ndata: ${data}\n`,
  )
const managers = (): string =>
  run(
    'kubectl get cm conf -o jsonpath=\'{range .metadata.managedFields[*]}{.manager} {.operation} {.fieldsV1}{"\\n"}{end}\'',
  )

describe('kubectl apply --server-side', () => {
  it('takes over what client-side apply left, and keeps its annotation', () => {
    conf('{a: "1", b: "2"}')
    run('kubectl apply -f c.yaml')
    conf('{a: "3"}')
    expect(run('kubectl apply --server-side -f c.yaml')).toBe('configmap/conf serverside-applied\n')
    expect(managers()).toBe(
      'kubectl Apply {"f:data":{"f:a":{}}}\nkubectl-last-applied Apply {"f:metadata":{"f:annotations":{"f:kubectl.kubernetes.io/last-applied-configuration":{}}}}\n',
    )
    expect(run("kubectl get cm conf -o jsonpath='{.data}'")).toBe('{"a":"3"}')
  })

  it('shows managed fields in YAML if they are asked for', () => {
    conf('{a: "1"}')
    run('kubectl create -f c.yaml')
    expect(run('kubectl get cm conf -o yaml')).not.toContain('managedFields')
    expect(run('kubectl get cm conf -o yaml --show-managed-fields')).toContain(
      '  managedFields:\n  - apiVersion: v1\n    fieldsType: FieldsV1\n    fieldsV1:\n      f:data:\n        .: {}\n        f:a: {}\n    manager: kubectl-create\n    operation: Update\n',
    )
  })
})
