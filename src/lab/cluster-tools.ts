/**
 * The tools of the workstation that are more than one machine's: kubectl and minikube, through
 * typed verbs.
 *
 * @module
 */
import { kubectlVerbs } from '../cli/kubectl/tool.js'
import { minikubeVerbs } from '../cli/minikube/tool.js'
import { WORKSTATION } from '../machine/machine.js'
import type { Calls } from './history/calls.js'
import { KUBECTL, MINIKUBE } from './argument-counts.js'
import type { Contributions } from './plugin.js'
import { kubectlVerbsOf, pods } from './plugins/kubernetes.js'
import { type CallVerb, type ToolFace, makeFacade, withMore } from './facade.js'
import { withManifests } from './kubectl.js'
import { callOn } from './call-on.js'
import type { Kubectl } from './tools/kubectl.js'
import type { Minikube } from './tools/minikube.js'

/**
 * Tools that are made when they are first asked for: a fork that never runs a command needs none.
 */
export class WorkstationTools {
  private made: { readonly kubectl: Kubectl; readonly minikube: Minikube } | undefined

  constructor(
    private readonly calls: Calls,
    private readonly verbs: Contributions['verbs'],
  ) {}

  get kubectl(): Kubectl {
    return this.all().kubectl
  }

  get minikube(): Minikube {
    return this.all().minikube
  }

  private all(): { readonly kubectl: Kubectl; readonly minikube: Minikube } {
    if (this.made) return this.made
    const call = (tool: ToolFace): CallVerb => callOn(this.calls, WORKSTATION, tool, undefined)
    const kubectl = withMore(kubectlVerbs(pods), kubectlVerbsOf(this.verbs))
    const minikube = withMore(minikubeVerbs(pods), this.verbs.minikube)
    this.made = {
      kubectl: withManifests(makeFacade(KUBECTL, kubectl, call(KUBECTL)) as unknown as Kubectl),
      minikube: makeFacade(MINIKUBE, minikube, call(MINIKUBE)),
    }
    return this.made
  }
}
