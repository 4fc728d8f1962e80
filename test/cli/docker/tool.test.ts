import { describe, expect, it } from 'vitest'
import { dockerVerbs } from '../../../src/cli/docker/verbs.js'
import { workstation } from './lab.js'

const docker = (line: string) => workstation().docker(line)

describe('the docker command', () => {
  it.each([
    [
      'frobnicate',
      "docker: unknown command: docker frobnicate\n\nRun 'docker --help' for more information\n",
      1,
    ],
    [
      'container frobnicate',
      "docker: unknown command: docker container frobnicate\n\nUsage:  docker container\n\nRun 'docker container --help' for more information\n",
      1,
    ],
    [
      'stop',
      "docker: 'docker stop' requires at least 1 argument\n\nUsage:  docker stop [OPTIONS] CONTAINER [CONTAINER...]\n\nSee 'docker stop --help' for more information\n",
      1,
    ],
    [
      'ps extra',
      "docker: 'docker ps' accepts no arguments\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n",
      1,
    ],
    [
      'tag a',
      "docker: 'docker tag' requires 2 arguments\n\nUsage:  docker tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]\n\nRun 'docker tag --help' for more information\n",
      1,
    ],
    [
      'images a b',
      "docker: 'docker images' requires at most 1 argument\n\nUsage:  docker images [OPTIONS] [REPOSITORY[:TAG]]\n\nSRun 'docker images --help' for more information\n",
      1,
    ],
    [
      'port',
      "docker: 'docker port' requires at least 1 and at most 2 arguments\n\nUsage:  docker port CONTAINER [PRIVATE_PORT[/PROTO]]\n\nRun 'docker port --help' for more information\n",
      1,
    ],
    [
      'run --nosuch',
      "unknown flag: --nosuch\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n",
      125,
    ],
    [
      'ps --filter name',
      'invalid argument "name" for "-f, --filter" flag: bad format of filter (expected name=value)\n\nUsage:  docker ps [OPTIONS]\n\nRun \'docker ps --help\' for more information\n',
      125,
    ],
  ])('says what is wrong with `docker %s`', (line, stderr, exitCode) => {
    expect(docker(line)).toEqual({ stdout: '', stderr, exitCode })
  })

  it('makes the help of a verb from its flags', () => {
    expect(docker('rmi --help').stdout).toBe(`Usage:  docker rmi [OPTIONS] IMAGE [IMAGE...]

Remove one or more images

Aliases:
  docker image rm, docker image remove, docker rmi

Options:
  -f, --force              Force removal of the image
      --no-prune           Do not delete untagged parents
      --platform strings   Remove only the given platform variant.
                           Formatted as "os[/arch[/variant]]" (e.g.,
                           "linux/amd64")
`)
  })

  it('has help for every verb, under every path that leads to it', () => {
    for (const path of Object.keys(dockerVerbs)) {
      const { stdout, exitCode } = docker(`${path} --help`)
      expect(stdout).toMatch(new RegExp(`^Usage:  docker ${path}( |\\n)`))
      expect(exitCode).toBe(0)
    }
  })

  it('shows lists as tables, templates or JSON', () => {
    const terminal = workstation()
    terminal.docker('pull busybox')
    terminal.docker('create --name made busybox echo hi')
    expect(terminal.docker("ps -a --format 'table {{.Names}}\\t{{.Status}}'").stdout).toBe(
      'NAMES     STATUS\nmade      Created\n',
    )
    expect(terminal.docker("ps -a --format '{{.Names}}: {{.Image}}'").stdout).toBe(
      'made: busybox\n',
    )
    expect(JSON.parse(terminal.docker('ps -a --format json').stdout)).toMatchObject({
      Names: 'made',
      Command: '"echo hi"',
      State: 'created',
    })
    expect(terminal.docker("inspect -f '{{.State.Status}}' made").stdout).toBe('created\n')
    expect(terminal.docker('inspect nope')).toEqual({
      stdout: '[]\n',
      stderr: 'Error: No such object: nope\n',
      exitCode: 1,
    })
  })
})
