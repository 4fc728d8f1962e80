/**
 * kubarium for pictures: a lab as plain data that a page draws, and drawings for those who need no
 * page. It brings nothing of the simulation with it, so a page beside a worker loads only this.
 *
 * @example
 * import { clusterView, toSvg } from 'kubarium/view'
 *
 * lab.subscribe((state) => draw(clusterView(state))) // what has not changed is the same object
 * writeFileSync('cluster.svg', toSvg(clusterView(lab.state)))
 *
 * @module
 */
export { VIEW_TABLES, clusterView } from './view/cluster.js'
export type {
  ClusterView,
  Edge,
  EdgeType,
  Part,
  PodState,
  Station,
  ViewContainer,
  ViewEndpoint,
  ViewImage,
  ViewMachine,
  ViewNetwork,
  ViewPod,
  ViewRequest,
  ViewService,
  ViewVolume,
} from './view/parts.js'
export type { Source } from './view/rows.js'
export { requestPath } from './view/request.js'
export { PatchError, applyPatch } from './view/patch.js'
export { layoutOf } from './view/layout.js'
export type { Box, DrawOptions, Layout } from './view/layout.js'
export { trafficOf } from './view/traffic.js'
export type { TrafficLine } from './view/traffic.js'
export { toSvg } from './view/svg.js'
export type { SvgOptions } from './view/svg.js'
export { toMermaid } from './view/mermaid.js'
export { timelineOf } from './view/timeline.js'
export type { Lived, RequestLife, Timeline, TimelineOptions } from './view/timeline.js'
export type { PodLife, Span } from './view/pod-life.js'
export { timelineSvg } from './view/timeline-svg.js'
export type { HopVerdict } from './net/hop.js'
export type { Exchange, Failure } from './net/request.js'
export type { PatchOperation } from './sim/patch.js'
export type { TableChoice, WorldView } from './sim/view.js'
