// What a sweep leaves behind: a line for each failure, and beside it how far it has come.
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { UsageError } from './arguments.mjs'

/** Longer messages and stacks are cut. */
const LONGEST = 4_000

/** The record of a sweep; one that is there already is gone on with. */
export class SweepRecord {
  #options
  #progress
  /** The seed to go on with. */
  next
  /** How many failures there are in the file. */
  failures = 0

  /** @throws UsageError for a file of another sweep */
  constructor(options) {
    this.#options = options
    this.#progress = `${options.output}.progress`
    this.next = options.from
    if (existsSync(options.output)) this.#readFailures()
    else writeFileSync(options.output, '')
    if (existsSync(this.#progress)) this.#readProgress()
    this.save()
  }

  /** Writes a failure down, at once. */
  fail(seed, error) {
    this.failures++
    const { name = 'Error', message = String(error), stack, schedule } = error ?? {}
    const line = {
      seed,
      error: name,
      message: message.slice(0, LONGEST),
      ...(stack && { stack: stack.slice(0, LONGEST) }),
      ...(schedule && { schedule }),
    }
    appendFileSync(this.#options.output, `${JSON.stringify(line)}\n`)
  }

  /** A seed is over. */
  passed(seed) {
    this.next = seed + 1
  }

  /** Writes down how far it has come, whole or not at all. */
  save() {
    const { from, to, shard, shards } = this.#options
    const text = JSON.stringify({
      seeds: `${from}..${to}`,
      shard: `${shard}/${shards}`,
      next: this.next,
    })
    writeFileSync(`${this.#progress}.new`, `${text}\n`)
    renameSync(`${this.#progress}.new`, this.#progress)
  }

  #readFailures() {
    const lines = readFileSync(this.#options.output, 'utf8').split('\n')
    // A line without its end was cut short by whatever ended the sweep: its seed runs again.
    const whole = lines.slice(0, -1)
    writeFileSync(this.#options.output, whole.map((line) => `${line}\n`).join(''))
    for (const line of whole) {
      const { seed } = parsed(line, this.#options.output)
      if (!Number.isSafeInteger(seed))
        throw new UsageError(`${this.#options.output} is no output of a sweep`)
      this.failures++
      this.next = Math.max(this.next, seed + 1)
    }
  }

  #readProgress() {
    const { from, to, shard, shards } = this.#options
    const known = parsed(readFileSync(this.#progress, 'utf8'), this.#progress)
    if (known.seeds !== `${from}..${to}` || known.shard !== `${shard}/${shards}`)
      throw new UsageError(
        `${this.#options.output} is of --seeds ${known.seeds} --shard ${known.shard}: choose another --output`,
      )
    this.next = Math.max(this.next, known.next)
  }
}

function parsed(text, file) {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`${file} is no output of a sweep`)
  }
}
