/** A terminal beside a cluster of hollow nodes, for the tests of this folder. */
import { type Lab, createLab } from '../../../../src/index.js'
import { typed } from '../../../cli/kubectl/terminal.js'

/** What a line prints: output, then errors (`2> `), then the exit code if it is not 0. */
export type Run = (line: string) => string

/** A lab with one big node, and its terminal. */
export function terminal(): { readonly lab: Lab; readonly run: Run } {
  const lab = createLab({
    cluster: {
      nodes: [
        { name: 'node-a', runtime: 'hollow', capacity: { cpu: '64', memory: '64Gi', pods: '500' } },
      ],
    },
  })
  return { lab, run: (line) => typed(lab, line) }
}

/** Writes a manifest (YAML in flow style, one document an argument) and applies it. */
export function applied(lab: Lab, ...documents: readonly object[]): string {
  lab.writeFile('given.yaml', documents.map((one) => JSON.stringify(one)).join('\n---\n'))
  return typed(lab, 'kubectl apply -f given.yaml')
}

/** How `kubectl run` is told what a container asks for. */
export const asking = (resources: object): string =>
  `--overrides='${JSON.stringify({ spec: { containers: [{ name: 'c', image: 'busybox', resources }] } })}'`
