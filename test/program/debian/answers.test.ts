/**
 * The tools of Debian 12 (coreutils 9.1, findutils 4.9, diffutils 3.8, grep 3.8, sed 4.9, tar 1.34,
 * bash 5.2): lines of a shell with what the real ones answered, run by root without a locale.
 */
import { expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'
import answers from './answers.json' with { type: 'json' }

interface Answer {
  readonly line: string
  readonly stdout: string
  readonly stderr?: string
  readonly exitCode?: number
}

const base = createLab()
base.sh('mkdir /tmp/e; cd /tmp/e')

/** Who speaks when the shell itself complains. */
const shell = (text: string): string => text.replace(/^\/tmp\/script: line \d+: /gm, 'S: ')

it.each(answers as readonly Answer[])('$line', ({ line, stdout, stderr = '', exitCode = 0 }) => {
  const lab = base.fork()
  lab.sh('cat > /tmp/script', { stdin: `${line}\n` })
  const result = lab.sh('bash /tmp/script < /dev/null')
  expect({
    stdout: result.stdout,
    stderr: shell(result.stderr),
    exitCode: result.exitCode,
  }).toEqual({
    stdout,
    stderr,
    exitCode,
  })
})
