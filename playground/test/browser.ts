/**
 * A browser and a server for the built page, and a person at its terminal.
 *
 * @module
 */
import { existsSync, readFileSync } from 'node:fs'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { type Browser, type Page, chromium } from 'playwright-core'
import { expect, vi } from 'vitest'

const DIST = join(import.meta.dirname, '../dist')
/** Debian's, or the one that is named. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
/** Why the tests are skipped, if they are. */
export const SKIPPED = existsSync(CHROMIUM)
  ? undefined
  : `there is no Chromium at ${CHROMIUM} (apt-get install chromium, or set CHROMIUM)`

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** Serves the built page; its address. */
export async function serve(): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost')
    const path = join(DIST, normalize(pathname === '/' ? '/index.html' : pathname))
    if (!path.startsWith(DIST) || !existsSync(path)) return response.writeHead(404).end()
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream')
    return response.end(readFileSync(path))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server }
}

/** Starts the browser. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu'],
    timeout: 60_000,
  })

/** Somebody who types, and reads the screen. */
export class Person {
  constructor(readonly page: Page) {}

  /** What the terminal shows, without the spaces at the ends of lines. */
  async screen(): Promise<string> {
    const rows = await this.page.locator('.xterm-rows > div').allInnerTexts()
    return rows.map((row) => row.replaceAll('\u00a0', ' ').trimEnd()).join('\n')
  }

  /** Types keys into the terminal. */
  async type(keys: string): Promise<void> {
    await this.page.locator('.xterm-helper-textarea').focus()
    await this.page.keyboard.type(keys)
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Waits until the terminal shows something. */
  async sees(text: RegExp): Promise<void> {
    const look = async (): Promise<void> => expect(await this.screen()).toMatch(text)
    await vi.waitFor(look, { timeout: 60_000, interval: 50 })
  }

  /** Types a line, and waits for what it prints and for the next prompt. */
  async run(line: string, prints: RegExp = /(?:)/): Promise<void> {
    await this.press('Control+l')
    await this.type(`${line}\n`)
    await this.sees(prints)
    await this.sees(/\$$/m)
  }
}
