/**
 * The plugins of a lab, put together: they hold nothing of any world, so labs and forks share them.
 *
 * @module
 */
import { type Tool, type ToolSpec, type Verbs, commandLine } from '../cli/tool.js'
import type { AnyDefinition } from '../cli/kubectl/definition.js'
import type { AnyVerb } from '../cli/verb.js'
import type { Powered } from '../machine/power.js'
import { exchangeLoop } from '../net/exchange.js'
import type { Place } from '../net/impairment.js'
import type { Fabric } from '../net/rules.js'
import { dockerInit } from '../program/docker-init.js'
import { accountPrograms } from '../program/accounts/index.js'
import { busyboxPrograms } from '../program/busybox/index.js'
import {
  type ScriptRuntime,
  createNode,
  npm,
  yarn,
  scriptInputsLoop,
} from '../program/node/index.js'
import { openssl } from '../program/openssl/index.js'
import { processLoop } from '../program/process-loop.js'
import type { Program } from '../program/program.js'
import { packagePrograms } from '../program/packages/index.js'
import { serverPrograms } from '../program/servers/index.js'
import { shellPrograms } from '../program/sh/index.js'
import { UsageError } from '../sim/errors.js'
import { type LoopTable, loopTable } from '../sim/loop-table.js'
import type { Change, Tx } from '../sim/step.js'
import type { Reader, VirtualTime } from '../sim/world.js'
import { debianNames, debianPrograms } from '../program/debian/index.js'
import { curl } from '../terminal/curl/curl.js'
import { toolPrograms } from '../terminal/tools.js'
import type { TimelineEntry } from './history/timeline.js'
import { type Contributions, type Plugin, needsKubernetes } from './plugin.js'
import type { Witness } from './seen.js'

/** Plugins, put together. */
export interface PluginSet extends Pick<Contributions, 'verbs' | 'filters' | 'scores'> {
  readonly loops: LoopTable
  readonly fabric: Fabric
  /** The names of the tools that are installed on every machine. */
  readonly tools: readonly string[]
  /** The verbs of tools that are made of verbs, by the tools' names. */
  readonly toolVerbs: ReadonlyMap<string, Verbs>
  /** The names of the tools that the face of a lab has besides docker, kubectl and minikube. */
  readonly callable: readonly string[]
  /** The names of the API server's clients, by which a schedule speaks of them. */
  readonly clients: readonly string[]
  readonly powered: readonly Powered[]
  /** The kind of the API object that a change is about, if it is about one. */
  kindOf(change: Change): string | undefined
  /** The kinds of API objects that somebody can listen to by their names. */
  readonly kindNames: ReadonlySet<string>
  /** The API object that a row of a kind's table holds. */
  objectOf(table: string, row: unknown): unknown
  /** The tool and the name by which a plugin's verb is called. @throws UsageError for other verbs */
  pathOf(verb: AnyVerb | AnyDefinition): { readonly tool: string; readonly name: string }
  placeOf(read: Reader, name: string): Place | undefined
  setUp(tx: Tx): void
  resume(read: Reader): void
  entries(read: Reader, now: VirtualTime): readonly TimelineEntry[]
  readonly witnesses: readonly Witness[]
}

/** The name of the plugin that brings a cluster. */
const KUBERNETES = 'kubernetes'

/** The programs that every lab has. */
const builtIn: readonly Program[] = [
  ...shellPrograms,
  ...busyboxPrograms,
  ...accountPrograms,
  npm,
  yarn,
  dockerInit,
  ...serverPrograms,
  ...packagePrograms,
  curl,
  openssl,
  ...debianPrograms,
]

/**
 * Puts plugins together, with the user's own programs and what runs JavaScript. The first plugins
 * are those of the library.
 *
 * @throws UsageError for a name that is taken, and for what needs Kubernetes where there is none
 */
export function pluginSet(
  plugins: readonly Plugin[],
  own: readonly Program[] = [],
  scripts?: ScriptRuntime,
): PluginSet {
  checkNames(plugins)
  const lastFirst = [...plugins].reverse()
  const all = contributionsOf(plugins)
  const { fabric } = all
  const specs = plugins.flatMap(({ tools }) =>
    Object.entries(typeof tools === 'function' ? tools(all) : (tools ?? {})),
  )
  unique('tool', specs.map(nameOf))
  const tools = toolPrograms(
    Object.fromEntries(specs.map(([name, one]) => [name, toolOf(name, one)])),
  )
  const brought = plugins.flatMap((one) => one.programs ?? [])
  const programs = programsByName([createNode(scripts), ...tools.programs, ...brought, ...own])
  const loops = [
    processLoop({ programs, fabric, awakened: tools.awakened }),
    exchangeLoop(fabric),
    scriptInputsLoop,
    tools.loop,
    ...plugins.flatMap(({ loops }) => (typeof loops === 'function' ? loops(all) : (loops ?? []))),
  ]
  unique('loop', loops.map(nameIn))
  const objectTables = new Map([
    ...plugins.flatMap(({ objectTables: tables = [] }) => [...tables]),
    ...all.kinds.map(({ table, kind }): [string, string] => [table.name, kind]),
  ])
  const toolVerbs = new Map(
    specs.flatMap(([name, one]): [string, Verbs][] => ('verbs' in one ? [[name, one.verbs]] : [])),
  )
  return {
    loops: loopTable(loops),
    fabric,
    verbs: all.verbs,
    filters: all.filters,
    scores: all.scores,
    tools: [...specs.map(([name]) => name), curl.name, openssl.name, ...debianNames],
    toolVerbs,
    callable: specs.flatMap(([name, one]) => ('verbs' in one ? [name] : [])),
    clients: loops.filter(({ client }) => client).map(({ name }) => name),
    powered: plugins.flatMap(({ powered = [] }) => powered),
    kindOf: (change) =>
      objectTables.get(change.table) ?? firstOf(plugins, (plugin) => plugin.kindOf?.(change)),
    kindNames: new Set(objectTables.values()),
    objectOf: (table, row) => firstOf(plugins, (plugin) => plugin.objectOf?.(table, row)) ?? row,
    pathOf: (verb) => pathOf(verb, all.verbs, toolVerbs),
    placeOf: (read, name) => firstOf(plugins, (plugin) => plugin.placeOf?.(read, name)),
    setUp(tx) {
      for (const plugin of plugins) plugin.setUp?.(tx, all)
    },
    resume(read) {
      for (const plugin of plugins) plugin.resume?.(read, all)
    },
    witnesses: plugins.flatMap(({ witness = [] }) => witness),
    entries: (read, now) => lastFirst.flatMap(({ entries }) => entries?.(read, now) ?? []),
  }
}

const nameOf = ([name]: readonly [string, unknown]): string => name
const nameIn = ({ name }: { readonly name: string }): string => name

/** Programs and those that every lab has. @throws UsageError for a name that is taken */
function programsByName(more: readonly Program[]): ReadonlyMap<string, Program> {
  const all = [...builtIn, ...more]
  unique(
    'program',
    all.map(({ name }) => name),
  )
  return new Map(all.map((program) => [program.name, program]))
}

function contributionsOf(plugins: readonly Plugin[]): Contributions {
  const verbs = {
    docker: plugins.flatMap((plugin) => plugin.verbs?.docker ?? []),
    kubectl: plugins.flatMap((plugin) => plugin.verbs?.kubectl ?? []),
    minikube: plugins.flatMap((plugin) => plugin.verbs?.minikube ?? []),
  }
  const kinds = plugins.flatMap((plugin) => plugin.kinds ?? [])
  const webhooks = plugins.flatMap((plugin) => plugin.webhooks ?? [])
  unique(
    'webhook',
    webhooks.map(({ url }) => url),
  )
  const served = plugins.flatMap(({ objectTables }) => [...(objectTables?.values() ?? [])])
  unique('kind', [...served, ...kinds.map(({ kind }) => kind)])
  for (const [tool, list] of Object.entries(verbs))
    unique(
      `${tool} verb`,
      list.map(({ name }) => name),
    )
  return {
    fabric: {
      rules: [...plugins].reverse().flatMap(({ rules = [] }) => rules),
      resolvers: plugins.flatMap(({ resolvers = [] }) => resolvers),
      nameServers: plugins.flatMap(({ nameServers = [] }) => nameServers),
    },
    verbs,
    kinds,
    webhooks,
    controllers: plugins.flatMap(({ controllers = [] }) => controllers),
    filters: plugins.flatMap(({ filters = [] }) => filters),
    scores: plugins.flatMap(({ scores = [] }) => scores),
  }
}

function pathOf(
  verb: AnyVerb | AnyDefinition,
  added: Contributions['verbs'],
  ofTools: ReadonlyMap<string, Verbs>,
): { readonly tool: string; readonly name: string } {
  for (const [tool, verbs] of Object.entries(added))
    if (verbs.some((one) => one === verb)) return { tool, name: verb.name }
  for (const [tool, verbs] of ofTools)
    for (const [name, one] of Object.entries(verbs)) if (one === verb) return { tool, name }
  throw new UsageError(`no plugin of this lab brings the verb "${String(verb?.name)}"`)
}

function firstOf<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}

const toolOf = (name: string, tool: Tool | ToolSpec): Tool =>
  typeof tool === 'function' ? tool : commandLine(name, tool)

/** @throws UsageError */
function checkNames(plugins: readonly Plugin[]): void {
  for (const plugin of plugins)
    if (typeof plugin?.name !== 'string' || plugin.name === '')
      throw new UsageError('a plugin is an object with a name: { name: "backups", kinds: [...] }')
  unique(
    'plugin',
    plugins.map(({ name }) => name),
  )
  const stranger = plugins.find(needsKubernetes)
  if (stranger && !plugins.some(({ name }) => name === KUBERNETES))
    throw new UsageError(
      `the plugin "${stranger.name}" is for Kubernetes, which labs of kubarium/docker do not have`,
    )
}

/** @throws UsageError for a name that comes twice */
function unique(what: string, names: readonly string[]): void {
  const taken = names.find((name, i) => names.indexOf(name) !== i)
  if (taken !== undefined) throw new UsageError(`there is a ${what} "${taken}" already`)
}
