/**
 * The behavioural suite of node, with scripts run by QuickJS. What it does not pass is listed here
 * with the reason.
 *
 * @module
 */
import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import { loadQuickJS } from '../../src/quickjs.js'
import { useScripts } from '../program/node/scene.js'

/** Names of tests, and why they do not hold. */
const SKIPPED: Readonly<Record<string, string>> = {
  'destructuring, spread and defaults': "QuickJS spreads no text into objects: { ...'ab' } is {}",
  'strings, arrays and numbers that are too large':
    'QuickJS does not say what is not a function: "not a function"',
  'stacks of errors':
    'QuickJS does not tell on which object a method is called, and counts columns in arguments',
  ...Object.fromEntries(
    ['what an expression is', 'how it is made', 'what is found', 'methods of texts'].map((name) => [
      name,
      'QuickJS has an engine of its own, with other words and another order of properties',
    ]),
  ),
  'what a script changes': 'QuickJS orders the properties of a match in another way',
  'an error that nobody catches': 'QuickJS counts columns in the arguments of a call',
  'ends where process.exit is called, whatever catches':
    'an endless loop in a finally block is killed before the process can exit',
  'does not touch what the host has changed itself': 'what the host has changed is not in reach',
  'has a limit for each step, not for its life':
    'QuickJS does in a tick a twentieth of what V8 does',
}

/** Vite finds the files, and loads each a second time for the query. */
interface Globbing {
  glob(pattern: string, options: object): Readonly<Record<string, () => Promise<unknown>>>
}
/** Loops without end take a second each; test/quickjs/endless.test.ts has its own ones. */
const HAS_ITS_OWN = /^is killed: (?!a loop$)/

const suites = (import.meta as unknown as Globbing).glob('../program/node/**/*.test.ts', {
  query: '?quickjs',
})

describe('on QuickJS', async () => {
  beforeAll(async () => useScripts(await loadQuickJS()))
  afterAll(() => useScripts())
  beforeEach(({ task, skip }) => {
    const reason = HAS_ITS_OWN.test(task.name) ? 'endless.test.ts' : SKIPPED[task.name]
    if (reason !== undefined) skip(reason)
  })
  for (const load of Object.values(suites)) await load()
})
