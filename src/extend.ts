/**
 * What plugins are made of: kinds, controllers, verbs and tools, plugins for the scheduler, network
 * rules, programs. Each constructor gives a value; a plugin is a name and lists of such values.
 *
 * @example
 * import { createLab } from 'kubarium'
 * import { controller, kind } from 'kubarium/extend'
 *
 * const backups = kind('demo.example/v1', 'Backup', { plural: 'backups' })
 * const lab = createLab({
 *   cluster: { nodes: 1 },
 *   plugins: [{ name: 'backups', kinds: [backups] }],
 * })
 * lab.sh('kubectl get backups').stderr // No resources found in default namespace.
 *
 * @module
 */
export type { Contributions, Plugin, PluginVerbs } from './lab/plugin.js'

export { kind } from './extend/kind.js'
export type { KindSpec } from './extend/kind.js'
export { invalid, notSupported, required } from './kubernetes/kinds/field-errors.js'
export { kindOf } from './kubernetes/kinds/index.js'
export type { FieldError, Kind, KubeObject, Stored } from './kubernetes/kinds/kind.js'

export { controller } from './kubernetes/controllers/controller.js'
export { controllerReference } from './kubernetes/controllers/owners.js'
export type { Context, ControllerSpec } from './kubernetes/controllers/controller.js'
export { connect } from './kubernetes/apiserver/client.js'
export type {
  Api,
  DeleteOptions,
  KindRef,
  ListOptions,
  ObjectOf,
  PatchType,
  Recorder,
  WriteOptions,
} from './kubernetes/apiserver/client.js'
export { ApiError } from './kubernetes/apiserver/errors.js'
export { awaitChange, requeueAt, retry, watch } from './sim/loop.js'
export type { Loop, Outcome, Watch } from './sim/loop.js'
export type { Change, Tx } from './sim/step.js'
export { defineTable } from './sim/table.js'
export type { TableSpec } from './sim/table.js'
export type { Reader, VirtualTime } from './sim/world.js'

export { filter, score } from './extend/scheduler.js'
export type { FilterSpec, ScoreSpec } from './extend/scheduler.js'
export { inProportion, nodesChange, rowsChange } from './kubernetes/scheduler/framework.js'
export type {
  ClusterEvent,
  Cycle,
  FilterPlugin,
  Rejection,
  ScorePlugin,
} from './kubernetes/scheduler/framework.js'
export type { NodeInfo } from './kubernetes/scheduler/node-info.js'

export { kubectlVerb, tool, verb } from './extend/verb.js'
export type { FlagSpec, FlagSpecs } from './cli/flags.js'
export type { Definition } from './cli/kubectl/definition.js'
export type { Session } from './cli/kubectl/session.js'
export type { Tool, ToolSpec } from './cli/tool.js'
export { CommandError } from './cli/verb.js'
export type { Cli, Verb, VerbResult, Wait } from './cli/verb.js'

export { webhook } from './extend/webhook.js'
export type {
  AdmissionReview,
  AdmissionReviewRequest,
  AdmissionReviewResponse,
  Webhook,
} from './kubernetes/apiserver/admission/webhook/webhook.js'

export { rule } from './extend/rule.js'
export type { Fabric, Packet, Resolver, Rule, Verdict } from './net/rules.js'

export { ExecError, awaitInput, defineProgram as program, exit } from './program/program.js'
export type { Program, System } from './program/program.js'
