import { beforeEach, describe, expect, it } from 'vitest'
import type { Lab } from '../../../src/index.js'
import { hollowLab, typed } from './terminal.js'

let lab: Lab
const run = (line: string): string => typed(lab, line)
const CONFIG_MAPS = '/api/v1/namespaces/default/configmaps'

beforeEach(() => {
  lab = hollowLab()
})

describe('kubectl get --raw', () => {
  it('prints what the API server answers, as it comes', () => {
    expect(run('kubectl get --raw /healthz')).toBe('ok')
    expect(run('kubectl get --raw /api')).toContain('{"kind":"APIVersions","versions":["v1"]')
    run('kubectl create configmap a --from-literal=x=1')
    const { kind, metadata, data } = JSON.parse(run(`kubectl get --raw ${CONFIG_MAPS}/a`))
    expect([kind, metadata.name, data]).toEqual(['ConfigMap', 'a', { x: '1' }])
  })

  it('says what the server says of what is not there', () => {
    expect(run('kubectl get --raw /api/v1/nosuch')).toBe(
      '2> Error from server (NotFound): the server could not find the requested resource\nrc=1\n',
    )
    expect(run('kubectl get --raw /nosuch')).toBe(
      '2> Error from server (NotFound): the server could not find the requested resource\nrc=1\n',
    )
    expect(run(`kubectl get --raw ${CONFIG_MAPS}/b`)).toBe(
      '2> Error from server (NotFound): configmaps "b" not found\nrc=1\n',
    )
  })

  it('follows a watch until its time is over', () => {
    run('kubectl create configmap a')
    const lines = run(`kubectl get --raw "${CONFIG_MAPS}?watch=1&timeoutSeconds=2"`)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ type, object }) => `${type} ${object.metadata.name}`)).toContain('ADDED a')
  })

  it.each([
    ['get --raw /api pods', 'error: arguments may not be passed when --raw is specified'],
    [
      'get --raw api',
      'error: --raw must be a valid URL path: parse "api": invalid URI for request',
    ],
    ['create --raw /api/v1/namespaces', 'error: --raw can only use a single local file or stdin'],
  ])('kubectl %s fails', (line, message) => {
    expect(run(`kubectl ${line}`)).toBe(`2> ${message}\nrc=1\n`)
  })
})

describe('kubectl create, replace and delete --raw', () => {
  it('send a file and print the answer', () => {
    lab.writeFile('cm.json', '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}')
    const created = JSON.parse(run(`kubectl create --raw ${CONFIG_MAPS} -f cm.json`))
    expect([created.kind, created.metadata.managedFields]).toEqual(['ConfigMap', undefined])
    lab.writeFile('cm.json', '{"metadata":{"name":"a"},"data":{"x":"1"}}')
    const replaced = JSON.parse(run(`kubectl replace --raw ${CONFIG_MAPS}/a -f cm.json`))
    expect(replaced.data).toEqual({ x: '1' })
    expect(replaced.metadata.managedFields[0].manager).toBe('kubectl')
    const deleted = JSON.parse(run(`kubectl delete --raw ${CONFIG_MAPS}/a`))
    expect([deleted.kind, deleted.status, deleted.details.name]).toEqual(['Status', 'Success', 'a'])
  })
})
