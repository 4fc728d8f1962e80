/**
 * The worker: it has the labs, so that the page never waits for them.
 *
 * @module
 */
import type { Ask, AskName, Told } from './messages.js'
import { Worlds } from './worlds.js'

/** Milliseconds between two looks at what has changed. */
const FRAME = 16
/** Milliseconds between two times that the session is written down. */
const KEEP = 2_000

const tell = (told: Told): void => postMessage(told)
const worlds = new Worlds(tell)

addEventListener('message', ({ data }: MessageEvent<Ask>) => void answer(data))

async function answer({ id, name, ask }: Ask): Promise<void> {
  try {
    const work = worlds[name as AskName] as (ask: unknown) => unknown
    const value = await work(ask)
    isChanged = worlds.flush() || isChanged
    tell({ tell: 'answer', id, value })
  } catch (error) {
    tell({ tell: 'refused', id, message: error instanceof Error ? error.message : String(error) })
  }
}

let isChanged = false
setInterval(() => {
  isChanged = worlds.flush() || isChanged
}, FRAME)

setInterval(() => {
  if (!isChanged) return
  isChanged = false
  void worlds.share().then((text) => tell({ tell: 'session', text }))
}, KEEP)
