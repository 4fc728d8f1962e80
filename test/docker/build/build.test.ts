import { describe, expect, it } from 'vitest'
import { build, builds, cancelBuild } from '../../../src/docker/build/build.js'
import { masked, workstation } from '../../cli/docker/lab.js'

const KUBIA = 'FROM node:7\nADD app.js /app.js\nENTRYPOINT ["node", "app.js"]\n'

function withKubia() {
  const terminal = workstation()
  terminal.docker('pull node:7')
  terminal.write('kubia/Dockerfile', KUBIA)
  terminal.write('kubia/app.js', 'x'.repeat(360))
  return terminal
}

describe('docker build', () => {
  it('makes an image a step', () => {
    expect(
      masked(withKubia().docker('build -t kubia kubia').stdout),
    ).toBe(`Sending build context to Docker daemon  3.072kB
Step 1/3 : FROM node:7
 ---> <id>
Step 2/3 : ADD app.js /app.js
 ---> <id>
Step 3/3 : ENTRYPOINT ["node", "app.js"]
 ---> Running in <id>
 ---> Removed intermediate container <id>
 ---> <id>
Successfully built <id>
Successfully tagged kubia:latest
`)
  })

  it('finds the steps that it has made before, until one differs', () => {
    const terminal = withKubia()
    const first = terminal.docker('build -q kubia').stdout
    expect(terminal.docker('build kubia').stdout.match(/Using cache/g)).toHaveLength(2)
    terminal.write('kubia/app.js', 'y')
    expect(terminal.docker('build kubia').stdout).not.toContain('Using cache')
    expect(terminal.docker('build -q --no-cache kubia').stdout).not.toBe(first)
  })

  it('shows its instructions in the history, and the base as it came', () => {
    const terminal = withKubia()
    terminal.docker('build -t kubia kubia')
    const steps = terminal.docker(
      "history --no-trunc --format '{{.ID}} {{.Size}} {{.CreatedBy}}' kubia",
    ).stdout
    expect(
      masked(steps).replace(/(file|dir):[0-9a-f]{64}/g, '$1:<hash>'),
    ).toBe(`<digest> 0B /bin/sh -c #(nop)  ENTRYPOINT ["node" "app.js"]
<digest> 360B /bin/sh -c #(nop) ADD file:<hash> in /app.js 
<digest> 0B /bin/sh -c #(nop)  CMD ["node"]
<missing> 0B /bin/sh -c #(nop)  ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin NODE_VERSION=7.10.1
<missing> 108MB /bin/sh -c #(nop) ADD dir:<hash> in / 
`)
  })

  it('copies from an earlier stage, and replaces arguments', () => {
    const terminal = workstation()
    terminal.write(
      'm/Dockerfile',
      'ARG BASE=busybox\nFROM busybox AS build\nCOPY Dockerfile /out/app\nFROM ${BASE}\nARG NAME=app\nCOPY --from=build /out/$NAME /bin/$NAME\nCMD ["/bin/app"]\n',
    )
    const { stdout, exitCode } = terminal.docker(
      'build --build-arg NAME=app --build-arg UNUSED=1 -t m m',
    )
    expect(exitCode).toBe(0)
    expect(stdout).toContain('Step 1/7 : ARG BASE=busybox\nStep 2/7 : FROM busybox AS build\n')
    expect(stdout).toContain(
      '[Warning] One or more build-args [UNUSED] were not consumed\nSuccessfully built',
    )
    expect(terminal.docker('history --no-trunc --format {{.CreatedBy}} m').stdout).toMatch(
      /COPY file:[0-9a-f]{64} in \/bin\/app \n/,
    )
  })

  it.each([
    [
      'FROM busybox\nCOPY missing.txt /x\n',
      'COPY failed: file not found in build context or excluded by .dockerignore: stat missing.txt: file does not exist',
    ],
    [
      'FROM busybox\nCOPY ../secret /x\n',
      'COPY failed: forbidden path outside the build context: ../secret ()',
    ],
    ['FROM busybox\nCOPY *.none /x\n', 'COPY failed: no source files were specified'],
    [
      'FROM busybox\nCOPY Dockerfile Dockerfile /x\n',
      'When using COPY with more than one source file, the destination must be a directory and end with a /',
    ],
    [
      'FROM busybox\nADD http://example.com/x /x\n',
      'ADD failed: Get "http://example.com/x": dial tcp: lookup example.com: no such host',
    ],
    [
      'FROM 127.0.0.1:5000/nosuch/base:1\n',
      'manifest for 127.0.0.1:5000/nosuch/base:1 not found: manifest unknown: manifest unknown',
    ],
  ])('says why %j fails', (dockerfile, message) => {
    const terminal = workstation()
    terminal.write('c/Dockerfile', dockerfile)
    expect(terminal.docker('build c')).toMatchObject({ stderr: `${message}\n`, exitCode: 1 })
  })

  it('runs the triggers of its base image', () => {
    const terminal = workstation()
    terminal.write('base/Dockerfile', 'FROM busybox\nONBUILD COPY Dockerfile /copied\n')
    terminal.write('app/Dockerfile', 'FROM base\n')
    terminal.docker('build -t base base')
    expect(masked(terminal.docker('build app').stdout)).toContain(
      'Step 1/1 : FROM base\n ---> <id>\n# Executing 1 build trigger\n ---> <id>\nSuccessfully built',
    )
  })

  it('is a row of the world: it takes time, and can be cancelled', () => {
    const { sim } = withKubia()
    const files = { Dockerfile: { text: KUBIA, mode: 0o644 }, 'app.js': { text: '', mode: 0o644 } }
    const id = sim.transact((tx) => build(tx, 'host', { files }))
    sim.advance(10)
    expect(sim.read().get(builds, id)?.state).toBe('running')
    sim.transact((tx) => cancelBuild(tx, id))
    sim.advance(10_000)
    expect(sim.read().get(builds, id)?.state).toBe('cancelled')
  })
})
