// @vitest-environment happy-dom
import { act, createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Pods } from '../../examples/react.js'
import { createLab } from '../../src/index.js'

beforeAll(() => void Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }))
afterAll(() => void Reflect.deleteProperty(globalThis, 'IS_REACT_ACT_ENVIRONMENT'))

describe('a front end with React', () => {
  it('draws a lab by useSyncExternalStore, again when it changes and when time passes', async () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.kubectl.create('deployment', 'web', { image: 'nginx' })
    const page = document.createElement('main')
    const root = createRoot(page)
    const shown = (): string[] => Array.from(page.querySelectorAll('li'), (item) => item.innerHTML)
    const heading = (): string | undefined => page.querySelector('h1')?.textContent
    const wait = (time: string): Promise<void> => act(async () => lab.advance(time))

    await act(async () => root.render(createElement(Pods, { lab })))
    expect(heading()).toBe(`after ${Math.floor(lab.now / 1000)} s`)

    await wait('20s')
    expect(shown()).toEqual(['Running'])

    await act(async () => page.querySelector('button')?.click())
    await wait('1s')
    expect(shown()).toHaveLength(2)
    await wait('20s')
    expect(shown()).toEqual(['Running', 'Running'])

    const before = heading()
    await wait('5s')
    expect(heading()).not.toBe(before)

    await act(async () => root.unmount())
    await wait('5s')
    expect(page.innerHTML).toBe('')
  })

  it('changes nothing by drawing', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.kubectl.create('deployment', 'web', { image: 'nginx' })
    const { state } = lab
    lab.kubectl.get('pods')
    expect(lab.state).toBe(state)
    expect(lab.undo()?.call).toBe('kubectl.create')
  })
})
