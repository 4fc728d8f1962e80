import { describe, expect, it } from 'vitest'
import { dockerVerbs } from '../../../src/cli/docker/verbs.js'
import { type DockerLab, createLab } from '../../../src/docker.js'

const APP = 'FROM busybox\nWORKDIR /app\nCOPY . .\nENV MODE=test\nCMD ["cat", "hello.txt"]\n'

/** A workstation with an image `app`, and a web server that runs in a container. */
const prepared = ((): DockerLab => {
  const lab = createLab()
  lab.writeFile('app/Dockerfile', APP)
  lab.writeFile('app/hello.txt', 'hello\n')
  lab.sh('docker build -t app app')
  lab.sh('docker run -d --name web -p 8080:80 nginx')
  lab.settle()
  return lab
})()

/** Runs a line that has to succeed; what it prints. */
function sh(lab: DockerLab, line: string, stdin?: string): string {
  const { stdout, stderr, exitCode } = lab.sh(line, stdin === undefined ? {} : { stdin })
  expect(`${exitCode} ${exitCode === 0 ? '' : stderr}`).toBe('0 ')
  return stdout
}

const state = (lab: DockerLab, name: string): unknown =>
  lab.docker.containerInspect(name)[0]?.State.Status

/** One real use of each verb, by its shortest path: what is there afterwards that was not before. */
const USES: Readonly<Record<string, (lab: DockerLab) => void>> = {
  attach(lab) {
    sh(lab, "docker run -d --name talker busybox sh -c 'sleep 2; echo said; exit 3'")
    expect(lab.sh('docker attach talker')).toMatchObject({ stdout: 'said\n', exitCode: 3 })
  },
  build(lab) {
    lab.writeFile('app/hello.txt', 'changed\n')
    sh(lab, 'docker build -t app:2 app')
    expect(sh(lab, 'docker run --rm app:2')).toBe('changed\n')
    expect(sh(lab, 'docker run --rm app')).toBe('hello\n')
  },
  'builder prune'(lab) {
    expect(sh(lab, 'docker builder prune -af')).toMatch(/^ID\t.*\n(?:\w{25} .*\n)+Total:\t80B\n$/)
    expect(sh(lab, 'docker images -q app')).not.toBe('')
  },
  commit(lab) {
    sh(lab, "docker run --name changed busybox sh -c 'echo new > /file'")
    sh(lab, `docker commit --change 'CMD ["cat", "/file"]' -m 'a file' changed committed`)
    expect(sh(lab, 'docker run --rm committed')).toBe('new\n')
  },
  'context create'(lab) {
    expect(lab.sh('docker context create far --docker host=tcp://1.2.3.4:2375')).toMatchObject({
      stdout: 'far\n',
      stderr: 'Successfully created context "far"\n',
    })
    expect(lab.sh('docker --context far ps').stderr).toContain(
      'Cannot connect to the Docker daemon at tcp://1.2.3.4:2375.',
    )
    expect(lab.sh('docker --context nosuch ps').stderr).toContain(
      'Failed to initialize: unable to resolve docker endpoint: context "nosuch": context not found',
    )
    expect(lab.sh('docker context create far').stderr).toBe('context "far" already exists\n')
    expect(lab.sh('docker context create x').stderr).toContain('context name "x" is invalid')
  },
  'context export'(lab) {
    sh(lab, 'docker context create far --docker host=tcp://1.2.3.4:2375')
    expect(lab.sh('docker context export far').stderr).toBe('Written file "far.dockercontext"\n')
    expect(sh(lab, 'tar tf far.dockercontext')).toBe('meta.json\ntls/\n')
  },
  'context import'(lab) {
    sh(lab, 'docker context create far --docker host=tcp://1.2.3.4:2375')
    sh(lab, 'docker context export far - | docker context import near -')
    expect(sh(lab, "docker context inspect -f '{{.Endpoints.docker.Host}}' near")).toBe(
      'tcp://1.2.3.4:2375\n',
    )
  },
  'context inspect'(lab) {
    expect(JSON.parse(sh(lab, 'docker context inspect'))[0]).toMatchObject({
      Name: 'default',
      Endpoints: { docker: { Host: 'unix:///var/run/docker.sock', SkipTLSVerify: false } },
    })
  },
  'context ls'(lab) {
    sh(lab, "docker context create far --description 'over there' --docker host=ssh://me@box")
    expect(sh(lab, 'docker context ls')).toBe(
      'NAME        DESCRIPTION                               DOCKER ENDPOINT               ERROR\ndefault *   Current DOCKER_HOST based configuration   unix:///var/run/docker.sock   \nfar         over there                                ssh://me@box                  \n',
    )
  },
  'context rm'(lab) {
    sh(lab, 'docker context create far --docker host=ssh://me@box; docker context use far')
    expect(lab.sh('docker context rm far').stderr).toBe(
      'context "far" is in use, set -f flag to force remove\n',
    )
    expect(sh(lab, 'docker context rm -f far; docker context show')).toBe('far\ndefault\n')
  },
  'context show'(lab) {
    expect(sh(lab, 'docker context show; DOCKER_CONTEXT=b docker context show')).toBe(
      'default\nb\n',
    )
  },
  'context update'(lab) {
    sh(lab, 'docker context create far --docker host=ssh://me@box')
    sh(lab, 'docker context update far --docker host=tcp://5.6.7.8:1')
    expect(sh(lab, 'docker context ls --format "{{.Name}} {{.DockerEndpoint}}"')).toContain(
      'far tcp://5.6.7.8:1\n',
    )
  },
  'context use'(lab) {
    sh(lab, 'docker context create far --docker host=tcp://127.0.0.1:2375')
    expect(lab.sh('docker context use far').stderr).toBe('Current context is now "far"\n')
    expect(sh(lab, 'docker context show; docker ps -q | wc -l; cat .docker/config.json')).toBe(
      'far\n1\n{\n\t"auths": {},\n\t"currentContext": "far"\n}',
    )
  },
  cp(lab) {
    lab.writeFile('page.html', 'copied\n')
    sh(lab, 'docker cp page.html web:/usr/share/nginx/html/page.html')
    expect(lab.curl('localhost:8080/page.html').body).toBe('copied\n')
    sh(lab, 'docker cp web:/usr/share/nginx/html/page.html back.html')
    expect(sh(lab, 'cat back.html')).toBe('copied\n')
    for (const line of ['docker cp page.html web:/new/', 'docker cp web:/etc/group new/'])
      expect(lab.sh(line)).toMatchObject({ exitCode: 1, stderr: 'no such directory\n' })
    expect(lab.sh('docker cp app web:/etc/group').stderr).toBe('cannot copy directory\n')
  },
  create(lab) {
    sh(lab, 'docker create --name made app')
    expect(state(lab, 'made')).toBe('created')
    expect(sh(lab, 'docker start -a made')).toBe('hello\n')
  },
  diff(lab) {
    sh(lab, "docker run --name changed busybox sh -c 'echo x > /new; rm /etc/group'")
    expect(sh(lab, 'docker diff changed').split('\n')).toEqual(
      expect.arrayContaining(['A /new', 'C /etc', 'D /etc/group']),
    )
  },
  export(lab) {
    sh(lab, 'docker export web -o web.tar')
    expect(sh(lab, 'tar tf web.tar')).toContain('usr/share/nginx/html/index.html\n')
  },
  exec(lab) {
    sh(lab, "docker exec -e WHO=me -w /tmp web sh -c 'echo $WHO > file'")
    expect(sh(lab, 'docker exec web cat /tmp/file')).toBe('me\n')
    expect(lab.sh('docker exec web false').exitCode).toBe(1)
  },
  'container inspect'(lab) {
    expect(sh(lab, "docker container inspect -f '{{.State.Running}}' web")).toBe('true\n')
    expect(lab.sh('docker container inspect app').exitCode).toBe(1)
  },
  kill(lab) {
    sh(lab, 'docker kill -s KILL web')
    expect(lab.docker.containerInspect('web')[0]?.State).toMatchObject({
      Status: 'exited',
      ExitCode: 137,
    })
  },
  logs(lab) {
    sh(lab, "docker run -d --name talker busybox sh -c 'echo one; echo two; echo three >&2'")
    expect(lab.sh('docker logs --tail 2 talker')).toMatchObject({
      stdout: 'two\n',
      stderr: 'three\n',
    })
  },
  ps(lab) {
    sh(lab, 'docker run --name ended busybox true')
    expect(sh(lab, "docker ps --format '{{.Names}} {{.Ports}}'")).toMatch(
      /^web .*8080->80\/tcp.*\n$/,
    )
    expect(sh(lab, "docker ps -aq --filter status=exited --format '{{.Names}}'")).toBe('ended\n')
  },
  pause(lab) {
    sh(lab, 'docker pause web')
    expect(state(lab, 'web')).toBe('paused')
    expect(() => lab.curl('localhost:8080')).toThrow('timed out')
  },
  port(lab) {
    expect(sh(lab, 'docker port web 80')).toBe('0.0.0.0:8080\n[::]:8080\n')
  },
  'container prune'(lab) {
    sh(lab, 'docker run --name ended busybox true')
    expect(sh(lab, 'docker container prune -f')).toMatch(/^Deleted Containers:\n[0-9a-f]{64}\n/)
    expect(sh(lab, "docker ps -a --format '{{.Names}}'")).toBe('web\n')
  },
  rename(lab) {
    sh(lab, 'docker rename web site')
    expect(sh(lab, "docker ps --format '{{.Names}}'")).toBe('site\n')
  },
  restart(lab) {
    const before = lab.docker.containerInspect('web')[0]?.State.StartedAt
    lab.advance('5s')
    sh(lab, 'docker restart web')
    const after = lab.docker.containerInspect('web')[0]?.State
    expect(after?.Status).toBe('running')
    expect(after?.StartedAt).not.toBe(before)
  },
  rm(lab) {
    expect(lab.sh('docker rm web').exitCode).toBe(1)
    sh(lab, 'docker rm -f web')
    expect(sh(lab, 'docker ps -aq')).toBe('')
  },
  run(lab) {
    expect(sh(lab, "docker run --rm -e A=b busybox sh -c 'echo $A'")).toBe('b\n')
    expect(lab.sh('docker run --rm busybox sh -c "exit 7"').exitCode).toBe(7)
  },
  start(lab) {
    sh(lab, 'docker stop web')
    sh(lab, 'docker start web')
    lab.settle()
    expect(lab.curl('localhost:8080').status).toBe(200)
  },
  stats(lab) {
    expect(sh(lab, "docker stats --no-stream --format '{{.Name}} {{.MemUsage}}'")).toMatch(
      /^web \S+iB \/ \S+iB\n$/,
    )
  },
  stop(lab) {
    sh(lab, 'docker stop -t 1 web')
    expect(state(lab, 'web')).toBe('exited')
    expect(() => lab.curl('localhost:8080')).toThrow('connection refused')
  },
  top(lab) {
    expect(sh(lab, 'docker top web')).toMatch(/ nginx -g daemon off;\n$/)
  },
  unpause(lab) {
    sh(lab, 'docker pause web')
    sh(lab, 'docker unpause web')
    expect(lab.curl('localhost:8080').status).toBe(200)
  },
  update(lab) {
    sh(lab, 'docker update --restart always --memory 64m --memory-swap -1 web')
    expect(lab.docker.containerInspect('web')[0]?.HostConfig).toMatchObject({
      RestartPolicy: { Name: 'always' },
      Memory: 67108864,
    })
    lab.sh('docker exec web sh -c "kill 1"')
    lab.advance('1s')
    expect(state(lab, 'web')).toBe('running')
  },
  wait(lab) {
    sh(lab, "docker run -d --name short busybox sh -c 'sleep 30; exit 4'")
    const before = lab.now
    expect(sh(lab, 'docker wait short')).toBe('4\n')
    expect(lab.now - before).toBeGreaterThan(29_000)
  },
  events(lab) {
    sh(lab, 'docker stop web')
    const seen = sh(lab, "docker events --since 1h --until 0s --format '{{.Action}}'")
    expect(seen.split('\n')).toEqual(
      expect.arrayContaining(['pull', 'start', 'kill', 'die', 'stop']),
    )
  },
  history(lab) {
    expect(sh(lab, "docker history --format '{{.CreatedBy}}' --no-trunc app")).toMatch(
      /^CMD \["cat" "hello.txt"\]|#\(nop\) {2}CMD/,
    )
  },
  'image inspect'(lab) {
    expect(sh(lab, "docker image inspect -f '{{.Config.WorkingDir}}' app")).toBe('/app\n')
  },
  images(lab) {
    expect(
      sh(lab, "docker images --format '{{.Repository}}:{{.Tag}}'").trim().split('\n').sort(),
    ).toEqual(['app:latest', 'nginx:latest'])
  },
  'image prune'(lab) {
    lab.writeFile('app/hello.txt', 'changed\n')
    sh(lab, 'docker build -t app app')
    expect(sh(lab, 'docker image prune -f')).toContain('deleted: sha256:')
    expect(sh(lab, 'docker images -q --filter dangling=true')).toBe('')
  },
  pull(lab) {
    expect(sh(lab, 'docker pull alpine:3.20')).toContain('Downloaded newer image for alpine:3.20')
    expect(sh(lab, 'docker images -q alpine:3.20')).not.toBe('')
  },
  push(lab) {
    sh(lab, 'docker login -u me -p secret')
    sh(lab, 'docker tag app me/app:1')
    sh(lab, 'docker push me/app:1')
    sh(lab, 'docker rmi me/app:1 app')
    expect(sh(lab, 'docker run --rm me/app:1')).toBe('hello\n')
  },
  rmi(lab) {
    expect(sh(lab, 'docker rmi app')).toMatch(/^Untagged: app:latest\nDeleted: sha256:/)
    expect(sh(lab, 'docker images -q app')).toBe('')
  },
  tag(lab) {
    sh(lab, 'docker tag app app:v1')
    expect(sh(lab, 'docker images -q app:v1')).toBe(sh(lab, 'docker images -q app:latest'))
  },
  info(lab) {
    expect(sh(lab, "docker info --format '{{.ContainersRunning}} {{.Images}}'")).toBe('1 2\n')
  },
  import(lab) {
    sh(lab, `docker export web | docker import -c 'CMD ["echo", "imported"]' - site`)
    expect(sh(lab, 'docker run --rm site')).toBe('imported\n')
  },
  inspect(lab) {
    expect(sh(lab, "docker inspect -f '{{.Name}}' web")).toBe('/web\n')
    expect(sh(lab, "docker inspect --type image -f '{{.RepoTags}}' app")).toBe('[app:latest]\n')
  },
  load(lab) {
    sh(lab, 'docker save app -o app.tar')
    sh(lab, 'docker rmi app')
    expect(sh(lab, 'docker load -i app.tar')).toBe('Loaded image: app:latest\n')
    expect(sh(lab, 'docker run --rm app')).toBe('hello\n')
  },
  login(lab) {
    expect(lab.sh('docker login -u me -p secret').stderr).toContain(
      "stored unencrypted in '/home/user/.docker/config.json'",
    )
    expect(sh(lab, 'docker login -u me --password-stdin', 'secret')).toContain('Login Succeeded')
    expect(JSON.parse(sh(lab, 'cat .docker/config.json'))).toEqual({
      auths: { 'https://index.docker.io/v1/': { auth: 'bWU6c2VjcmV0' } },
    })
  },
  logout(lab) {
    sh(lab, 'docker login -u me -p secret')
    sh(lab, 'docker login -u me -p secret localhost:5000')
    expect(sh(lab, 'docker logout')).toContain('Removing login credentials for https://index')
    expect(
      Object.keys((JSON.parse(sh(lab, 'cat .docker/config.json')) as { auths: object }).auths),
    ).toEqual(['localhost:5000'])
  },
  'network connect'(lab) {
    sh(lab, 'docker network create net1')
    sh(lab, 'docker network connect --alias site net1 web')
    expect(sh(lab, 'docker run --rm --network net1 busybox wget -qO- http://site')).toContain(
      'Welcome to nginx',
    )
  },
  'network create'(lab) {
    sh(lab, 'docker network create --subnet 10.9.0.0/24 net1')
    sh(lab, 'docker run -d --name inside --network net1 nginx')
    expect(sh(lab, "docker inspect -f '{{.NetworkSettings.Networks.net1.IPAddress}}' inside")).toBe(
      '10.9.0.2\n',
    )
  },
  'network disconnect'(lab) {
    sh(lab, 'docker network disconnect bridge web')
    expect(sh(lab, "docker inspect -f '{{len .NetworkSettings.Networks}}' web")).toBe('0\n')
  },
  'network inspect'(lab) {
    expect(
      sh(lab, "docker network inspect -f '{{range .Containers}}{{.Name}}{{end}}' bridge"),
    ).toBe('web\n')
  },
  'network ls'(lab) {
    sh(lab, 'docker network create net1')
    expect(sh(lab, "docker network ls --format '{{.Name}}'").trim().split('\n').sort()).toEqual([
      'bridge',
      'host',
      'net1',
      'none',
    ])
  },
  'network prune'(lab) {
    sh(lab, 'docker network create net1')
    expect(sh(lab, 'docker network prune -f')).toBe('Deleted Networks:\nnet1\n\n')
  },
  'network rm'(lab) {
    sh(lab, 'docker network create net1')
    expect(sh(lab, 'docker network rm net1')).toBe('net1\n')
    expect(sh(lab, 'docker network ls -q --filter name=net1')).toBe('')
  },
  save(lab) {
    sh(lab, 'docker save app nginx > both.tar')
    expect(sh(lab, 'tar xOf both.tar repositories')).toMatch(/"app":.*"nginx":/)
  },
  search(lab) {
    expect(sh(lab, "docker search --format '{{.Name}}' nginx").split('\n')).toContain('nginx')
  },
  'system df'(lab) {
    expect(sh(lab, "docker system df --format '{{.Type}} {{.TotalCount}} {{.Active}}'")).toMatch(
      /^Images 2 1\nContainers 1 1\nLocal Volumes 0 0\nBuild Cache/,
    )
  },
  'system prune'(lab) {
    sh(lab, 'docker run --name ended busybox true')
    sh(lab, 'docker network create net1')
    sh(lab, 'docker system prune -af')
    expect(sh(lab, "docker ps -a --format '{{.Names}}'")).toBe('web\n')
    expect(sh(lab, "docker images --format '{{.Repository}}'")).toBe('nginx\n')
    expect(sh(lab, 'docker network ls -q --filter name=net1')).toBe('')
  },
  version(lab) {
    expect(sh(lab, "docker version --format '{{.Client.Version}} {{.Server.Version}}'")).toMatch(
      /^\d+\.\d+\.\d+ \d+\.\d+\.\d+\n$/,
    )
  },
  'volume create'(lab) {
    expect(sh(lab, 'docker volume create --label a=b data')).toBe('data\n')
    sh(lab, "docker run --rm -v data:/data busybox sh -c 'echo kept > /data/file'")
    expect(sh(lab, 'docker run --rm -v data:/data busybox cat /data/file')).toBe('kept\n')
  },
  'volume inspect'(lab) {
    sh(lab, 'docker volume create --label a=b data')
    expect(sh(lab, "docker volume inspect -f '{{.Labels.a}} {{.Driver}}' data")).toBe('b local\n')
  },
  'volume ls'(lab) {
    sh(lab, 'docker volume create data')
    expect(sh(lab, 'docker volume ls -q --filter dangling=true')).toBe('data\n')
  },
  'volume prune'(lab) {
    sh(lab, 'docker volume create data')
    sh(lab, 'docker run -d --name keeps -v kept:/data nginx')
    sh(lab, 'docker volume prune -af')
    expect(sh(lab, 'docker volume ls -q')).toBe('kept\n')
  },
  'volume rm'(lab) {
    sh(lab, 'docker volume create data')
    expect(sh(lab, 'docker volume rm data')).toBe('data\n')
    expect(sh(lab, 'docker volume ls -q')).toBe('')
  },
}

/** Every verb once, with all paths that lead to it. */
const paths = Object.entries(dockerVerbs).reduce((all, [path, verb]) => {
  all.set(verb, [...(all.get(verb) ?? []), path])
  return all
}, new Map<unknown, string[]>())

describe('each verb of docker', () => {
  it('is used for real below', () => {
    const unused = [...paths.values()].filter((names) => !names.some((name) => name in USES))
    expect(unused).toEqual([])
    expect(Object.keys(USES).filter((name) => !(name in dockerVerbs))).toEqual([])
  })

  it.each(Object.entries(USES))('docker %s', (_, use) => use(prepared.fork()))
})
