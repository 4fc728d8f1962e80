import { describe, expect, it } from 'vitest'
import { createLab, patchBetween, viewOf } from '../../src/index.js'
import {
  PatchError,
  type PatchOperation,
  VIEW_TABLES,
  type WorldView,
  applyPatch,
  clusterView,
} from '../../src/view.js'

/** What arrives on the other side of `postMessage`. */
const posted = <T>(value: T): T => structuredClone(value)

describe('a page beside a worker', () => {
  it('has the same view as the worker after each patch', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 2 } })
    let shown = lab.state
    let view = posted(viewOf(shown))
    const steps = [
      'kubectl create deployment web --image=nginx --replicas=3; sleep 9',
      'kubectl delete deployment web; docker run -d --name a nginx; docker network create b',
      'kubectl create job once --image=busybox -- true; sleep 5; docker rm -f a',
    ]
    for (const step of steps) {
      lab.sh(step)
      view = applyPatch(view, posted(patchBetween(shown, lab.state)))
      shown = lab.state
      expect(JSON.stringify(view.now)).toBe(String(lab.now))
      expect(view).toEqual(viewOf(lab.state))
    }
  })

  it('may have a choice of tables, and draws what the worker would', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    const choice = { tables: VIEW_TABLES }
    let shown = lab.state
    let view = posted(viewOf(shown, choice))
    lab.subscribe((state) => {
      view = applyPatch(view, posted(patchBetween(shown, state, choice)))
      shown = state
    })
    lab.sh('kubectl create deployment web --image=nginx --replicas=2; sleep 9')
    expect(view).toEqual(viewOf(lab.state, choice))
    expect(clusterView(view)).toEqual(clusterView(lab.state))
    expect(Object.keys(view.tables).sort()).toEqual([...VIEW_TABLES].sort())
  })

  it('leaves out what a patch says of tables that it has not chosen', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    const choice = { tables: ['api/pods'] }
    const shown = lab.state
    lab.kubectl.run('web', { image: 'nginx' })
    const view = applyPatch(viewOf(shown, choice), patchBetween(shown, lab.state), choice)
    expect(view).toEqual(viewOf(lab.state, choice))
  })

  it('shares what a patch does not touch with the view before it', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.sh('kubectl run a --image=nginx; kubectl run b --image=nginx; sleep 9')
    const shown = lab.state
    const view = viewOf(shown)
    const before = JSON.stringify(view)
    lab.sh('kubectl label pod a x=y')
    const next = applyPatch(view, patchBetween(shown, lab.state))
    expect(next.tables['machines']).toBe(view.tables['machines'])
    const [pods, old] = [next.tables['api/pods'], view.tables['api/pods']]
    expect(pods?.['default/b']).toBe(old?.['default/b'])
    expect(pods?.['default/a']).not.toBe(old?.['default/a'])
    const statusOf = (row: unknown): unknown => (row as { status: unknown }).status
    expect(statusOf(pods?.['default/a'])).toBe(statusOf(old?.['default/a']))
    expect(JSON.stringify(view)).toBe(before)
  })
})

describe('applyPatch', () => {
  const view: WorldView = {
    now: 1,
    tables: { t: { a: { list: [1, 2, 3], 'x/y~z': 1 } } },
  }
  const apply = (...patch: PatchOperation[]): unknown => applyPatch(view, patch).tables['t']?.['a']

  it('adds, replaces and removes members and items, as RFC 6902 says', () => {
    expect(apply({ op: 'add', path: '/tables/t/a/list/1', value: 9 })).toMatchObject({
      list: [1, 9, 2, 3],
    })
    expect(apply({ op: 'add', path: '/tables/t/a/list/-', value: 9 })).toMatchObject({
      list: [1, 2, 3, 9],
    })
    expect(apply({ op: 'replace', path: '/tables/t/a/list/0', value: 9 })).toMatchObject({
      list: [9, 2, 3],
    })
    expect(apply({ op: 'remove', path: '/tables/t/a/list/2' })).toMatchObject({ list: [1, 2] })
    expect(apply({ op: 'replace', path: '/tables/t/a/x~1y~0z', value: null })).toMatchObject({
      'x/y~z': null,
    })
    expect(apply({ op: 'remove', path: '/tables/t/a' })).toBeUndefined()
  })

  it('sets a member that is called like something of every object', () => {
    const next = applyPatch(view, [{ op: 'add', path: '/tables/__proto__', value: { x: 1 } }])
    expect(Object.keys(next.tables)).toEqual(['t', '__proto__'])
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  it.each<[string, unknown]>([
    ['a path that is not there', { op: 'replace', path: '/tables/t/b', value: 1 }],
    ['a way that is not there', { op: 'add', path: '/tables/u/b', value: 1 }],
    ['a way through what is no object', { op: 'add', path: '/now/x', value: 1 }],
    ['an item that is not there', { op: 'remove', path: '/tables/t/a/list/3' }],
    ['an item too far', { op: 'add', path: '/tables/t/a/list/5', value: 1 }],
    ['no item', { op: 'add', path: '/tables/t/a/list/x', value: 1 }],
    ['the length of a list', { op: 'replace', path: '/tables/t/a/list/length', value: 1 }],
    ['what every object has', { op: 'remove', path: '/tables/toString' }],
    ['another operation', { op: 'move', from: '/now', path: '/then' }],
    ['no value', { op: 'add', path: '/tables/t/b' }],
    ['no path', { op: 'add', value: 1 }],
  ])('refuses %s, and leaves the view as it is', (_, operation) => {
    const before = JSON.stringify(view)
    const good: PatchOperation = { op: 'replace', path: '/now', value: 2 }
    expect(() => applyPatch(view, [good, operation as PatchOperation])).toThrow(PatchError)
    expect(JSON.stringify(view)).toBe(before)
  })
})
