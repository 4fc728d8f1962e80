/**
 * Snapshots of labs: the world, what the lab was made with, and which programs of its user it
 * needs.
 *
 * @module
 */
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
import {
  type Code,
  type CodeNames,
  type LabConfig,
  type LabType,
  type PlainOptions,
  namesOf,
  pluginsOf,
} from '../config.js'
import type { PluginSet } from '../plugin-set.js'
import { type Call, callsOf } from '../history/calls.js'

const FORMAT: EnvelopeFormat = { format: 'kubarium/snapshot', version: 1, what: 'snapshot' }

/**
 * A lab as a JSON value: write it with `JSON.stringify`, read it with `JSON.parse`, and go on with
 * `restoreLab`.
 */
export interface LabSnapshot extends Envelope {
  /** The names of the user's own programs, which `restoreLab` has to be given. */
  readonly programs: readonly string[]
  /** The names of the user's own plugins, which `restoreLab` has to be given; none if absent. */
  readonly plugins?: readonly string[]
  /** What runs JavaScript, which `restoreLab` has to be given; the host's own engine if absent. */
  readonly scripts?: string
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
export function saveLab({ names, options }: LabConfig, { world, calls }: LabState): LabSnapshot {
  return enclose(FORMAT, {
    ...writtenNames(names),
    options: plain(options),
    world: saveWorld(world),
    calls,
  })
}

/** Reads a lab. @throws SnapshotError that says what is wrong */
export function loadLab(
  snapshot: unknown,
  code: Code,
  type: LabType,
): { readonly config: LabConfig; readonly state: LabState } {
  const enclosed = openEnvelope(
    FORMAT,
    snapshot,
    ['programs', 'options', 'world', 'calls'],
    ['plugins', 'scripts'],
  )
  checkCode(readNames(enclosed), code, FORMAT.what)
  const plugins = pluginsOf(type, code)
  const options = optionsOf(enclosed.options, type, plugins)
  const world = loadWorld(enclosed.world)
  const calls = callsOf(enclosed.calls, 'calls', plugins.callable)
  checkSum(FORMAT, enclosed)
  checkLoops(world, plugins.loops)
  return { config: { plugins, names: namesOf(code), options }, state: { world, calls } }
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

/** Names as they are written; no field for none, as before there were plugins. */
export const writtenNames = ({
  programs,
  plugins,
  scripts,
}: CodeNames): Pick<LabSnapshot, 'programs' | 'plugins' | 'scripts'> => ({
  programs,
  ...(plugins.length > 0 && { plugins }),
  ...(scripts !== undefined && { scripts }),
})

/** The names of programs and plugins. @throws SnapshotError */
export const readNames = (written: Readonly<Record<string, unknown>>): CodeNames => ({
  programs: namesIn(written['programs'], 'programs'),
  plugins: written['plugins'] === undefined ? [] : namesIn(written['plugins'], 'plugins'),
  ...(written['scripts'] !== undefined && { scripts: String(written['scripts']) }),
})

const namesIn = (written: unknown, place: string): readonly string[] =>
  listOf(written, place).map((name, i) => {
    if (typeof name !== 'string') throw new SnapshotError(`${place}[${i}] is not a name`)
    return name
  })

/** What a lab was made with. @throws SnapshotError */
export function optionsOf(written: unknown, type: LabType, plugins: PluginSet): PlainOptions {
  const options = fieldsOf(written, 'options', [], type.options) as PlainOptions
  try {
    type.checkOptions(options, plugins)
  } catch (error) {
    throw new SnapshotError(`options: ${error instanceof Error ? error.message : String(error)}`)
  }
  return options
}

/**
 * @throws SnapshotError when programs or plugins are missing, and for plugins that the lab did not
 * have: what they need in a world is put there when a lab is made. The same for what runs JavaScript,
 * which knows its scripts by their memory
 */
export function checkCode(needed: CodeNames, code: Code, what: string): void {
  const given = namesOf(code)
  for (const list of ['programs', 'plugins'] as const) {
    const missing = needed[list].filter((name) => !given[list].includes(name))
    if (missing.length > 0)
      throw new SnapshotError(
        `the ${what} needs ${list} that were not given: ${missing.join(', ')}; pass them as { ${list}: [...] }`,
      )
  }
  const strange = given.plugins.find((name) => !needed.plugins.includes(name))
  if (strange !== undefined)
    throw new SnapshotError(`the ${what} is of a lab without the plugin "${strange}"`)
  if (needed.scripts !== given.scripts)
    throw new SnapshotError(
      `the scripts of the ${what} are run by ${runtimeCalled(needed.scripts)}, not by ${runtimeCalled(given.scripts)}; pass what runs them as { scripts }`,
    )
}

const runtimeCalled = (name: string | undefined): string => name ?? "the host's own engine"
