/**
 * A lab with both halves: Docker, and Kubernetes on it.
 *
 * @module
 */
import { furnishCluster } from './lab/cluster.js'
import { DockerLab } from './lab/docker-lab.js'
import type { LabParts } from './lab/edition.js'
import type { Kubectl } from './lab/kubectl.js'
import type { LabOptions } from './lab/options.js'
import { type ScheduleOptions, applySchedule } from './lab/schedule.js'
import { type Minikube, WorkstationTools } from './lab/workstation.js'

/**
 * A simulated world and all that can be done to it. Every call returns a value; virtual time passes
 * only when a call says so.
 *
 * @example
 * const lab = createLab({ cluster: { nodes: 3 } })
 * lab.sh('kubectl create deployment web --image=nginx --replicas=3')
 * lab.settle()
 * console.log(lab.sh('kubectl get pods').stdout)
 */
export class Lab extends DockerLab {
  private readonly tools: WorkstationTools

  /** @internal Use `createLab`. */
  constructor(...parts: LabParts) {
    super(...parts)
    this.tools = new WorkstationTools(this.calls)
  }

  /** kubectl's verbs on the workstation. */
  get kubectl(): Kubectl {
    return this.tools.kubectl
  }

  /** minikube's verbs on the workstation. */
  get minikube(): Minikube {
    return this.tools.minikube
  }

  /**
   * From now on, the clients of the API server see the world as `schedule` says; without one, at
   * once and in order. What is on its way arrives as it would have, and what has crashed comes back
   * at once.
   *
   * @example lab.reschedule({ watchDelay: { 'replicaset-controller': '5s' }, crashes: 0.01 })
   * @throws UsageError
   */
  reschedule(schedule?: ScheduleOptions): void {
    this.perform('reschedule', schedule ? [schedule] : [], () =>
      applySchedule(this.simulation, schedule),
    )
  }

  /** @internal */
  protected override setUp(options: LabOptions): void {
    super.setUp(options)
    if (options.cluster) furnishCluster(this.simulation, options.cluster)
    if (options.schedule) applySchedule(this.simulation, options.schedule)
  }
}
