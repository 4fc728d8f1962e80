/** `docker buildx bake`; the answers are those of buildx 0.29.1. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../../src/index.js'
import answers from './answers.json' with { type: 'json' }

const HCL = readFileSync(join(import.meta.dirname, 'docker-bake.hcl'), 'utf8')

/** A lab with this bake file, and directories with Dockerfiles. */
function withFile(text: string, name = 'docker-bake.hcl'): Lab {
  const lab = createLab({ seed: 1 })
  lab.writeFile(name, text)
  lab.writeFile('Dockerfile', 'FROM busybox\nARG V=1\nRUN echo $V > /v\n')
  lab.writeFile('app/Dockerfile', 'FROM busybox\nRUN echo app > /a\n')
  lab.writeFile('api/Dockerfile', 'FROM busybox AS base\nRUN echo api > /a\nFROM base AS prod\n')
  return lab
}

describe('--print', () => {
  it.each(['--print app', '--print all mx'] as const)('%s', (words) => {
    const { stdout, stderr } = withFile(HCL).sh(`docker buildx bake ${words}`)
    expect(stdout).toBe(`${JSON.stringify(answers[words], null, 2)}\n`)
    expect(stderr).toMatch(
      /^#1 \[internal\] load local bake definitions\n#1 reading docker-bake\.hcl \d\.\d+kB \/ \d\.\d+kB done\n#1 DONE 0\.0s\n$/,
    )
  })

  it('takes variables from the environment, as the kind of value that the default is', () => {
    const printed = JSON.parse(
      withFile(HCL).sh('REG=mine.io N=5 DEBUG=true docker buildx bake app --print').stdout,
    )
    expect(printed.target.app).toMatchObject({
      tags: ['mine.io/app:1', 'mine.io/app:latest'],
      args: { A: 'yes', B: '6', G: 'x-5', H: 'false', O: 'false' },
    })
  })

  it('--set changes what targets say, by a pattern of names', () => {
    const lab = withFile('target "a" { tags = ["a:1"] }\ntarget "b" { args = { V = "1" } }')
    const { stdout } = lab.sh(
      'docker buildx bake a b --print --set "*.platform=linux/amd64" --set b.args.V=9 --set a.tags=x --set a.tags=y --set a.no-cache=true',
    )
    expect(JSON.parse(stdout).target).toEqual({
      a: {
        context: '.',
        dockerfile: 'Dockerfile',
        tags: ['x', 'y'],
        platforms: ['linux/amd64'],
        'no-cache': true,
      },
      b: { context: '.', dockerfile: 'Dockerfile', args: { V: '9' }, platforms: ['linux/amd64'] },
    })
  })

  it('--push and --load set the output', () => {
    const lab = withFile('target "a" {}')
    const output = (flag: string): unknown =>
      JSON.parse(lab.sh(`docker buildx bake a --print ${flag}`).stdout).target.a.output
    expect(output('--push')).toEqual([{ push: 'true', type: 'image' }])
    expect(output('--load')).toEqual([{ type: 'docker' }])
  })

  it('reads JSON, and the services of compose files', () => {
    const json = '{"variable":{"V":{"default":"1"}},"target":{"a":{"tags":["x:${V}"]}}}'
    const ofJson = withFile(json, 'docker-bake.json').sh('docker buildx bake a --print').stdout
    expect(JSON.parse(ofJson).target.a.tags).toEqual(['x:1'])
    const compose = `services:
  web: { image: 'web:1', build: { context: ./app, args: { A: 1, B: null }, x-bake: { tags: ['web:3'], no-cache: true } } }
  db: { image: redis }
  api: { build: api }
`
    const ofCompose = withFile(compose, 'compose.yaml').sh('docker buildx bake --print').stdout
    expect(JSON.parse(ofCompose)).toEqual({
      group: { default: { targets: ['api', 'web'] } },
      target: {
        api: { context: 'api', dockerfile: 'Dockerfile' },
        web: {
          context: 'app',
          dockerfile: 'Dockerfile',
          args: { A: '1' },
          tags: ['web:1', 'web:3'],
          'no-cache': true,
        },
      },
    })
  })

  it('reads a file from standard input', () => {
    const { stdout, stderr } = withFile('').sh(
      `echo 'target "a" {}' | docker buildx bake -f - a --print`,
    )
    expect(stderr).toContain('#1 reading from stdin 14B / 14B done\n')
    expect(JSON.parse(stdout).group).toEqual({ default: { targets: ['a'] } })
  })
})

describe('--list', () => {
  it.each(['--list targets', '--list variables'] as const)('%s', (words) => {
    expect(withFile(HCL).sh(`docker buildx bake ${words}`).stdout).toBe(answers[words])
  })

  it('as JSON', () => {
    const lab = withFile('group "default" { targets = ["a"] }\ntarget "a" {}\ntarget "_part" {}')
    const list = lab.sh('docker buildx bake --list type=targets,format=json').stdout
    expect(JSON.parse(list)).toEqual([
      { name: 'a' },
      { name: 'default', description: 'a', group: true },
    ])
  })
})

describe('building', () => {
  const TWO = `group "default" { targets = ["app", "api"] }
target "app" { context = "app", tags = ["app:1", "app:latest"] }
target "api" {
  context = "./api"
  target = "prod"
  tags = ["api"]
}
`.replace('"app", tags', '"app"\n tags')

  it('builds targets side by side, and names each step after its target', () => {
    const lab = withFile(TWO)
    const { stderr, exitCode } = lab.sh('docker buildx bake')
    expect(exitCode).toBe(0)
    expect(stderr).toMatch(/^#0 building with "default" instance using docker driver\n\n#1 \[int/)
    for (const step of [
      '[app internal] load build definition from Dockerfile',
      '[api internal] load .dockerignore',
      '[api base 2/2] RUN echo api > /a',
      '[app 2/2] RUN echo app > /a',
      '[app] exporting to image',
    ])
      expect(stderr).toContain(` ${step}\n`)
    // What both need is asked for once.
    expect(stderr.match(/load metadata for/g)).toHaveLength(1)
    expect(stderr).toContain('naming to docker.io/library/app:latest done\n')
    expect(lab.sh('docker run --rm api cat /a').stdout).toBe('api\n')
    expect(lab.sh('docker images app').stdout.trim().split('\n')).toHaveLength(3)
  })

  it('a target may stand on another one, which is built first and leaves no image', () => {
    const lab = withFile(`target "one" {
  context = "app"
  tags = ["one"]
  contexts = { busybox = "target:base" }
}
target "base" {
  dockerfile-inline = <<EOF
FROM busybox
RUN echo base > /base
EOF
}`)
    expect(lab.sh('docker buildx bake one').exitCode).toBe(0)
    expect(lab.sh('docker run --rm one cat /base /a').stdout).toBe('base\napp\n')
    expect(lab.sh('docker images -q').stdout.split('\n')).toHaveLength(2)
  })

  it('says which target has failed', () => {
    const lab = withFile(`${TWO}target "bad" { dockerfile-inline = "FROM busybox\\nRUN false\\n" }`)
    const { stderr, exitCode } = lab.sh('docker buildx bake app bad')
    expect(stderr).toMatch(
      /Dockerfile:2\n-{20}\n[^]*ERROR: target bad: failed to solve: process "\/bin\/sh -c false" did not complete successfully: exit code: 1\n$/,
    )
    expect(exitCode).toBe(1)
    expect(lab.sh('docker buildx bake bad').stderr).toMatch(
      /\nERROR: failed to solve: process .*\n$/,
    )
  })

  it('writes the metadata of all targets', () => {
    const lab = withFile(TWO)
    lab.sh('docker buildx bake --metadata-file m.json')
    const metadata = JSON.parse(lab.sh('cat m.json').stdout)
    expect(metadata.app['image.name']).toBe('docker.io/library/app:1,docker.io/library/app')
    expect(Object.keys(metadata)).toEqual(['api', 'app'])
  })

  it('--call check only looks', () => {
    const { stdout } = withFile(TWO).sh('docker buildx bake --call check')
    expect(stdout).toBe(
      'api\n\nCheck complete, no warnings found.\n\napp\n\nCheck complete, no warnings found.\n',
    )
  })
})

describe('what is wrong', () => {
  const failing = (text: string, words = 'a --print'): string => {
    const { stderr, exitCode } = withFile(text).sh(`docker buildx bake ${words}`)
    expect(exitCode).toBe(1)
    return stderr.split('#1 DONE 0.0s\n').at(-1)?.trim() ?? ''
  }

  it('is shown with the lines of the file', () => {
    expect(failing('target "a" {')).toBe(`docker-bake.hcl:1
--------------------
   1 | >>> target "a" {
--------------------
ERROR: docker-bake.hcl:1,12-13: Unclosed configuration block; There is no closing brace for this block before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file.`)
  })

  it.each([
    [
      'target "a" { context = }',
      '1,24-25: Invalid expression; Expected the start of an expression, but found an invalid expression token.',
    ],
    ['target { }', '1,8-9: Missing name for target; All target blocks must have 1 labels (name).'],
    ['target "a b" {}', '1,8-13: Invalid name; only "[a-zA-Z0-9_-]+" are allowed'],
    [
      'target "a" { tags = "x" }',
      '1,22-23: Unsuitable value type; Unsuitable value: list of string required',
    ],
    [
      'target "a" { context = NOPE }',
      '1,24-28: Unknown variable; There is no variable named "NOPE"., and 1 other diagnostic(s)',
    ],
    [
      'variable "A" { default = B }\nvariable "B" { default = A }\ntarget "a" { tags = [A] }',
      '2,26-27: Invalid expression; variable cycle not allowed for A',
    ],
  ])('%s', (text, message) => {
    expect(failing(text)).toContain(`\nERROR: docker-bake.hcl:${message}`)
  })

  it.each([
    ['target "b" {}', 'a --print', 'failed to find target a'],
    ['target "a" { inherits = ["b"] }', 'a --print', 'failed to find target b'],
    ['target "a" {}', '-f nope.hcl', 'open nope.hcl: no such file or directory'],
    ['target "a" {}', 'a --set x', 'invalid override key x, expected target.name'],
    ['target "a" {}', 'a --set a.nope=1', 'unknown key: nope'],
    ['target "a" { context = "nodir" }', 'a', 'unable to prepare context: path "nodir" not found'],
    ['target "a" {}', 'a --push', 'tag is needed when pushing to registry'],
  ])('%s: bake %s', (text, words, message) => {
    expect(failing(text, words)).toBe(`ERROR: ${message}`)
  })

  it('without a file', () => {
    expect(createLab().sh('docker buildx bake --print').stderr).toBe(
      "ERROR: couldn't find a bake definition\n",
    )
  })
})
