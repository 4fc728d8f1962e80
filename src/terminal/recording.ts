/**
 * What a command under way was told: every answer that the world gave it, in order, so that another
 * world can bring it to where it is.
 *
 * A verb that waits is a generator, and a generator cannot be copied. What it does depends only on
 * its words and on what it is told, so given the same answers again it comes to the same place. The
 * answers lie in the world, a row for each time that it went on.
 *
 * A loop that may go on for ever (`logs -f`) says what it carries from one turn to the next; what
 * the turns before were told is then forgotten, and a command that has run for a day is brought
 * back as quickly as one that has just begun.
 *
 * @module
 */
import type { Turns } from '../cli/verb.js'
import type { Random } from '../sim/random.js'
import type { Tx } from '../sim/step.js'
import { type TableSpec, defineTable } from '../sim/table.js'
import type { Reader, VirtualTime } from '../sim/world.js'

/** What a command was told from one pause to the next. */
interface Told {
  readonly at: VirtualTime
  /** Whether it had been interrupted by then. */
  readonly interrupted: boolean
  /** It began inside a loop, with what the turns before carried over. */
  readonly carried?: { readonly state: unknown }
  readonly answers: readonly unknown[]
}

/** By process key and number. */
const told = defineTable<Told>('command-answers')

const prefixOf = (process: string): string => `${process} `
const keyOf = (process: string, number: number): string =>
  `${prefixOf(process)}${String(number).padStart(10, '0')}`

/** All that a command was told, in order. */
export const toldTo = (read: Reader, process: string): readonly Told[] =>
  read.rows(told, prefixOf(process))

/** Whether a command is more than begun. */
export const hasPaused = (read: Reader, process: string): boolean =>
  read.get(told, keyOf(process, 0)) !== undefined

/** Forgets what a command was told. */
export function forget(tx: Tx, process: string): void {
  const keys: string[] = []
  tx.each(told, prefixOf(process), (_, key) => keys.push(key))
  for (const key of keys) tx.delete(told, key)
}

/**
 * Answers a command's questions: from the step under way, and writes that down; or with what was
 * written down before.
 */
export class Recording {
  /** The step as the command sees it. */
  readonly step: Tx = recordedTx(this, () => this.tx as Tx)
  /** The step under way; undefined while the past happens again. */
  private tx: Tx | undefined
  private at: VirtualTime = 0
  private interrupted = false
  private carried: Told['carried']
  private answers: unknown[] = []
  /** The row that is being written or, in the past, the next one. */
  private row = 0
  /** How many rows the world has. */
  private written = 0
  /** Rows that are complete and not in the world yet. */
  private complete: { readonly number: number; readonly row: Told }[] = []
  private past: readonly Told[] = []
  private given: readonly unknown[] = []
  private asked = 0
  private isAsking = false

  get now(): VirtualTime {
    return this.at
  }

  get isInterrupted(): boolean {
    return this.interrupted
  }

  get tell(): Tx['tell'] {
    return this.tx?.tell
  }

  /** The command goes on in a step. */
  goOn(tx: Tx, interrupted: boolean): void {
    this.tx = tx
    this.at = tx.now
    this.interrupted = interrupted
    this.answers = []
  }

  /** The command pauses: what it was told since it went on is written down. */
  pause(process: string): void {
    const { tx } = this
    if (!tx) return
    this.finishRow()
    for (const { number, row } of this.complete) tx.put(told, keyOf(process, number), row)
    for (let number = this.row; number < this.written; number++)
      tx.delete(told, keyOf(process, number))
    this.complete = []
    this.written = this.row
    this.tx = undefined
  }

  /**
   * Lets the past happen again, from pause to pause; `resume` lets the command go on to its next
   * one.
   */
  relive(rows: readonly Told[], resume: () => void): void {
    this.past = rows
    while (this.row < rows.length) {
      this.enter(rows[this.row] as Told)
      resume()
    }
    this.past = []
    this.written = rows.length
  }

  /**
   * The answer to a question of the command's; a question that has no answer is something that it
   * does.
   */
  ask<Value>(question: () => Value): Value {
    if (this.tx === undefined) return ownCopy(this.given[this.asked++] ?? undefined) as Value
    if (this.isAsking) return question()
    const answer = question()
    this.answers.push(ownCopy(answer) ?? null)
    return answer
  }

  /** One question that asks several things: only its own answer is written down. */
  askAll<Value>(question: (tx: Tx) => Value): Value {
    return this.ask(() => {
      this.isAsking = true
      try {
        return question(this.tx as Tx)
      } finally {
        this.isAsking = false
      }
    })
  }

  /** Does something that answers nothing; what was done in the past is not done again. */
  act(deed: (tx: Tx) => void): void {
    if (this.tx !== undefined) deed(this.tx)
  }

  /** A loop that may go on for ever. */
  turns(): Turns {
    let first: number | undefined
    return {
      carry: <State>(state: State): State => {
        if (this.tx === undefined) {
          first ??= this.row
          return this.enter(this.past[this.row])
            ? (this.past[this.row - 1]?.carried?.state as State)
            : state
        }
        if (first === undefined) this.finishRow()
        first ??= this.row
        this.row = first
        this.complete = this.complete.filter(({ number }) => number < this.row)
        this.carried = { state }
        this.answers = []
        return state
      },
    }
  }

  private enter(row: Told | undefined): boolean {
    if (row === undefined) return false
    this.row++
    this.at = row.at
    this.interrupted = row.interrupted
    this.given = row.answers
    this.asked = 0
    return true
  }

  private finishRow(): void {
    const { at, interrupted, carried, answers } = this
    this.complete.push({
      number: this.row++,
      row: { at, interrupted, ...(carried && { carried }), answers },
    })
    this.carried = undefined
    this.answers = []
  }
}

/** Who asks for a list may sort it in place. */
const ownCopy = (answer: unknown): unknown => (Array.isArray(answer) ? [...answer] : answer)

/** A step whose answers are written down. */
function recordedTx(recording: Recording, tx: () => Tx): Tx {
  const random: Random = {
    int: (low, high) => recording.ask(() => tx().random.int(low, high)),
    bytes: (count) => Uint8Array.from(recording.ask(() => [...tx().random.bytes(count)])),
    pick: <Item>(items: readonly Item[]): Item => items[random.int(0, items.length - 1)] as Item,
  }
  return {
    get now() {
      return recording.now
    },
    random,
    get: (table, key) => recording.ask(() => tx().get(table, key)),
    rows: (table, prefix) => recording.ask(() => tx().rows(table, prefix)),
    each(table, prefix, each) {
      for (const [row, key] of recording.ask(() => pairs(tx(), table, prefix))) each(row, key)
    },
    around(table, start, visit) {
      for (const [row, key] of recording.ask(() => circle(tx(), table, start)))
        if (!visit(row, key)) return
    },
    by: (table, index, value) => recording.ask(() => tx().by(table, index, value)),
    first: (table, index, value) => recording.ask(() => tx().first(table, index, value)),
    count: (table) => recording.ask(() => tx().count(table)),
    version: () => undefined,
    put: (table, key, row) => recording.ask(() => tx().put(table, key, row)),
    update: (table, key, recipe) => recording.ask(() => tx().update(table, key, recipe)),
    delete: (table, key) => recording.ask(() => tx().delete(table, key)),
    next: (counter) => recording.ask(() => tx().next(counter)),
    book: (loop, key, options) => recording.act((step) => step.book(loop, key, options)),
    get tell() {
      return recording.tell
    },
  }
}

function pairs<Row>(
  read: Reader,
  table: TableSpec<Row>,
  prefix: string,
): (readonly [Row, string])[] {
  const found: (readonly [Row, string])[] = []
  read.each(table, prefix, (row, key) => found.push([row, key]))
  return found
}

function circle<Row>(
  read: Reader,
  table: TableSpec<Row>,
  start: string,
): (readonly [Row, string])[] {
  const found: (readonly [Row, string])[] = []
  read.around(table, start, (row, key) => found.push([row, key]) > 0)
  return found
}
