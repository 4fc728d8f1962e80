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
import type { Contributions } from './plugin.js'
import { kubectlVerbsOf, pods } from './plugins/kubernetes.js'
import { type CallVerb, type Facade, makeFacade, withMore } from './facade.js'
import { type Kubectl, withManifests } from './kubectl.js'
import { callOn } from './machine.js'

/** minikube's verbs. */
export type Minikube = Facade<ReturnType<typeof minikubeVerbs>>

/**
 * Tools that are made when they are first asked for: a fork that is never told anything needs none.
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
    const call = (tool: string): CallVerb => callOn(this.calls, WORKSTATION, tool, undefined)
    this.made = {
      kubectl: withManifests(
        makeFacade(
          withMore(kubectlVerbs(pods), kubectlVerbsOf(this.verbs)),
          call('kubectl'),
        ) as unknown as Kubectl,
      ),
      minikube: makeFacade(withMore(minikubeVerbs(pods), this.verbs.minikube), call('minikube')),
    }
    return this.made
  }
}
