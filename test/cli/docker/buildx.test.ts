/** `docker buildx`: the builder of a machine, and what it keeps. */
import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

const lab = createLab({ seed: 1 })
const said = (line: string): readonly [string, number] => {
  const { stdout, stderr, exitCode } = lab.sh(line)
  return [stdout + stderr, exitCode]
}

describe('the builder', () => {
  it('is listed with its node', () => {
    expect(said('docker buildx ls')[0]).toBe(
      `NAME/NODE     DRIVER/ENDPOINT   STATUS    BUILDKIT   PLATFORMS
default*      docker                                 
 \\_ default    \\_ default       running   v0.25.2    linux/amd64 (+4)
`,
    )
    expect(said("docker buildx ls --format '{{.Name}} {{.DriverEndpoint}}'")[0]).toBe(
      'default docker\ndefault default\n',
    )
    expect(JSON.parse(said('docker buildx ls --format json')[0])).toMatchObject({
      Name: 'default',
      Driver: 'docker',
      Nodes: [{ Status: 'running' }],
    })
  })

  it('is inspected by its name, and no other is there', () => {
    expect(said('docker buildx inspect')[0]).toContain('Driver: docker\n')
    expect(said('docker buildx inspect b1')).toEqual(['ERROR: no builder "b1" found\n', 1])
  })

  it.each([
    ['docker buildx use default', '', 0],
    [
      'docker buildx use b1',
      'ERROR: failed to find instance "b1": open /home/user/.docker/buildx/instances/b1: no such file or directory\n',
      1,
    ],
    [
      'docker buildx rm default',
      'failed to remove default: context builder cannot be removed, run `docker context rm default` to remove this context\nERROR: failed to remove one or more builders\n',
      1,
    ],
    [
      'docker buildx rm b1',
      'failed to remove b1: no builder "b1" found\nERROR: failed to remove one or more builders\n',
      1,
    ],
    ['docker buildx stop', '', 0],
  ])('%s', (line, text, exitCode) => {
    expect(said(line)).toEqual([text, exitCode])
  })
})

describe('a flag that a command of the builder does not have', () => {
  it.each([
    ['ls', ''],
    ['du', ''],
    ['prune', ''],
    ['version', ''],
    ['inspect', ' [NAME]'],
    ['use', ' [OPTIONS] NAME'],
    ['rm', ' [OPTIONS] [NAME...]'],
  ])('docker buildx %s shows how it is used', (command, rest) => {
    expect(said(`docker buildx ${command} --nope`)).toEqual([
      `unknown flag: --nope\n\nUsage:  docker buildx ${command}${rest}\n\nRun 'docker buildx ${command} --help' for more information\n`,
      125,
    ])
  })
})

describe('what the builder keeps', () => {
  it('is listed, summed up and removed', () => {
    expect(said('docker buildx du')[0]).toBe(
      'ID        RECLAIMABLE   SIZE      LAST ACCESSED\nReclaimable:\t0B\nTotal:\t\t0B\n',
    )
    lab.sh("printf 'FROM busybox\\nRUN echo hi > /x\\n' > Dockerfile; docker build -q .")
    const usage = said('docker buildx du')[0]
    expect(usage).toMatch(/^[0-9a-z]{25} +true +3B\* +/m)
    expect(usage).toContain('Shared:\t\t3B\n')
    expect(said('docker buildx du --verbose')[0]).toContain(
      'Description:  mount / from exec /bin/sh -c echo hi > /x\n',
    )
    said('docker buildx prune -af')
    expect(said('docker buildx du')[0]).toContain('Total:\t\t0B\n')
  })
})

describe('a command of buildx that there is not', () => {
  it('is told from one that is not simulated', () => {
    expect(said('docker buildx nosuch')[0]).toContain('ERROR: unknown command: "nosuch"\n')
    expect(said('docker buildx create')).toEqual([
      'docker buildx create: kubarium does not simulate this command\n',
      1,
    ])
  })
})
