/**
 * A cluster of one node for tests of the kubectl command.
 */
import { type Lab, createLab } from '../../../src/index.js'

/**
 * A lab with a running cluster, in which these lines were run, one after the other, until nothing
 * was left to do.
 */
export function cluster(...lines: readonly string[]): Lab {
  const lab = createLab({ cluster: { nodes: 2 } })
  for (const line of lines) {
    lab.sh(line)
    lab.settle()
  }
  return lab
}

/** What a line shows: standard output, then standard error. */
export function shown(lab: Lab, line: string): string {
  const { stdout, stderr } = lab.sh(line)
  return masked(stdout + stderr)
}

/** Names of pods and replica sets end in letters that are drawn. */
const masked = (text: string): string =>
  text.replace(
    /-[bcdfghjklmnpqrstvwxz2456789]{8,10}(-[bcdfghjklmnpqrstvwxz2456789]{5})?\b/g,
    (_, pod?: string) => (pod ? '-<hash>-<rand>' : '-<hash>'),
  )
