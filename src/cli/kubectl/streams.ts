/**
 * The streams of pods that kubectl uses (logs, exec, attach, port-forward), as the API server
 * offers them.
 *
 * @module
 */
import type { PodConnections } from '../../kubernetes/apiserver/connect.js'

/** What `kubectlTool` is made with: the way from the API server to the kubelets. */
export type PodStreams = PodConnections
