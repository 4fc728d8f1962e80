// Pictures of a lab, as a user writes them: in the page that has the lab, and beside a worker.
import { createLab, patchBetween, viewOf } from 'kubarium'
import {
  type ClusterView,
  type PodState,
  VIEW_TABLES,
  type WorldView,
  applyPatch,
  clusterView,
  layoutOf,
  requestPath,
  timelineSvg,
  toMermaid,
  toSvg,
} from 'kubarium/view'

const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
const view: ClusterView = clusterView(lab.state)
export const states: readonly PodState[] = view.pods.map(({ state }) => state)
export const drawn: readonly string[] = [
  toSvg(view, { system: true, caption: ['$ kubectl get pods'] }),
  toMermaid(view),
  timelineSvg(lab),
]
export const places = layoutOf(view).boxes
lab.events.on('request', (exchange) => requestPath(exchange, lab.state).stations[0]?.verdict)

const kept: WorldView = viewOf(lab.state, { tables: VIEW_TABLES })
export const next: ClusterView = clusterView(applyPatch(kept, patchBetween(lab.state, lab.state)))

// @ts-expect-error A view is a value that nobody changes.
view.pods.push()
// @ts-expect-error There is no such state.
export const wrong: PodState = 'dreaming'
