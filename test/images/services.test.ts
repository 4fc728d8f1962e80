import { beforeAll, describe, expect, it } from 'vitest'
import { type DockerLab, createLab } from '../../src/docker.js'

let world: DockerLab
beforeAll(() => {
  world = createLab({ seed: 1 })
})

/** What a container of an image answers on a port, after it has warmed up. */
function answer(image: string, port: number, path = '/', options = '', args = ''): string {
  const lab = world.fork() as DockerLab
  lab.sh(`docker run -d --name web -p 9999:${port} ${options} ${image} ${args}`)
  lab.advance('12s')
  return lab.sh(`curl -s localhost:9999${path}`).stdout
}

describe('servers of tutorials answer as the real ones do', () => {
  it.each([
    [
      'traefik/whoami',
      80,
      '/',
      /^Hostname: [0-9a-f]{12}\nIP: 127\.0\.0\.1\n[^]*GET \/ HTTP\/1\.1\nHost: localhost:9999\nUser-Agent: curl/,
    ],
    [
      'registry.k8s.io/echoserver:1.10',
      8080,
      '/a?b=1',
      /Hostname: [0-9a-f]{12}\n[^]*real path=\/a\?b=1\n\tquery=b=1\n/,
    ],
    ['ealen/echo-server', 80, '/x', /"originalUrl":"\/x"/],
    [
      'gcr.io/google-samples/hello-app:2.0',
      8080,
      '/',
      /^Hello, world!\nVersion: 2\.0\.0\nHostname: [0-9a-f]{12}\n$/,
    ],
    ['gcr.io/kuar-demo/kuard-amd64:blue', 8080, '/healthy', /^ok$/],
    ['gcr.io/kuar-demo/kuard-amd64:1', 8080, '/', /<title>KUAR Demo<\/title>/],
    ['prom/prometheus', 9090, '/-/healthy', /^Prometheus Server is Healthy\.\n$/],
    ['prom/node-exporter:v1.8.0', 9100, '/metrics', /^go_goroutines \d+$/m],
    ['grafana/grafana:9.5.0', 3000, '/api/health', /"database": "ok",\n {2}"version": "9\.5\.0"/],
    [
      'elasticsearch:8.15.0',
      9200,
      '/',
      /"number" : "8\.15\.0"[^]*"tagline" : "You Know, for Search"/,
    ],
    ['rabbitmq:3-management', 15672, '/', /RabbitMQ Management/],
    ['tomcat:9', 8080, '/', /HTTP Status 404 – Not Found[^]*Apache Tomcat\/9\.0\.108/],
    ['docker/getting-started', 80, '/tutorial/', /Getting Started/],
    ['luksa/kubia', 8080, '/', /^You've hit [0-9a-f]{12}\n$/],
    ['luksa/kubia:v2', 8080, '/', /^This is v2 running in pod [0-9a-f]{12}\n$/],
    ['registry.k8s.io/hpa-example', 80, '/', /^OK!$/],
  ] as const)('%s on port %i at %s', (image, port, path, expected) => {
    expect(answer(image, port, path)).toMatch(expected)
  })

  it('http-echo says what it is told, where it is told', () => {
    expect(answer('hashicorp/http-echo', 5678, '/', '', '-text="hello you"')).toBe('hello you\n')
    expect(answer('hashicorp/http-echo:0.2.3', 8080, '/', '', '-listen=:8080 -text=hi')).toBe(
      'hi\n',
    )
  })

  it('agnhost does what its first word says', () => {
    const image = 'registry.k8s.io/e2e-test-images/agnhost:2.39'
    expect(answer(image, 8080, '/hostname', '--hostname me', 'netexec')).toBe('me')
    expect(answer(image, 8080, '/echo?msg=a%20b', '', 'netexec')).toBe('a b')
    expect(answer(image, 9376, '/', '--hostname me', 'serve-hostname')).toBe('me')
    expect(answer(image, 80, '/', '', 'netexec --http-port=80')).toMatch(/^NOW: 2026-/)
    // Ten seconds after its start it is not well any more.
    expect(answer(image, 8080, '/healthz', '', 'liveness')).toMatch(/^error: /)
  })

  it('end on a signal, and fail where something is missing', () => {
    const lab = world.fork() as DockerLab
    lab.sh('docker run -d --name who traefik/whoami; docker run -d --name proxy haproxy')
    lab.sh('docker stop who')
    lab.advance('2s')
    expect(lab.sh('docker ps -a --format "{{.Names}} {{.Status}}"').stdout).toMatch(
      /proxy Exited \(1\)[^]*who Exited \(0\)/,
    )
  })

  it('say at their start what the real ones say', () => {
    const lab = world.fork() as DockerLab
    lab.sh('docker run -d --name prom prom/prometheus; docker run -d --name rabbit rabbitmq')
    lab.advance('8s')
    expect(lab.sh('docker logs prom 2>&1').stdout).toContain(
      'msg="Server is ready to receive web requests."',
    )
    expect(lab.sh('docker logs rabbit').stdout).toContain(
      'Server startup complete; 4 plugins started.',
    )
  })
})

describe('an image that the catalogue does not know', () => {
  it('runs, and says that it stands in', () => {
    const lab = world.fork() as DockerLab
    const { stdout } = lab.sh('docker run -d --name site -p 9999:8080 someteam/weather:1.2')
    expect(stdout).toMatch(/^[0-9a-f]{64}\n$/)
    expect(lab.sh('docker logs site').stderr).toBe(
      "kubarium does not know the image someteam/weather:1.2: this program stands in for the image's own\n",
    )
    expect(lab.sh('curl -s localhost:9999').stdout).toContain('stands in')
    expect(lab.sh('docker stop site').exitCode).toBe(0)
  })

  it('that was built here is not pulled from anywhere', () => {
    const lab = world.fork() as DockerLab
    lab.writeFile('Dockerfile', 'FROM busybox\n')
    lab.sh('docker build -t someteam/app .; docker rmi busybox')
    expect(lab.sh('docker pull someteam/other').stderr).toContain('pull access denied')
  })

  it('is refused where the hub is strict', () => {
    const lab = createLab({ hub: 'strict' })
    expect(lab.sh('docker pull someteam/weather').stderr).toContain(
      'pull access denied for someteam/weather, repository does not exist',
    )
    expect(() => createLab({ hub: 'closed' as 'strict' })).toThrow()
  })
})
