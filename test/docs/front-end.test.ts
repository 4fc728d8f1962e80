import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/entries.mjs'
import { blocksOf, pageOf, printed } from './blocks.js'

const page = pageOf('docs/front-end.md')
const blocks = blocksOf(page)

/** What the blocks print, one after the other. */
const OUTPUTS: readonly RegExp[] = [
  /^(web-\S+ running 0 machine\/minikube(-m02)?\n?){2}$/,
  /^false true\ntrue$/,
  /^<ul><li>host is on<\/li><li>minikube is on<\/li><\/ul>$/,
  /^true\n260\nflowchart TD\n {2}n0\(\["web 80\/TCP"\]\)\n[^]*n0 --> n\d$/,
  /^\["creating","pulling","creating","running",.*\]\ntrue$/,
  /^a pod: web\n\["send machine\/host","pass service\/default\/web","deliver pod\/default\/web"\]$/,
  /^1$/,
  /^true$/,
  /^false\n\[null,true,false\] \[null,true,true\]\ntrue$/,
]

/** Draws the component of a block. */
const drawn = (code: string): string => `${code}
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { createLab } from 'kubarium'
const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
const page = document.createElement('main')
flushSync(() => createRoot(page).render(<Machines lab={lab} />))
console.log(page.innerHTML)
`

/** What a page finds in a browser. */
function browser(): Readonly<Record<string, unknown>> {
  const window = new Window()
  const { document, navigator, HTMLIFrameElement } = window
  return { window, document, navigator, HTMLIFrameElement }
}

describe('docs/front-end.md', () => {
  it('has an expectation for each block', () => expect(blocks).toHaveLength(OUTPUTS.length))

  it.each(blocks.map((block, i) => ({ ...block, output: OUTPUTS[i] })))(
    'runs: $output',
    async ({ code, loader, output }) => {
      const said =
        loader === 'tsx' ? printed(drawn(code), loader, browser()) : printed(code, loader)
      expect(await said).toMatch(output ?? /^$/)
    },
  )

  it('shows pictures that are there', () => {
    for (const [, path = ''] of page.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g))
      expect(existsSync(resolve(ROOT, 'docs', path)), path).toBe(true)
  })
})
