/** A workstation beside a cluster whose containers only seem to run, for tests of kubectl. */
import { type Lab, createLab } from '../../../src/index.js'

/** A lab with two nodes (of one cpu each) that start any container at once. */
export const hollowLab = (): Lab =>
  createLab({
    cluster: {
      nodes: ['node-a', 'node-b'].map((name) => ({
        name,
        runtime: 'hollow' as const,
        capacity: { cpu: '1', memory: '3840Mi', pods: '110' },
      })),
    },
  })

/** Types a line: standard output, then standard error, then the exit code if it is not 0. */
export function typed(
  lab: Lab,
  line: string,
  options: { readonly timeout?: string; readonly stdin?: string } = {},
): string {
  const { stdout, stderr, exitCode } = lab.sh(line, options)
  lab.advance(50)
  return `${stdout}${stderr.replace(/^(?=.)/gm, '2> ')}${exitCode === 0 ? '' : `rc=${exitCode}\n`}`
}

/** A text of several lines without their common indentation. */
export function lines(text: string): string {
  const all = text.replace(/^\n/, '').replace(/\n *$/, '\n').split('\n')
  const indent = Math.min(
    ...all.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0),
  )
  return all.map((line) => line.slice(indent)).join('\n')
}
