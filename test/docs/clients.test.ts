import { describe, expect, it } from 'vitest'
import { blocksOf, pageOf, printed } from './blocks.js'

const blocks = blocksOf(pageOf('docs/clients.md'))

/** What a worker and a page have, and the code on the page needs. */
const WEB = {
  Request,
  Response,
  Headers,
  URL,
  URLSearchParams,
  ReadableStream,
  TextDecoder,
  queueMicrotask,
}

/** What the blocks print, one after the other. */
const OUTPUTS = ['201\nhello', 'ADDED web', '{"StatusCode":0}\n\nhi\n']

/** The code of a block, whose end is waited for. */
const whole = (code: string): string => {
  const lines = code.split('\n')
  const imports = lines.filter((line) => line.startsWith('import '))
  const rest = lines.filter((line) => !line.startsWith('import '))
  return `${imports.join('\n')}\nglobalThis.done((async (console) => {\n${rest.join('\n')}\n})(globalThis.out))`
}

describe('docs/clients.md', () => {
  it('has an expectation for each block', () => expect(blocks).toHaveLength(OUTPUTS.length))

  it.each(blocks.map(({ code }, i) => [i, code] as const))('runs block %i', async (i, code) => {
    let over: Promise<void> = Promise.resolve()
    const lines: string[] = []
    await printed(whole(code), 'ts', {
      ...WEB,
      out: { log: (...words: readonly unknown[]) => lines.push(words.join(' ')) },
      done: (running: Promise<void>) => void (over = running),
    })
    await over
    expect(lines.join('\n')).toBe(OUTPUTS[i])
  })
})
