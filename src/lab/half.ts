/**
 * The halves of a lab, and how they are put together: Docker's alone is a lab, and Kubernetes'
 * stands on it.
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
import type { TimelineEntry } from './timeline.js'

/** What one half brings into a lab. */
export interface Half {
  /** Command-line tools by name; they are installed on every machine. */
  readonly tools: Readonly<Record<string, Tool>>
  /** What it says about packets. */
  readonly rules: readonly Rule[]
  /** What it knows of names. */
  readonly resolvers: readonly Resolver[]
  /** What acts by itself, on the network of the whole lab. */
  loops(fabric: Fabric): readonly Loop[]
  /** What stops and starts with the power of machines. */
  readonly powered: readonly Powered[]
  /** The kinds of its API objects, by the names of their tables. */
  readonly kinds: ReadonlyMap<string, string>
  /** What it says of what happened. */
  happenings(read: Reader, now: VirtualTime): readonly TimelineEntry[]
}

/** A lab's parts. They hold nothing of any world, so labs and their forks share them. */
export interface Composition {
  readonly loops: LoopTable
  readonly fabric: Fabric
  /** The names of the tools that are installed on every machine. */
  readonly tools: readonly string[]
  readonly powered: readonly Powered[]
  readonly kinds: ReadonlyMap<string, string>
  happenings(read: Reader, now: VirtualTime): readonly TimelineEntry[]
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
 * Puts halves together: gives what makes a lab's parts of them and the user's own programs. A half
 * may stand on those before it, so its rules speak before theirs.
 */
export function composer(...halves: readonly Half[]): (own: readonly Program[]) => Composition {
  const lastFirst = [...halves].reverse()
  const fabric: Fabric = {
    rules: lastFirst.flatMap(({ rules }) => rules),
    resolvers: halves.flatMap(({ resolvers }) => resolvers),
  }
  const byName: Readonly<Record<string, Tool>> = Object.assign(
    {},
    ...halves.map(({ tools }) => tools),
  )
  const tools = toolPrograms(byName)
  const loops = halves.flatMap((half) => half.loops(fabric))
  const compose = (own: readonly Program[]): Composition => ({
    loops: loopTable([
      processLoop({ programs: programsWith(own), fabric, awakened: tools.awakened }),
      exchangeLoop(fabric),
      scriptInputsLoop,
      tools.loop,
      ...loops,
    ]),
    fabric,
    tools: [...Object.keys(byName), curl.name],
    powered: halves.flatMap(({ powered }) => powered),
    kinds: new Map(halves.flatMap(({ kinds }) => [...kinds])),
    happenings: (read, now) => lastFirst.flatMap((half) => half.happenings(read, now)),
  })

  function programsWith(own: readonly Program[]): ReadonlyMap<string, Program> {
    const programs = new Map(
      [...builtIn, ...tools.programs].map((program) => [program.name, program]),
    )
    for (const program of own) {
      if (programs.has(program.name))
        throw new UsageError(`there is a program "${program.name}" already`)
      programs.set(program.name, program)
    }
    return programs
  }

  /** What a lab runs on without programs of its user's; every such lab shares it. */
  const standard = compose([])
  return (own) => (own.length === 0 ? standard : compose(own))
}
