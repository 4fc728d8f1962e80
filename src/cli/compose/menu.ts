/**
 * The keys that `docker compose up` shows at the bottom of the terminal while it is attached.
 *
 * What is above scrolls as ever: before something is printed the keys are taken away, and after it
 * they are drawn again, with an empty line between.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/up/
 */
import type { Reader } from '../../sim/world.js'
import type { Cli } from '../verb.js'
import type { Scene } from './verb.js'

const SAVE = '\u001b[0G\u001b7'
const RESTORE = '\u001b8'
const CLEAR_LINE = '\u001b[2K'
const CLEAR_BELOW = '\u001b[1B\u001b[2K'
const ROOM = `${CLEAR_LINE}\n\u001b[0G${CLEAR_LINE}\n\u001b[0G\u001b[2A`
const SHOW_CURSOR = '\u001b[?25h'
const KEY = '\u001b[1;38;2;0;0;0;48;2;255;255;255m'
const FAINT = '\u001b[2m'
const PLAIN = '\u001b[0m'
const INTERRUPT = '\u0003'
const OFF = new Set(['0', 'f', 'false'])

/** The keys at the bottom of a terminal. */
export class Menu {
  private isThere = true
  private hasEnded = false
  private isAsked = false
  /** Files are watched: the key ends that. */
  isWatching = false

  constructor(
    private readonly cli: Cli,
    private readonly rows: number,
  ) {}

  /** What is written before a text, so that it stands alone. */
  before(): string {
    return `${SAVE}${CLEAR_BELOW.repeat(this.rows)}${RESTORE}`
  }

  /** What is written after a text: the keys again. */
  after(): string {
    if (!this.isThere) return ''
    const what = this.isWatching ? 'Disable' : 'Enable'
    const keys = `${KEY}w${PLAIN}${FAINT} ${what} Watch${PLAIN}`
    return `${ROOM}${SAVE}\u001b[${this.rows};0H${CLEAR_LINE}${keys}\u001b[0G${RESTORE}`
  }

  /** Whether a key waits to be taken. */
  isReady(read: Reader): boolean {
    return !this.hasEnded && this.cli.stdin.isReady(read)
  }

  /** Takes the keys that were pressed; whether Ctrl-C is among them. */
  pressed(): boolean {
    const keys = this.hasEnded ? undefined : this.cli.stdin.read()
    this.hasEnded ||= keys === undefined
    if (this.isThere && /[\r\n]/.test(keys ?? '')) this.cli.out(`${this.before()}\n${this.after()}`)
    if (keys?.includes('w')) this.isAsked = !this.isAsked
    return keys?.includes(INTERRUPT) ?? false
  }

  /** Whether somebody has pressed the key that begins or ends watching, since it was asked last. */
  takeWatchKey(): boolean {
    const was = this.isAsked
    this.isAsked = false
    return was
  }

  /** The keys are shown no more. */
  close(): void {
    this.cli.out(`${this.before()}${SHOW_CURSOR}`)
    this.isThere = false
  }
}

/** The keys of `up`, if there is a terminal to show them on and nobody said no; keys go to it. */
export function menuFor({ cli, isTty }: Scene, asked: boolean | undefined): Menu | undefined {
  const screen = cli.outScreen
  const wanted = asked ?? !OFF.has((cli.env['COMPOSE_MENU'] ?? '').toLowerCase())
  if (!isTty || !screen || !wanted || !cli.stdin.isTerminal) return undefined
  cli.stdin.takeKeys()
  return new Menu(cli, screen.rows)
}
