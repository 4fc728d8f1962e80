import { beforeEach, describe, expect, it } from 'vitest'
import type { Lab } from '../../../src/index.js'
import { hollowLab, typed } from './terminal.js'

let lab: Lab
const run = (line: string): string => typed(lab, line)
const pod = (name: string, spec: string): void =>
  lab.writeFile(
    'p.yaml',
    `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: c, image: busybox${spec}}]}\n`,
  )

beforeEach(() => {
  lab = hollowLab()
})

describe('warnings of the API server', () => {
  it('tell of environment names that hide others, unless they go on from them', () => {
    pod('a', ', env: [{name: A, value: "1"}, {name: A, value: "2"}]')
    expect(run('kubectl create -f p.yaml')).toBe(
      'pod/a created\n2> Warning: spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply\n',
    )
    pod('b', ', env: [{name: A, value: "1"}, {name: A, value: "$(A)2"}]')
    expect(run('kubectl create -f p.yaml')).toBe('pod/b created\n')
  })

  it('tell of ports that stand there twice', () => {
    pod('c', ', ports: [{containerPort: 80, name: web}, {containerPort: 80, name: more}]')
    expect(run('kubectl create -f p.yaml')).toContain(
      'Warning: spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]\n',
    )
  })

  it('tell of labels of nodes that have another name now', () => {
    pod('d', '}], nodeSelector: {beta.kubernetes.io/os: linux}, volumes: [{name: v, emptyDir: {}')
    expect(run('kubectl create -f p.yaml')).toContain(
      'Warning: spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead\n',
    )
  })
})
