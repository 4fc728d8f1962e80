/**
 * Plugins: what a lab is made of. Docker is one and Kubernetes is one; whatever else a lab can do is
 * brought by others.
 *
 * A plugin is data: a name, and lists of what it brings. It holds nothing of any world.
 *
 * @module
 */
import type { AnyDefinition } from '../cli/kubectl/definition.js'
import type { Tool, ToolSpec } from '../cli/tool.js'
import type { AnyVerb } from '../cli/verb.js'
import type { Webhook } from '../kubernetes/apiserver/admission/webhook/webhook.js'
import type { AnyKind } from '../kubernetes/kinds/kind.js'
import type { FilterPlugin, ScorePlugin } from '../kubernetes/scheduler/framework.js'
import type { Powered } from '../machine/power.js'
import type { Place } from '../net/impairment.js'
import type { NameServer } from '../net/names.js'
import type { Fabric, Resolver, Rule } from '../net/rules.js'
import type { Program } from '../program/program.js'
import type { Loop } from '../sim/loop.js'
import type { Change, Tx } from '../sim/step.js'
import type { Reader, VirtualTime } from '../sim/world.js'
import type { TimelineEntry } from './history/timeline.js'
import type { Witness } from './seen.js'

/** Verbs for the tools that every lab has. */
export interface PluginVerbs {
  readonly docker?: readonly AnyVerb[]
  readonly kubectl?: readonly AnyDefinition[]
  readonly minikube?: readonly AnyVerb[]
}

/** What plugins bring, put together. */
export interface Contributions {
  readonly fabric: Fabric
  readonly verbs: Required<PluginVerbs>
  readonly kinds: readonly AnyKind[]
  readonly webhooks: readonly Webhook[]
  readonly controllers: readonly Loop[]
  readonly filters: readonly FilterPlugin[]
  readonly scores: readonly ScorePlugin[]
}

/**
 * What one plugin brings into a lab. Everything but the name may be left out.
 *
 * @example
 * const backupPlugin: Plugin = { name: 'backups', kinds: [backups], controllers: [backupController] }
 * createLab({ cluster: { nodes: 1 }, plugins: [backupPlugin] })
 */
export interface Plugin {
  /** Its name, by which a snapshot asks for it. No two plugins of a lab have the same. */
  readonly name: string
  /** Kinds that the API server serves besides its own. */
  readonly kinds?: readonly AnyKind[]
  /** Functions that answer the webhooks of the API server. */
  readonly webhooks?: readonly Webhook[]
  /** Clients of the API server that keep something as it should be. */
  readonly controllers?: readonly Loop[]
  /** Filter plugins of the scheduler, asked after its own. */
  readonly filters?: readonly FilterPlugin[]
  /** Score plugins of the scheduler. */
  readonly scores?: readonly ScorePlugin[]
  /** Verbs that it adds to docker, kubectl and minikube. */
  readonly verbs?: PluginVerbs
  /** Command-line tools by name; they are installed on every machine. */
  readonly tools?:
    | Readonly<Record<string, Tool | ToolSpec>>
    | ((all: Contributions) => Readonly<Record<string, Tool>>)
  /** Programs, which executables in images can refer to. */
  readonly programs?: readonly Program[]
  /**
   * What it says about packets. A later plugin may stand on those before it, so its rules speak
   * before theirs.
   */
  readonly rules?: readonly Rule[]
  /** The place of the network that a name means for `lab.net`, if it knows it. */
  readonly placeOf?: (read: Reader, name: string) => Place | undefined
  /** What it knows of names. */
  readonly resolvers?: readonly Resolver[]
  /** Name servers, which answer questions for records. */
  readonly nameServers?: readonly NameServer[]
  /** What else acts by itself. */
  readonly loops?: readonly Loop[] | ((all: Contributions) => readonly Loop[])
  /** What stops and starts with the power of machines. */
  readonly powered?: readonly Powered[]
  /** The tables of API objects that it has, with their kinds. */
  readonly objectTables?: ReadonlyMap<string, string>
  /** The kind of the API object that a change of another table is about, if it is about one. */
  readonly kindOf?: (change: Change) => string | undefined
  /** The object of a row of one of its tables, where the row is not the object itself. */
  readonly objectOf?: (table: string, row: unknown) => unknown
  /** Puts into a new world what the plugins need there. */
  readonly setUp?: (tx: Tx, all: Contributions) => void
  /** Finds again what lies beside a world that was read from a snapshot. */
  readonly resume?: (read: Reader, all: Contributions) => void
  /** Its entries in the timeline of a lab. */
  readonly entries?: (read: Reader, now: VirtualTime) => readonly TimelineEntry[]
  /** What it says when something did not come true in time. */
  readonly witness?: Witness
}

/** Whether a plugin brings something that only a lab with Kubernetes has a use for. */
export const needsKubernetes = ({
  kinds,
  webhooks,
  controllers,
  filters,
  scores,
  verbs,
}: Plugin): boolean =>
  [kinds, webhooks, controllers, filters, scores, verbs?.kubectl, verbs?.minikube].some(
    (list) => list !== undefined && list.length > 0,
  )
