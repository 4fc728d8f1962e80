import { describe, expect, it } from 'vitest'
import { projectLab, sortedLines } from './project.js'

const SHOP = `services:
  db:
    image: busybox
    command: sh -c "sleep 1; touch /ready; echo db ready; sleep 1000"
    init: true
    stop_grace_period: 1s
    volumes: [data:/var/data]
    healthcheck: {test: [CMD, test, -f, /ready], interval: 1s, timeout: 1s, retries: 5}
  init:
    image: busybox
    command: [sh, -c, "echo migrating > /var/data/schema; echo migrated"]
    volumes: [data:/var/data]
  web:
    image: busybox
    command: sh -c "echo \${GREETING:-hello}; sleep 1000"
    stop_grace_period: 1s
    depends_on:
      db: {condition: service_healthy}
      init: {condition: service_completed_successfully}
volumes:
  data:
`

describe('docker compose up', () => {
  it('makes networks, volumes and containers, and starts them in the order of what they need', () => {
    const lab = projectLab({ 'compose.yaml': SHOP })
    const { stderr, exitCode } = lab.sh('docker compose up -d')
    expect(exitCode).toBe(0)
    expect(stderr).toContain(' Network shop_default  Created\n')
    expect(stderr).toContain(' Volume shop_data  Created\n')
    const lines = stderr.split('\n')
    expect(lines.indexOf(' Container shop-db-1  Healthy')).toBeLessThan(
      lines.indexOf(' Container shop-web-1  Starting'),
    )
    expect(lines).toContain(' Container shop-init-1  Exited')
    expect(lab.sh('docker compose exec -T db cat /var/data/schema').stdout).toBe('migrating\n')
  })

  it('makes anew only what has changed', () => {
    const lab = projectLab({ 'compose.yaml': SHOP })
    lab.sh('docker compose up -d')
    expect(lab.sh('docker compose up -d').stderr).toContain(' Container shop-web-1  Running\n')
    const { stderr } = lab.sh('GREETING=hi docker compose up -d')
    expect(stderr).toContain(' Container shop-web-1  Recreated\n')
    expect(stderr).toContain(' Container shop-db-1  Running\n')
    expect(lab.sh('docker compose logs --no-log-prefix web').stdout).toBe('hi\n')
  })

  it('has as many containers of a service as it is told', () => {
    const lab = projectLab({ 'compose.yaml': SHOP })
    lab.sh('docker compose up -d --scale web=3')
    expect(lab.sh('docker compose ps -q web').stdout.trim().split('\n')).toHaveLength(3)
    lab.sh('docker compose scale web=1')
    expect(lab.sh('docker compose ps web --format "{{.Name}}"').stdout).toBe('shop-web-1\n')
  })

  it('stays attached, tells what containers write and how they end', () => {
    const lab = projectLab({
      'compose.yaml': 'services: {a: {image: busybox, command: sh -c "echo bad; exit 3"}}\n',
    })
    const { stdout } = lab.sh('docker compose up')
    expect(stdout).toBe('Attaching to a-1\na-1  | bad\n\r\u001b[Ka-1 exited with code 3\n')
  })

  it('fails with a dependency that fails', () => {
    const lab = projectLab({
      'compose.yaml': `services:
  a: {image: busybox, command: [sh, -c, exit 3]}
  b: {image: busybox, command: sleep 1000, depends_on: {a: {condition: service_completed_successfully}}}
`,
    })
    const { stderr, exitCode } = lab.sh('docker compose up -d')
    expect(exitCode).toBe(1)
    expect(stderr).toContain(`service "a" didn't complete successfully: exit 3\n`)
    expect(lab.sh('docker compose ps -a --format "{{.Name}} {{.State}}"').stdout).toBe(
      'shop-a-1 exited\nshop-b-1 created\n',
    )
  })

  it('says aloud which fields are not simulated', () => {
    const lab = projectLab({
      'compose.yaml': 'services: {a: {image: busybox, command: sleep 9, ulimits: {nofile: 5}}}\n',
    })
    lab.sh('docker compose up -d')
    expect(lab.warnings).toEqual([
      'kubarium does not simulate ulimits of a service of docker compose',
    ])
  })
})

describe('docker compose down', () => {
  it('takes containers and networks away, and volumes when asked', () => {
    const lab = projectLab({ 'compose.yaml': SHOP })
    lab.sh('docker compose up -d')
    expect(sortedLines(lab.sh('docker compose down').stderr)).toContain(
      ' Network shop_default  Removed',
    )
    expect(lab.sh('docker ps -aq; docker volume ls -q').stdout).toBe('shop_data\n')
    expect(lab.sh('docker compose down -v').stderr).toContain(' Volume shop_data  Removed\n')
    expect(lab.sh('docker volume ls -q').stdout).toBe('')
  })
})

describe('what is wrong on a command line', () => {
  const lab = projectLab({ 'compose.yaml': SHOP })
  it.each([
    ['docker compose logs nosuch', 'no such service: nosuch\n'],
    ['docker compose exec web true', 'service "web" is not running\n'],
    ['docker compose exec web', 'requires at least 2 arg(s), only received 1\n'],
    ['docker compose up --bogus', 'unknown flag: --bogus\n'],
    [
      'docker compose -f nosuch.yaml ps',
      'open /home/user/shop/nosuch.yaml: no such file or directory\n',
    ],
    ['cd / && docker compose ps; cd ~/shop', 'no configuration file provided: not found\n'],
    ['docker compose scale web', 'invalid scale specifier: web\n'],
  ])('%s', (line, text) => {
    expect(lab.sh(line).stderr).toBe(text)
  })
})
