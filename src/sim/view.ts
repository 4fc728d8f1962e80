/**
 * Worlds as plain JSON: for front ends, for saving a look at it, for comparing two worlds byte for
 * byte.
 *
 * @module
 */
import { bookingsOf } from './agenda.js'
import type { World } from './world.js'

/** What a front end shows of a world: the time, and every row by table and key. */
export interface WorldView {
  readonly now: number
  readonly tables: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** Which part of a world a view or a patch is about. */
export interface TableChoice {
  /** Names of tables; all of them by default. One that the world has not yet is empty. */
  readonly tables?: readonly string[]
}

/**
 * The view of a world; its rows are the world's own, frozen. Costs as much as there are rows: keep
 * one, and bring it up to date with `patchBetween`.
 *
 * @example viewOf(lab.state, { tables: ['machines', 'api/pods'] })
 */
export function viewOf(world: World, { tables }: TableChoice = {}): WorldView {
  return { now: world.now, tables: tablesOf(world, tables) }
}

/**
 * Everything that is in a world, in an order that depends on nothing else: equal worlds give equal
 * text.
 */
export function plainWorld(world: World): object {
  const { now, start, changes, sequence, steps, random, counters, agenda } = world
  return {
    now,
    start,
    changes,
    sequence,
    steps,
    random,
    counters: Object.fromEntries(Object.entries(counters).sort(byName)),
    agenda: bookingsOf(agenda),
    tables: tablesOf(world),
  }
}

function tablesOf(
  world: World,
  chosen: readonly string[] = Object.keys(world.tables),
): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    [...chosen]
      .sort()
      .map((name) => [name, Object.fromEntries(world.tables[name]?.rows.entries() ?? [])]),
  )
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0
