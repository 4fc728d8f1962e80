/**
 * The transcript of a command under way: every answer that the world gave it, in order. Another
 * world replays the transcript, and the command is where it was.
 *
 * A verb that waits is a generator, and a generator cannot be copied. What it does depends only on
 * its words and on the answers that it gets, so the same answers bring it to the same place. The
 * answers lie in the world, a row for each time that it went on.
 *
 * A loop that may go on for ever (`logs -f`) says what it carries from one turn to the next. The
 * answers of earlier turns are then forgotten, so a command that has run for a day is replayed as
 * quickly as one that has just begun.
 *
 * @module
 */
import type { Turns } from '../cli/verb.js'
import type { Random } from '../sim/random.js'
import type { Tx } from '../sim/step.js'
import { type TableSpec, defineTable } from '../sim/table.js'
import type { Reader, VirtualTime } from '../sim/world.js'

/** The answers that a command got from one pause to the next. */
interface AnswersRow {
  readonly at: VirtualTime
  /** Whether it had been interrupted by then. */
  readonly interrupted: boolean
  /** It began inside a loop, with what the turns before carried over. */
  readonly carried?: { readonly state: unknown }
  readonly answers: readonly unknown[]
}

/** By process key and number. */
const answers = defineTable<AnswersRow>('command-answers')

const prefixOf = (process: string): string => `${process} `
const keyOf = (process: string, number: number): string =>
  `${prefixOf(process)}${String(number).padStart(10, '0')}`

/** All answers that a command got, in order. */
export const answersTo = (read: Reader, process: string): readonly AnswersRow[] =>
  read.rows(answers, prefixOf(process))

/** Whether a command is more than begun. */
export const hasPaused = (read: Reader, process: string): boolean =>
  read.get(answers, keyOf(process, 0)) !== undefined

/** Forgets the answers that a command got. */
export function forgetAnswers(tx: Tx, process: string): void {
  const keys: string[] = []
  tx.each(answers, prefixOf(process), (_, key) => keys.push(key))
  for (const key of keys) tx.delete(answers, key)
}

/**
 * Answers a command's questions: from the step under way, and writes that down; or with what was
 * written down before.
 */
export class Transcript {
  /** The step as the command sees it. */
  readonly step: Tx = answeredTx(this, () => this.tx as Tx)
  /** The step under way; undefined while the past happens again. */
  private tx: Tx | undefined
  private at: VirtualTime = 0
  private interrupted = false
  private carried: AnswersRow['carried']
  private answers: unknown[] = []
  /** The row that is being written or, in the past, the next one. */
  private row = 0
  /** How many rows the world has. */
  private written = 0
  /** Rows that are complete and not in the world yet. */
  private complete: { readonly number: number; readonly row: AnswersRow }[] = []
  private past: readonly AnswersRow[] = []
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

  /** The command pauses: the answers since it went on are written down. */
  pause(process: string): void {
    const { tx } = this
    if (!tx) return
    this.finishRow()
    for (const { number, row } of this.complete) tx.put(answers, keyOf(process, number), row)
    for (let number = this.row; number < this.written; number++)
      tx.delete(answers, keyOf(process, number))
    this.complete = []
    this.written = this.row
    this.tx = undefined
  }

  /**
   * Brings a command that has just begun to where these answers lead it, from pause to pause;
   * `resume` lets it go on to its next pause.
   */
  replay(rows: readonly AnswersRow[], resume: () => void): void {
    this.past = rows
    while (this.row < rows.length) {
      this.enter(rows[this.row] as AnswersRow)
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

  private enter(row: AnswersRow | undefined): boolean {
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
function answeredTx(transcript: Transcript, tx: () => Tx): Tx {
  const random: Random = {
    int: (low, high) => transcript.ask(() => tx().random.int(low, high)),
    bytes: (count) => Uint8Array.from(transcript.ask(() => [...tx().random.bytes(count)])),
    pick: <Item>(items: readonly Item[]): Item => items[random.int(0, items.length - 1)] as Item,
  }
  return {
    get now() {
      return transcript.now
    },
    random,
    get: (table, key) => transcript.ask(() => tx().get(table, key)),
    rows: (table, prefix) => transcript.ask(() => tx().rows(table, prefix)),
    each(table, prefix, each) {
      for (const [row, key] of transcript.ask(() => pairs(tx(), table, prefix))) each(row, key)
    },
    around(table, start, visit) {
      for (const [row, key] of transcript.ask(() => circle(tx(), table, start)))
        if (!visit(row, key)) return
    },
    by: (table, index, value) => transcript.ask(() => tx().by(table, index, value)),
    eachBy(table, index, value, each) {
      for (const row of transcript.ask(() => tx().by(table, index, value))) each(row)
    },
    first: (table, index, value) => transcript.ask(() => tx().first(table, index, value)),
    count: (table) => transcript.ask(() => tx().count(table)),
    version: () => undefined,
    put: (table, key, row) => transcript.ask(() => tx().put(table, key, row)),
    update: (table, key, recipe) => transcript.ask(() => tx().update(table, key, recipe)),
    delete: (table, key) => transcript.ask(() => tx().delete(table, key)),
    next: (counter) => transcript.ask(() => tx().next(counter)),
    last: (counter) => transcript.ask(() => tx().last(counter)),
    book: (loop, key, options) => transcript.act((step) => step.book(loop, key, options)),
    get tell() {
      return transcript.tell
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
