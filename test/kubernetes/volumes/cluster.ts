/** Labs with a node that runs real containers, for the tests of this folder. */
import { type Lab, createLab } from '../../../src/index.js'

/** A lab with one node that has busybox. */
export function oneNode(): Lab {
  const lab = createLab({
    seed: 1,
    cluster: { nodes: [{ name: 'n1', capacity: { cpu: '2', memory: '4Gi', pods: '110' } }] },
  })
  lab.machine('n1').docker.pull('busybox')
  lab.advance('20s')
  return lab
}

/** Applies a manifest; what kubectl says of it. */
export function applied(lab: Lab, manifest: string): string {
  lab.writeFile('manifest.yaml', manifest)
  const { stdout, stderr } = lab.sh('kubectl apply -f manifest.yaml')
  return stdout + stderr
}

/** What a command line writes, both streams together. */
export function said(lab: Lab, line: string): string {
  const { stdout, stderr } = lab.sh(line)
  return stdout + stderr
}

/** The events of an object: `reason: message`, oldest first. */
export const eventsOf = (lab: Lab, name: string): readonly string[] =>
  said(
    lab,
    `kubectl get events --field-selector involvedObject.name=${name} -o jsonpath='{range .items[*]}{.reason}: {.message}{"\\n"}{end}'`,
  )
    .split('\n')
    .filter(Boolean)

/** A pod of busybox that sleeps; `more` are lines of its spec, `container` of its container. */
export const sleeper = (
  name: string,
  { more = '', container = '' }: { more?: string; container?: string } = {},
): string => `
apiVersion: v1
kind: Pod
metadata: { name: ${name} }
spec:
  terminationGracePeriodSeconds: 0
${indent(more, 2)}
  containers:
    - name: main
      image: busybox
      imagePullPolicy: IfNotPresent
      command: [sleep, '3600']
${indent(container, 6)}
`

const indent = (text: string, by: number): string =>
  text
    .split('\n')
    .map((line) => (line.trim() ? ' '.repeat(by) + line : ''))
    .join('\n')
