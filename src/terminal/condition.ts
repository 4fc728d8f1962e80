/**
 * What a command waits for, asked only when it may have come true: a condition that did not hold
 * does not hold as long as the tables that it looked at are as they were.
 *
 * @module
 */
import type { TableSpec } from '../sim/table.js'
import type { Reader } from '../sim/world.js'

/** A condition and what it looked at when it did not hold. */
export class Condition {
  private seen: ReadonlyMap<TableSpec<never>, object | undefined> | undefined
  private failure: { readonly error: unknown } | undefined

  constructor(private readonly when: (read: Reader) => boolean) {}

  /**
   * Whether there is something to do now: it holds, or it failed, which the command hears of when it
   * goes on.
   */
  holds(read: Reader): boolean {
    if (this.seen && isAsBefore(this.seen, read)) return false
    const glance = new Glance(read)
    try {
      if (this.when(glance)) return true
    } catch (error) {
      this.failure = { error }
      return true
    }
    this.seen = glance.usesTime ? undefined : glance.seen
    return false
  }

  /** Throws what asking threw, if it did. */
  check(): void {
    if (this.failure) throw this.failure.error
  }
}

function isAsBefore(
  seen: ReadonlyMap<TableSpec<never>, object | undefined>,
  read: Reader,
): boolean {
  for (const [table, version] of seen) if (read.version(table) !== version) return false
  return true
}

/** Notes what is looked at. */
class Glance implements Reader {
  readonly seen = new Map<TableSpec<never>, object | undefined>()
  usesTime = false

  constructor(private readonly read: Reader) {}

  get now(): number {
    this.usesTime = true
    return this.read.now
  }

  readonly get: Reader['get'] = (table, key) => this.at(table).get(table, key)
  readonly rows: Reader['rows'] = (table, prefix) => this.at(table).rows(table, prefix)
  readonly each: Reader['each'] = (table, prefix, each) => this.at(table).each(table, prefix, each)
  readonly around: Reader['around'] = (table, start, visit) =>
    this.at(table).around(table, start, visit)
  readonly by: Reader['by'] = (table, index, value) => this.at(table).by(table, index, value)
  readonly eachBy: Reader['eachBy'] = (table, index, value, each) =>
    this.at(table).eachBy(table, index, value, each)
  readonly first: Reader['first'] = (table, index, value) =>
    this.at(table).first(table, index, value)
  readonly count: Reader['count'] = (table) => this.at(table).count(table)
  readonly version: Reader['version'] = (table) => this.at(table).version(table)

  private at(table: TableSpec<never>): Reader {
    if (!this.seen.has(table)) this.seen.set(table, this.read.version(table))
    return this.read
  }
}
