/**
 * Sessions of people at real terminals: what was typed, how long it was looked at, what came.
 */
import { readFileSync } from 'node:fs'
import type { Lab } from '../../src/index.js'
import { Screen, sitDown } from './screen.js'

interface Step {
  readonly keys: string
  /** Seconds. */
  readonly wait: number
  readonly bytes: string
}

/** What a session shows that says more of its machine than of the tools. */
interface Session {
  /** Changes the text of both screens further before they are compared. */
  readonly mask?: (text: string) => string
}

/** A screen, the real one and ours, as texts that are to be the same. */
interface Compared {
  readonly keys: string
  readonly real: string
  readonly ours: string
}

const recorded = (name: string): readonly Step[] =>
  JSON.parse(readFileSync(new URL(`recordings/${name}.json`, import.meta.url), 'utf8')).steps

/** Ids, times, ages, sizes and process numbers differ from run to run on the real thing, too. */
const masked = (text: string): string =>
  text
    .replace(/\b[0-9a-f]{64}\b|\b(?=[0-9a-f]*\d)[0-9a-f]{12}\b/g, '<id>')
    .replace(/\b\d+(\.\d+)?s\b/g, '<t>')
    .replace(/\b(\d+[dhms]){1,3}\b/g, '<age>')
    .replace(/(\[\d+\]) \d+/g, '$1 <pid>')
    .replace(/\b\d+(\.\d+)?[kMG]?B\b/g, '<size>')
    .replace(/^(Mem|CPU|Load average):.*$/gm, '$1')
    .replace(/[ \t]+/g, ' ')
    .replace(/ $/gm, '')

/** Types a session at a lab's terminal; the screens after each step. */
export async function replayed(
  lab: Lab,
  name: string,
  { mask = (text) => text }: Session = {},
): Promise<readonly Compared[]> {
  const real = new Screen()
  const { terminal, type } = sitDown(lab)
  const compared: Compared[] = []
  for (const { keys, wait, bytes } of recorded(name)) {
    const ours = mask(masked(await type(keys, wait * 1_000)))
    compared.push({ keys, real: mask(masked(await real.text(bytes))), ours })
  }
  terminal.close()
  return compared
}
