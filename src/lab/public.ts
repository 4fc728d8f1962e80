/**
 * What `kubarium` and `kubarium/docker` both export.
 *
 * @module
 */
export type { LabListener } from './subscribe.js'
export type { Call } from './history/calls.js'
export type { LabDiff, TableDiffs } from './history/diff.js'
export type { Checkpoint } from './history/checkpoint.js'
export type { History } from './history/history.js'
export { HistoryError } from './history/moment.js'
export type { Moment } from './history/moment.js'
export type { DockerPast } from './past.js'
export type { Recording } from './io/recording.js'
export type { LabSnapshot } from './io/snapshot.js'
export type { TimelineEntry } from './history/timeline.js'
export type { LabEmitter, LabEvents, ObjectEvent } from './events.js'
export type { DockerInspect, InspectedObject } from './docker-inspect.js'
export type {
  CallOptions,
  FlagList,
  FlagText,
  Printed,
  Result,
  VerbMethod,
  Words,
} from './method.js'
export type * from './tools/docker.js'
export { Machine, RequestError } from './machine.js'
export type { RequestOptions, Response, ShellOptions } from './machine.js'
export type { Editor } from './editor.js'
export type { Terminal, TerminalOptions } from './terminal.js'
export type { Clock } from './host-clock.js'
export type { Cause, Causes } from './why.js'
export type { Placement } from './explain.js'
export type {
  FilterVerdict,
  NodeVerdict,
  ScoreVerdict,
} from '../kubernetes/scheduler/explain.js'
export type { MetricOptions, Metrics, MetricsUsage, PodUsageOptions } from './metrics.js'
export type { Net, NetImpairment } from './net.js'
export type { PlayOptions } from './player.js'
export { SeenTimeoutError } from './seen.js'
export type { UntilOptions } from './until.js'
export type { Seen, Unready, Warning } from './seen.js'
export { executable } from './publish.js'
export type { PublishedFile, PublishedFiles } from './publish.js'
export type { LineResult } from '../terminal/session.js'

export { FlagError } from '../cli/flags.js'
export { CommandError } from '../cli/verb.js'
export type { DockerInfo } from '../cli/docker/info.js'
export type { Inspected, InspectedTypes } from '../cli/docker/inspect.js'
export type { ContainerUsage } from '../cli/docker/stats.js'
export type { DiskUsage } from '../cli/docker/system-df.js'
export type {
  DockerClientVersion,
  DockerServerVersion,
  DockerVersion,
} from '../cli/docker/version.js'
export type {
  ContainerInspect,
  InspectedConfig,
  InspectedHostConfig,
  NetworkSettings,
} from '../docker/container-inspect.js'
export type { DaemonEvent } from '../docker/events.js'
export type { ImageHistoryItem } from '../docker/image/history.js'
export type { InspectedImage } from '../docker/image/inspect.js'
export type { ImageSummary } from '../docker/image/list.js'
export type { RemovedImage } from '../docker/image/remove.js'
export type { ContainerSummary } from '../docker/list.js'
export type { NetworkResource } from '../docker/network/list.js'
export type { VolumeResource } from '../docker/volume/list.js'
export { DockerError } from '../docker/errors.js'
export type { ApiRequest } from '../kubernetes/apiserver/client.js'
export { UnsupportedError } from '../sim/unsupported.js'
export type { Unsupported } from '../sim/unsupported.js'
export type { Hub } from '../registry/registry.js'
export { DEFAULT_LIMITS, LimitError } from '../program/limits.js'
export type { Limits } from '../program/limits.js'
export { FileError } from '../program/files.js'
export type { FileStat, Files } from '../program/files.js'
export { SnapshotError } from '../sim/codec.js'
export type { JsonValue } from '../sim/codec.js'
export { KubariumError, StuckError, TimeoutError, UsageError } from '../sim/errors.js'
export { FaultError } from '../sim/fault.js'
export type { Fault, FaultPlace } from '../sim/fault.js'

export { ExecError, awaitInput, defineProgram, exit } from '../program/program.js'
export type {
  Json,
  Next,
  ProcessInfo,
  ProcessUser,
  Program,
  SpawnOptions,
  Stream,
  System,
} from '../program/program.js'

export type { KindName, KindTypes } from '../kubernetes/kinds/index.js'
export type { KubeObject, Stored, StoredMeta } from '../kubernetes/kinds/kind.js'
export type { Hop, HopVerdict } from '../net/hop.js'
export type { Answer, Exchange, Failure, Message } from '../net/request.js'
export type { Healthcheck, HistoryEntry, Image, ImageConfig, RunConfig } from '../oci/image.js'
export type { Layer, LayerEntry } from '../oci/layer.js'
export type { LogRow } from '../program/log.js'
export { diffWorlds } from '../sim/diff.js'
export type { TableDiff, WorldDiff } from '../sim/diff.js'
export { patchBetween } from '../sim/patch.js'
export type { PatchOperation } from '../sim/patch.js'
export type { Change } from '../sim/step.js'
export type { Trace, TracedStep } from '../sim/trace.js'
export { viewOf } from '../sim/view.js'
export type { TableChoice, WorldView } from '../sim/view.js'
export type { RowDifference, VirtualTime, World } from '../sim/world.js'
