import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

/** What docker 28.5 answered: a template, standard output, standard error, and the exit code. */
type Case = readonly [template: string, stdout: string, stderr: string, exitCode: number]

const casesOf = (name: string): readonly Case[] =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Case[]

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

const lab = createLab()
lab.sh('docker run -d --name web busybox sleep 1d')

describe('docker inspect --format', () => {
  it.each(casesOf('inspect-format.json'))('%s', (template, stdout, stderr, exitCode) => {
    expect(lab.sh(`docker inspect -f ${quoted(template)} web`)).toEqual({
      stdout,
      stderr,
      exitCode,
    })
  })

  it.each([
    ['{{.State.Health}} {{.Config.Healthcheck}} {{.HostConfig.PidsLimit}}', '<nil> <nil> <nil>'],
    ['{{.HostConfig.Binds}} {{.Config.Entrypoint}} {{.Config.OnBuild}}', '[] [] []'],
    ['{{.HostConfig.LogConfig}} {{.HostConfig.RestartPolicy}}', '{json-file map[]} {no 0}'],
    ['{{.NetworkSettings.Networks.nope.IPAddress}} {{.Config.Labels.x}}', '<no value> <no value>'],
    ['{{.ID | len}} {{.Id | len}} {{.HostConfig.DNS}} {{.HostConfig.NanoCPUs}}', '64 64 [] 0'],
  ])('%s shows what the client has and JSON leaves out', (template, printed) => {
    expect(lab.sh(`docker inspect -f ${quoted(template)} web`).stdout).toBe(`${printed}\n`)
  })

  it('reaches a published port by its key', () => {
    const one = lab.fork()
    one.sh('docker run -d --name front -p 8080:80 nginx')
    const port = '{{(index (index .NetworkSettings.Ports "80/tcp") 0).HostPort}}'
    expect(one.sh(`docker inspect -f ${quoted(port)} front`).stdout).toBe('8080\n')
    const all = '{{range $p, $c := .NetworkSettings.Ports}}{{$p}}={{(index $c 0).HostPort}}{{end}}'
    expect(one.sh(`docker inspect -f ${quoted(all)} front`).stdout).toBe('80/tcp=8080\n')
  })

  it('prints the objects that fit, and then complains about the others', () => {
    expect(lab.sh("docker inspect -f '{{.State.Status}}' web busybox nope")).toEqual({
      stdout: 'running\n',
      stderr:
        'template parsing error: template: :1:8: executing "" at <.State.Status>: map has no entry for key "State"\nError: No such object: nope\n',
      exitCode: 1,
    })
  })
})

describe('docker ps --format', () => {
  it.each(casesOf('ps-format.json'))('%s', (template, stdout, stderr, exitCode) => {
    expect(lab.sh(`docker ps --format ${quoted(template)}`)).toEqual({ stdout, stderr, exitCode })
  })

  it('shows one label of a container', () => {
    const one = lab.fork()
    one.sh('docker run -d --name front --label com.example.team_name=blue nginx')
    expect(
      one.sh(`docker ps --format 'table {{.Names}}\\t{{.Label "com.example.team_name"}}'`).stdout,
    ).toBe('NAMES     team name\nfront     blue\nweb       \n')
  })
})

describe('--format of what shows one thing', () => {
  it.each([
    [
      "docker version -f 'x{{.Foo}}'",
      'x\n',
      `template: version:1:3: executing "version" at <.Foo>: can't evaluate field Foo in type system.versionInfo`,
      1,
    ],
    [
      "docker version -f '{{.Client.Foo}}'",
      '\n',
      `template: version:1:9: executing "version" at <.Client.Foo>: can't evaluate field Foo in type system.clientVersion`,
      1,
    ],
    [
      "docker info -f '{{.Images.x}}'",
      '\n',
      `template: :1:9: executing "" at <.Images.x>: can't evaluate field x in type int`,
      1,
    ],
    [
      "docker info -f '{{foo}}'",
      '',
      'template parsing error: template: :1: function "foo" not defined',
      64,
    ],
    [
      "docker events --until 0s --format '{{.Foo}}'",
      '',
      `Error parsing format: template: :1:2: executing "" at <.Foo>: can't evaluate field Foo in type *events.Message`,
      64,
    ],
    [
      "docker images --format '{{.Foo}}'",
      '',
      `template parsing error: template: :1:2: executing "" at <.Foo>: can't evaluate field Foo in type *formatter.imageContext`,
      1,
    ],
    [
      "docker history busybox --format '{{.Foo}}'",
      '',
      `template parsing error: template: :1:2: executing "" at <.Foo>: can't evaluate field Foo in type *image.historyContext`,
      1,
    ],
    ["docker volume ls --format '{{printf}}'", '', '', 0],
  ])('%s', (line, stdout, stderr, exitCode) => {
    expect(lab.sh(line)).toEqual({ stdout, stderr: stderr && `${stderr}\n`, exitCode })
  })
})
