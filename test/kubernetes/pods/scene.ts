/**
 * A cluster of one node, and pods that are made in it by kubectl.
 *
 * @module
 */
import { type Lab, type Pod, createLab } from '../../../src/index.js'

type PodSpec = NonNullable<Pod['spec']>
type Container = PodSpec['containers'][number]

/** A container of busybox that sleeps. */
export const sleeper = (more: Partial<Container> = {}): Container => ({
  name: 'main',
  image: 'busybox',
  command: ['sleep', '9999'],
  ...more,
})

/** A lab with one pod, `demo`, after a while. */
export function labWith(spec: PodSpec, seconds = 20): Lab {
  const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
  apply(lab, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'demo' }, spec })
  lab.advance(`${seconds}s`)
  return lab
}

/** Applies an object as kubectl does from a file; what kubectl says. */
export function apply(lab: Lab, object: object): string {
  lab.writeFile('object.yaml', JSON.stringify(object))
  const { stdout, stderr } = lab.sh('kubectl apply -f object.yaml')
  return stdout + stderr
}

/** What a command in the pod writes, both streams. */
export function inPod(lab: Lab, command: string, container = 'main'): string {
  const { stdout, stderr } = lab.sh(`kubectl exec demo -c ${container} -- sh -c '${command}'`)
  return stdout + stderr
}

/** A field of the pod. */
export const field = (lab: Lab, path: string): string =>
  lab.sh(`kubectl get pod demo -o jsonpath='{${path}}'`).stdout
