/** Lists page by page, moments of the past, and watches from them. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createLab, type HttpStream, type Lab } from '../../../../src/index.js'

const CONFIG_MAPS = '/api/v1/namespaces/default/configmaps'
let lab: Lab

beforeEach(() => {
  lab = createLab({ seed: 1, cluster: { nodes: [{ name: 'n1', runtime: 'hollow' }] } })
})

const ask = (method: string, path: string, body?: object) =>
  lab.request({ method, path, ...(body ? { body: JSON.stringify(body) } : {}) })
const get = (query: string) => {
  const answer = ask('GET', CONFIG_MAPS + query)
  return JSON.parse('body' in answer ? answer.body : 'null')
}
const stream = (query: string): HttpStream => ask('GET', CONFIG_MAPS + query) as HttpStream
const create = (name: string): unknown => ask('POST', CONFIG_MAPS, { metadata: { name } })
const namesIn = (list: { readonly items: readonly { metadata: { name: string } }[] }) =>
  list.items.map(({ metadata }) => metadata.name)
const eventsIn = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => {
    const { type, object } = JSON.parse(line)
    return `${type} ${object.metadata?.name ?? object.reason ?? ''}`
  })

describe('a list in pages', () => {
  it('shows one moment, whatever happens between the pages', () => {
    for (const name of ['a', 'b', 'c']) create(name)
    const first = get('?limit=2')
    expect(namesIn(first)).toEqual(['a', 'b'])
    expect(first.metadata.remainingItemCount).toBe(2)
    ask('DELETE', `${CONFIG_MAPS}/c`)
    create('d')
    const second = get(`?limit=2&continue=${first.metadata.continue}`)
    expect(namesIn(second)).toEqual(['c', 'kube-root-ca.crt'])
    expect(second.metadata.continue).toBeUndefined()
    expect(second.metadata.resourceVersion).toBe(first.metadata.resourceVersion)
    expect(
      namesIn(get(`?resourceVersionMatch=Exact&resourceVersion=${first.metadata.resourceVersion}`)),
    ).toEqual(['a', 'b', 'c', 'kube-root-ca.crt'])
  })

  it('does not count what is left where selectors select', () => {
    for (const name of ['a', 'b', 'c']) create(name)
    expect(get('?limit=1&fieldSelector=metadata.name!=b').metadata.remainingItemCount).toBe(
      undefined,
    )
  })

  it('expires, and can be gone on with from the present', () => {
    for (const name of ['a', 'b', 'c']) create(name)
    const { metadata } = get('?limit=1')
    create('d')
    lab.advance('11m')
    const expired = get(`?limit=1&continue=${metadata.continue}`)
    expect([expired.code, expired.reason]).toEqual([410, 'Expired'])
    expect(namesIn(get(`?limit=2&continue=${expired.metadata.continue}`))).toEqual(['b', 'c'])
    const exact = get(`?resourceVersionMatch=Exact&resourceVersion=${metadata.resourceVersion}`)
    expect(exact.message).toBe('The resourceVersion for the provided list is too old.')
  })
})

describe('a watch', () => {
  it('goes on from where it was asked last, and ends in time', () => {
    const { metadata } = get('')
    const { watch } = stream(
      `?watch=1&resourceVersion=${metadata.resourceVersion}&timeoutSeconds=10`,
    )
    create('a')
    const first = lab.watchLines(watch as NonNullable<typeof watch>)
    expect(eventsIn(first.lines)).toEqual(['ADDED a'])
    ask('DELETE', `${CONFIG_MAPS}/a`)
    const second = lab.watchLines(first.watch as NonNullable<typeof watch>)
    expect(eventsIn(second.lines)).toEqual(['DELETED a'])
    lab.advance('10s')
    expect(lab.watchLines(second.watch as NonNullable<typeof watch>)).toEqual({
      lines: [],
      watch: undefined,
    })
  })

  it('says that its beginning is too old when that was compacted', () => {
    const { metadata } = get('')
    create('a')
    lab.advance('11m')
    const { lines, watch } = stream(`?watch=1&resourceVersion=${metadata.resourceVersion}`)
    const { type, object } = JSON.parse(lines[0] ?? '')
    expect([type, object.code, object.reason, watch]).toEqual(['ERROR', 410, 'Expired', undefined])
    expect(object.message).toMatch(/^too old resource version: \d+ \(\d+\)$/)
  })

  it('misses nothing however long nothing happens', () => {
    const { watch } = stream(`?watch=1&resourceVersion=${get('').metadata.resourceVersion}`)
    lab.advance('20m')
    create('a')
    expect(eventsIn(lab.watchLines(watch as NonNullable<typeof watch>).lines)).toEqual(['ADDED a'])
  })

  it('has bookmarks once a minute if it is asked for them', () => {
    const { watch } = stream('?watch=1&allowWatchBookmarks=true')
    lab.advance('61s')
    expect(
      lab.watchLines(watch as NonNullable<typeof watch>).lines.map((line) => JSON.parse(line).type),
    ).toEqual(['BOOKMARK'])
  })

  it('marks the end of what was there at the beginning', () => {
    const { lines } = stream(
      '?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true',
    )
    const { type, object } = JSON.parse(lines.at(-1) ?? '')
    expect([type, object.metadata.annotations]).toEqual([
      'BOOKMARK',
      { 'k8s.io/initial-events-end': 'true' },
    ])
  })

  it('is in a snapshot and in a fork', () => {
    const { watch } = stream(`?watch=1&resourceVersion=${get('').metadata.resourceVersion}`)
    create('a')
    const lines = lab.watchLines(watch as NonNullable<typeof watch>).lines
    expect(lab.fork().watchLines(watch as NonNullable<typeof watch>).lines).toEqual(lines)
  })
})
