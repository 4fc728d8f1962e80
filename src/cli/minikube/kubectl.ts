/**
 * `minikube kubectl`: kubectl in the version of the cluster; its own words follow `--`.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/kubectl/
 */
import type { PodConnections } from '../../kubernetes/apiserver/connect.js'
import { kubectlTool } from '../kubectl/tool.js'
import { defineVerb } from '../verb.js'

export const kubectl = (pods: PodConnections) =>
  defineVerb({
    name: 'kubectl',
    usage: 'kubectl',
    short: 'Run a kubectl binary matching the cluster version',
    interspersed: false,
    flags: {},
    *run(cli, args) {
      const exitCode = yield* kubectlTool(pods)(cli, args)
      return { value: undefined, exitCode }
    },
  })
