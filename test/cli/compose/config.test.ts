import { describe, expect, it } from 'vitest'
import { projectLab } from './project.js'

/** What `docker compose config` says of a file: its output, or its error. */
function config(text: string, files: Readonly<Record<string, string>> = {}): string {
  const { stdout, stderr } = projectLab({ 'compose.yaml': text, ...files }).sh(
    'docker compose config',
  )
  return (stdout + stderr).replace(/^name: shop\n/, '')
}

const DEFAULT = 'networks:\n  default:\n    name: shop_default\n'

describe('what a compose file may not say', () => {
  const FILE = 'validating /home/user/shop/compose.yaml: '
  it.each([
    [
      'services: {a: {image: x, prots: [80]}}',
      `${FILE}services.a additional properties 'prots' not allowed`,
    ],
    ['services: {a: {image: x, ports: 80}}', `${FILE}services.a.ports must be a array`],
    ['services: {a: {image: x, init: 5}}', `${FILE}services.a.init must be a boolean or string`],
    [
      'services: {a: {}}',
      'service "a" has neither an image nor a build context specified: invalid compose project',
    ],
    [
      'services: {a: {image: x, networks: [b]}}',
      'service "a" refers to undefined network b: invalid compose project',
    ],
    [
      'services: {a: {image: x, depends_on: [b]}, b: {image: x, depends_on: [a]}}',
      'dependency cycle detected: a -> b -> a',
    ],
    ['services: {a: {image: x, ports: [foo]}}', 'Invalid containerPort: foo'],
    [
      'services: {a: {image: "${Y:?need it}"}}',
      'error while interpolating services.a.image: required variable Y is missing a value: need it',
    ],
    [
      'services: {a: {image: x}, a: {image: y}}',
      'failed to parse /home/user/shop/compose.yaml: line 1: mapping key "a" already defined at line 1',
    ],
    ['services:\n  a:\n    image: x\n   b: y\n', 'yaml: line 1: did not find expected key'],
  ])('%s', (text, error) => {
    expect(config(text)).toBe(`${error}\n`)
  })
})

describe('the long form', () => {
  it('of ports, volumes, variables and health checks', () => {
    expect(
      config(`services:
  a:
    image: x
    ports: ["8080-8081:80-81/udp"]
    volumes: ["./src:/app:ro", /cache]
    environment: [A=1, B]
    healthcheck: {test: curl x, interval: 90s}
    mem_limit: 1.5g
`),
    ).toBe(`services:
  a:
    environment:
      A: "1"
      B: null
    healthcheck:
      test:
        - CMD-SHELL
        - curl x
      interval: 1m30s
    image: x
    mem_limit: "1610612736"
    networks:
      default: null
    ports:
      - mode: ingress
        target: 80
        published: "8080"
        protocol: udp
      - mode: ingress
        target: 81
        published: "8081"
        protocol: udp
    volumes:
      - type: bind
        source: /home/user/shop/src
        target: /app
        read_only: true
        bind:
          create_host_path: true
      - type: volume
        target: /cache
        volume: {}
${DEFAULT}`)
  })

  it('with variables of .env, those of the environment above them', () => {
    const lab = projectLab({
      'compose.yaml': 'services: {a: {image: "x:${TAG}", command: "${C:-echo} $$HOME"}}\n',
      '.env': 'TAG=1\n',
    })
    const image = /image: .*/
    expect(image.exec(lab.sh('docker compose config').stdout)?.[0]).toBe('image: x:1')
    expect(image.exec(lab.sh('TAG=2 docker compose config').stdout)?.[0]).toBe('image: x:2')
  })

  it('of several files: lists grow, !override and !reset take away', () => {
    expect(
      config(
        'services: {a: {image: x, ports: ["80:80"], command: foo, environment: {A: 1, B: 2}}}\n',
        {
          'compose.override.yaml': `services:
  a:
    ports: !override ["81:81"]
    command: !reset null
    environment: {A: !reset null, C: 3}
`,
        },
      ),
    ).toBe(`services:
  a:
    environment:
      B: "2"
      C: "3"
    image: x
    networks:
      default: null
    ports:
      - mode: ingress
        target: 81
        published: "81"
        protocol: tcp
${DEFAULT}`)
  })

  it('of services that extend others, and files that include others', () => {
    const text = config(
      'include: [sub/compose.yaml]\nservices: {a: {extends: {file: base.yaml, service: b}, command: ls}}\n',
      {
        'base.yaml': 'services: {b: {image: x, volumes: ["./d:/d"]}}\n',
        'sub/compose.yaml': 'services: {q: {image: y, volumes: ["./d:/d"]}}\n',
      },
    )
    expect(text).toContain('source: /home/user/shop/d\n')
    expect(text).toContain('source: /home/user/shop/sub/d\n')
  })
})

it('hashes a service as the real one does', () => {
  const lab = projectLab({ 'compose.yaml': 'services: {a: {image: x}}\n' })
  expect(lab.sh('docker compose config --hash a').stdout).toBe(
    'a d5457d0b2799957b606d2ac4ed52d85a1e75799490e56229948300b9a59e8953\n',
  )
})
