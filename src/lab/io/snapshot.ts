/**
 * Snapshots of labs: the world, what the lab was made with, and which programs of its user it
 * needs.
 *
 * @module
 */
import type { Program } from '../../program/program.js'
import { bookingsOf } from '../../sim/agenda.js'
import { type JsonValue, SnapshotError } from '../../sim/codec.js'
import type { LoopTable } from '../../sim/loop-table.js'
import {
  type Envelope,
  type EnvelopeFormat,
  checkSum,
  fieldsOf,
  listOf,
  enclose,
  shortly,
  openEnvelope,
} from '../../sim/envelope.js'
import { type WorldSnapshot, loadWorld, saveWorld } from '../../sim/snapshot.js'
import type { World } from '../../sim/world.js'
import type { LabConfig, LabType, PlainOptions } from '../config.js'
import { type Call, callsOf } from '../history/calls.js'

const FORMAT: EnvelopeFormat = { format: 'kubarium/snapshot', version: 1, what: 'snapshot' }

/**
 * A lab as a JSON value: write it with `JSON.stringify`, read it with `JSON.parse`, and go on with
 * `restoreLab`.
 */
export interface LabSnapshot extends Envelope {
  /** The names of the user's own programs, which `restoreLab` has to be given. */
  readonly programs: readonly string[]
  readonly options: JsonValue
  readonly world: WorldSnapshot
  /** The calls that led to this world, so that its recording goes on too. */
  readonly calls: readonly Call[]
}

/** Where a lab is, and the calls that led there. */
interface LabState {
  readonly world: World
  readonly calls: readonly Call[]
}

/**
 * Writes a lab. @throws SnapshotError for a row that is no plain data (a program of the user keeps
 * something else as its state)
 */
export function saveLab({ programs, options }: LabConfig, { world, calls }: LabState): LabSnapshot {
  return enclose(FORMAT, { programs, options: plain(options), world: saveWorld(world), calls })
}

/** Reads a lab. @throws SnapshotError that says what is wrong */
export function loadLab(
  snapshot: unknown,
  programs: readonly Program[],
  type: LabType,
): { readonly config: LabConfig; readonly state: LabState } {
  const enclosed = openEnvelope(FORMAT, snapshot, ['programs', 'options', 'world', 'calls'])
  const needed = programNames(enclosed.programs)
  const options = optionsOf(enclosed.options, type)
  const world = loadWorld(enclosed.world)
  const calls = callsOf(enclosed.calls, 'calls')
  checkSum(FORMAT, enclosed)
  checkPrograms(needed, programs, FORMAT.what)
  const plugins = type.plugins(programs)
  checkLoops(world, plugins.loops)
  return {
    config: { plugins, programs: programs.map(({ name }) => name), options },
    state: { world, calls },
  }
}

/**
 * @throws SnapshotError when there is work for a loop that is not there: it would never be done,
 * without a word
 */
function checkLoops(world: World, loops: LoopTable): void {
  const foreign = bookingsOf(world.agenda).find(({ loop }) => !loops.byName.has(loop))
  if (foreign)
    throw new SnapshotError(
      `world.agenda has work for the loop ${shortly(foreign.loop)}, which this library does not have`,
    )
}

/** A plain copy, without what is undefined. */
export const plain = (value: object): JsonValue => JSON.parse(JSON.stringify(value)) as JsonValue

/** The names of programs. @throws SnapshotError */
export function programNames(written: unknown): readonly string[] {
  return listOf(written, 'programs').map((name, i) => {
    if (typeof name !== 'string') throw new SnapshotError(`programs[${i}] is not a name`)
    return name
  })
}

/** What a lab was made with. @throws SnapshotError */
export function optionsOf(written: unknown, type: LabType): PlainOptions {
  const options = fieldsOf(written, 'options', [], type.options) as PlainOptions
  try {
    type.checkOptions(options)
  } catch (error) {
    throw new SnapshotError(`options: ${error instanceof Error ? error.message : String(error)}`)
  }
  return options
}

/** @throws SnapshotError when programs are missing */
export function checkPrograms(
  needed: readonly string[],
  given: readonly Program[],
  what: string,
): void {
  const missing = needed.filter((name) => !given.some((program) => program.name === name))
  if (missing.length > 0)
    throw new SnapshotError(
      `the ${what} needs programs that were not given: ${missing.join(', ')}; pass them as { programs: [...] }`,
    )
}
