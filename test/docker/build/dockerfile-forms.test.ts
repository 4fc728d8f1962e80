import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

/** What the classic builder of docker 28.5 said, ids left out, in a context of two files. */
const cases = JSON.parse(
  readFileSync(new URL('dockerfiles.json', import.meta.url), 'utf8'),
) as readonly (readonly [dockerfile: string, stdout: string, stderr: string, exitCode: number])[]

const withoutIds = (output: string): string =>
  output
    .replace(/^Sending build context.*\n/, '')
    .replaceAll(/\b[0-9a-f]{12}\b/g, 'ID')
    .replaceAll(/ ---> (Using cache|Running in ID|Removed intermediate container ID)\n/g, '')

describe('docker build answers as the classic builder does', () => {
  const base = createLab()
  base.sh('docker pull -q busybox; export DOCKER_BUILDKIT=0')
  base.writeFile('app/f', 'f')
  base.writeFile('app/g', 'g')

  it.each(cases)('%j', (dockerfile, stdout, stderr, exitCode) => {
    const lab = base.fork()
    const faults: unknown[] = []
    lab.events.on('fault', (fault) => faults.push(fault))
    lab.writeFile('app/Dockerfile', dockerfile)
    const line = lab.sh('cd app; docker build .')
    expect({
      stdout: withoutIds(line.stdout),
      stderr: line.stderr.replace(/^DEPRECATED[^]*?\n\n/, ''),
      exitCode: line.exitCode,
    }).toEqual({ stdout, stderr, exitCode })
    expect(faults).toEqual([])
  })

  it('takes labels of the command line as they are', () => {
    const lab = base.fork()
    lab.writeFile('app/Dockerfile', 'FROM busybox\n')
    const line = lab.sh(`docker build -t x --label "a=it's" --label 'b=$X "q" \\' app`)
    expect(line.stdout).toContain(`Step 2/3 : LABEL a=it's\n`)
    expect(line.stdout).toContain('Step 3/3 : LABEL b=$X "q" \\\n')
    expect(lab.sh("docker inspect -f '{{json .Config.Labels}}' x").stdout).toBe(
      `{"a":"it's","b":"$X \\"q\\" \\\\"}\n`,
    )
  })
})
