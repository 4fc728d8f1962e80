/**
 * Plugins: what a lab is made of. Docker is one and Kubernetes is one; whatever else a lab can do is
 * brought by others.
 *
 * @module
 */
import type { Powered } from '../machine/power.js'
import { exchangeLoop } from '../net/exchange.js'
import type { Fabric, Resolver, Rule } from '../net/rules.js'
import { busyboxPrograms } from '../program/busybox/index.js'
import { nodeProgram, npm, scriptInputsLoop } from '../program/node/index.js'
import { processLoop } from '../program/process-loop.js'
import type { Program } from '../program/program.js'
import { serverPrograms } from '../program/servers/index.js'
import { shellPrograms } from '../program/sh/index.js'
import { UsageError } from '../sim/errors.js'
import type { Loop } from '../sim/loop.js'
import { type LoopTable, loopTable } from '../sim/loop-table.js'
import type { Reader, VirtualTime } from '../sim/world.js'
import { curl } from '../terminal/curl/curl.js'
import { type Tool, toolPrograms } from '../terminal/tools.js'
import type { TimelineEntry } from './history/timeline.js'

/** What one plugin brings into a lab. */
export interface Plugin {
  /** What it is called in errors. */
  readonly name: string
  /** Command-line tools by name; they are installed on every machine. */
  readonly tools?: Readonly<Record<string, Tool>>
  /**
   * What it says about packets. A later plugin may stand on those before it, so its rules speak
   * before theirs.
   */
  readonly rules?: readonly Rule[]
  /** What it knows of names. */
  readonly resolvers?: readonly Resolver[]
  /** What acts by itself, on the network of the whole lab. */
  readonly loops?: (fabric: Fabric) => readonly Loop[]
  /** What stops and starts with the power of machines. */
  readonly powered?: readonly Powered[]
  /** The kinds of its API objects, by the names of their tables. */
  readonly kinds?: ReadonlyMap<string, string>
  /** Its entries in the timeline of a lab. */
  readonly entries?: (read: Reader, now: VirtualTime) => readonly TimelineEntry[]
}

/** The plugins of a lab, put together. They hold nothing of any world, so labs and forks share them. */
export interface PluginSet {
  readonly loops: LoopTable
  readonly fabric: Fabric
  /** The names of the tools that are installed on every machine. */
  readonly tools: readonly string[]
  readonly powered: readonly Powered[]
  readonly kinds: ReadonlyMap<string, string>
  entries(read: Reader, now: VirtualTime): readonly TimelineEntry[]
}

/** The programs that every lab has. */
const builtIn: readonly Program[] = [
  ...shellPrograms,
  ...busyboxPrograms,
  nodeProgram,
  npm,
  ...serverPrograms,
  curl,
]

/**
 * Puts plugins together, with the user's own programs. @throws UsageError for a program whose name
 * is taken
 */
export function pluginSet(plugins: readonly Plugin[], own: readonly Program[] = []): PluginSet {
  const lastFirst = [...plugins].reverse()
  const fabric: Fabric = {
    rules: lastFirst.flatMap(({ rules = [] }) => rules),
    resolvers: plugins.flatMap(({ resolvers = [] }) => resolvers),
  }
  const byName: Readonly<Record<string, Tool>> = Object.assign(
    {},
    ...plugins.map(({ tools }) => tools),
  )
  const tools = toolPrograms(byName)
  const programs = programsByName([...builtIn, ...tools.programs], own)
  return {
    loops: loopTable([
      processLoop({ programs, fabric, awakened: tools.awakened }),
      exchangeLoop(fabric),
      scriptInputsLoop,
      tools.loop,
      ...plugins.flatMap(({ loops }) => loops?.(fabric) ?? []),
    ]),
    fabric,
    tools: [...Object.keys(byName), curl.name],
    powered: plugins.flatMap(({ powered = [] }) => powered),
    kinds: new Map(plugins.flatMap(({ kinds = [] }) => [...kinds])),
    entries: (read, now) => lastFirst.flatMap(({ entries }) => entries?.(read, now) ?? []),
  }
}

function programsByName(
  theirs: readonly Program[],
  own: readonly Program[],
): ReadonlyMap<string, Program> {
  const programs = new Map(theirs.map((program) => [program.name, program]))
  for (const program of own) {
    if (programs.has(program.name))
      throw new UsageError(`there is a program "${program.name}" already`)
    programs.set(program.name, program)
  }
  return programs
}
