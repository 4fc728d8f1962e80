/**
 * The recorded sessions on a fresh lab, screen by screen: which ones differ from the real thing, and
 * why they have to. `containers.test.ts`, `kubectl.test.ts` and `progress.test.ts` arrange what the
 * recorded machine had, and then every screen is the same.
 */
import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../src/index.js'
import { replayed } from './recorded.js'

/** Screens that differ, from 1, and what makes them differ. What differs stays until it scrolls away. */
interface Different {
  readonly from: number
  readonly to: number
  readonly why: string
}

const DIFFERENT: Readonly<Record<string, readonly Different[]>> = {
  editing: [],
  jobs: [],
  docker: [
    { from: 15, to: 23, why: 'a container named bg was there already: the name is taken' },
    { from: 24, to: 32, why: 'a container named ticker had written some hundred lines by then' },
  ],
  kubectl: [
    { from: 10, to: 19, why: 'the client was of 1.33: it does not say from which namespace' },
    { from: 20, to: 20, why: 'the editor shows another certificate in a file of another name' },
    { from: 21, to: 24, why: 'as from 10 on, of the pods tmp and web' },
  ],
  progress: [
    { from: 2, to: 4, why: 'a container kept the image: no layer was missing when it was pulled' },
    { from: 4, to: 7, why: 'the prompt was a text that does not name the directory' },
    { from: 5, to: 5, why: 'the base image was in the cache of an earlier build' },
  ],
}

const machine = (): Lab => {
  const hollow = ['n1', 'n2'].map((name) => ({ name, runtime: 'hollow' as const }))
  const lab = createLab({ seed: 1, cluster: { nodes: [{ name: 'minikube' }, ...hollow] } })
  lab.docker.pull('busybox')
  lab.machine('minikube').docker.pull('busybox')
  lab.advance(5_000)
  return lab
}

/** Processes of a container have other numbers and names there. */
const mask = (text: string): string => text.replaceAll(/^( *\d+) (root|user) .*$/gm, '<process>')

describe('a recorded session on a fresh lab', () => {
  it.each(Object.keys(DIFFERENT))('differs where it has to: %s', async (name) => {
    const screens = await replayed(machine(), name, { mask })
    const different = screens.flatMap(({ real, ours }, i) => (real === ours ? [] : [i + 1]))
    const expected = screens
      .map((_, i) => i + 1)
      .filter((n) => DIFFERENT[name]?.some(({ from, to }) => from <= n && n <= to))
    expect(different).toEqual(expected)
  })
})
