/**
 * kubarium: Docker and Kubernetes, simulated in memory; deterministic, synchronous, in virtual time.
 *
 * @example
 * import { createLab } from 'kubarium'
 *
 * const lab = createLab({ seed: 1, cluster: { nodes: 3 } })
 * lab.sh('kubectl create deployment web --image=nginx --replicas=3')
 * lab.settle()
 * console.log(lab.sh('kubectl get pods -o wide').stdout)
 *
 * @module
 */
export { Lab } from './lab.js'
export { createLab, replayLab, restoreLab } from './lab/create.js'
export type { Call } from './lab/calls.js'
export type { LabDiff, TableDiffs } from './lab/diff.js'
export { HistoryError } from './lab/history.js'
export type { Checkpoint, History, Moment } from './lab/history.js'
export type { Recording } from './lab/recording.js'
export type { LabSnapshot } from './lab/snapshot.js'
export type { TimelineEntry } from './lab/timeline.js'
export type { Get, KindWords, Kubectl, ManifestObject, ManifestValue, Manifests } from './lab/kubectl.js'
export type { LabEmitter, LabEvents, ObjectEvent } from './lab/events.js'
export type { CallOptions, Facade, Method, Printed, Result, Serving } from './lab/facade.js'
export { Machine, RequestError } from './lab/machine.js'
export type { RequestOptions, Response, ShellOptions } from './lab/machine.js'
export type { Clock } from './lab/host-clock.js'
export type { PlayOptions } from './lab/player.js'
export type { ClusterOptions, LabOptions } from './lab/options.js'
export type { ForClients, ScheduleOptions } from './lab/schedule.js'
export type { NodeOptions } from './machine/cluster.js'
export { executable } from './lab/publish.js'
export type { PublishedFile, PublishedFiles } from './lab/publish.js'
export type { LineResult } from './terminal/session.js'

export { CommandError } from './cli/verb.js'
export type { DaemonEvent } from './docker/events.js'
export { DockerError } from './docker/errors.js'
export { ApiError } from './kubernetes/apiserver/errors.js'
export type { ApiRequest } from './kubernetes/apiserver/client.js'
export { FileError } from './program/files.js'
export type { FileStat, Files } from './program/files.js'
export { SnapshotError } from './sim/codec.js'
export type { JsonValue } from './sim/codec.js'
export { KubariumError, StuckError, TimeoutError, UsageError } from './sim/errors.js'

export { ExecError, awaitInput, defineProgram, exit } from './program/program.js'
export type { Json, Next, ProcessInfo, Program, SpawnOptions, Stream, System } from './program/program.js'

export type { KindName, KindTypes } from './kubernetes/kinds/index.js'
export type { KubeObject, Stored } from './kubernetes/kinds/kind.js'
export type { Hop } from './net/hop.js'
export type { Answer, Exchange, Failure, Message } from './net/request.js'
export type { Image } from './oci/image.js'
export type { LogRow } from './program/log.js'
export { diffWorlds } from './sim/diff.js'
export type { TableDiff, WorldDiff } from './sim/diff.js'
export { patchBetween } from './sim/patch.js'
export type { PatchOperation } from './sim/patch.js'
export type { Change } from './sim/step.js'
export type { Trace, TracedStep } from './sim/trace.js'
export { viewOf } from './sim/view.js'
export type { WorldView } from './sim/view.js'
export type { VirtualTime, World } from './sim/world.js'
