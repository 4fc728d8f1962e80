/** What a Docker Engine says of requests that cannot be, as the real one answers them. */
import { describe, expect, it } from 'vitest'
import { dockerHandler } from '../../src/http.js'
import { createLab } from '../../src/index.js'

const filter = (value: object): string => `filters=${encodeURIComponent(JSON.stringify(value))}`

/** Method and path, body, status, message. */
const REFUSALS: readonly (readonly [string, unknown, number, string])[] = [
  ['GET /containers/json?limit=abc', undefined, 500, 'strconv.Atoi: parsing "abc": invalid syntax'],
  [
    `GET /containers/json?${filter({ status: ['x'] })}`,
    undefined,
    400,
    "invalid filter 'status=x': invalid value for state (x): must be one of created, running, paused, restarting, removing, exited, dead",
  ],
  [
    `GET /containers/json?${filter({ expose: ['99999'] })}`,
    undefined,
    500,
    'error while looking up for expose 99999: strconv.ParseUint: parsing "99999": value out of range',
  ],
  [
    'POST /containers/create',
    { Image: 5 },
    400,
    'invalid JSON: json: cannot unmarshal number into Go struct field .Image of type string',
  ],
  [
    'POST /containers/create',
    { Image: 'busybox', Cmd: 5 },
    400,
    'invalid JSON: json: cannot unmarshal number into Go value of type string',
  ],
  [
    'POST /containers/create',
    { Image: 'busybox', HostConfig: { Memory: 'x' } },
    400,
    'invalid JSON: json: cannot unmarshal string into Go struct field .HostConfig.Memory of type int64',
  ],
  [
    'POST /containers/create',
    [],
    400,
    'invalid JSON: json: cannot unmarshal array into Go value of type container.CreateRequest',
  ],
  [
    'POST /containers/create?platform=linux/arm64',
    { Image: 'busybox' },
    404,
    'image with reference busybox was found but its platform (linux/amd64) does not match the specified platform (linux/arm64)',
  ],
  [
    'POST /containers/create',
    { Image: 'busybox', HostConfig: { PidMode: 'nope' } },
    400,
    'invalid PID mode: nope',
  ],
  [
    'POST /containers/create',
    { Image: 'busybox', HostConfig: { ShmSize: -1 } },
    400,
    'SHM size can not be less than 0',
  ],
  [
    'POST /containers/create',
    { Image: 'busybox', HostConfig: { ExtraHosts: ['bad'] } },
    400,
    'bad format for add-host: "bad"',
  ],
  [
    'POST /containers/cc/rename?name=bad%20name',
    undefined,
    400,
    'Error when allocating new name: Invalid container name (/bad name), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed',
  ],
  [
    'GET /containers/cc/logs?stdout=1&since=abc',
    undefined,
    500,
    'strconv.ParseInt: parsing "abc": invalid syntax',
  ],
  [
    'DELETE /containers/cc?link=1',
    undefined,
    500,
    'Conflict, cannot remove the default link name of the container',
  ],
  [
    `POST /containers/prune?${filter({ until: ['bad'] })}`,
    undefined,
    400,
    'failed to parse value as time or duration: "bad"',
  ],
  [`POST /networks/prune?${filter({ x: ['y'] })}`, undefined, 400, "invalid filter 'x'"],
  [
    `POST /volumes/prune?${filter({ all: ['maybe'] })}`,
    undefined,
    400,
    'invalid filter \'all\': strconv.ParseBool: parsing "maybe": invalid syntax',
  ],
  [
    `POST /images/prune?${filter({ dangling: ['maybe'] })}`,
    undefined,
    400,
    "invalid filter 'dangling=[maybe]'",
  ],
  [
    `GET /images/json?${filter({ before: ['nosuch'] })}`,
    undefined,
    404,
    'No such image: nosuch:latest',
  ],
  ['POST /images/busybox/tag?repo=x&tag=bad%20tag', undefined, 400, 'invalid tag format'],
  [
    'POST /networks/create',
    { Name: 'n', IPAM: { Config: [{ Subnet: 'bad' }] } },
    400,
    'invalid network config:\ninvalid subnet bad: invalid CIDR block notation',
  ],
  [
    'POST /networks/host/connect',
    { Container: 'cc' },
    400,
    'cannot connect container to host network - container must be created in host network mode',
  ],
  ['POST /networks/bridge/connect', {}, 400, 'invalid name or ID supplied: ""'],
  [
    'POST /networks/bridge/disconnect',
    { Container: 'x', Force: true },
    404,
    'endpoint x not found',
  ],
  [
    'POST /volumes/create',
    { Name: 'vv', DriverOpts: { bad: 'x' } },
    400,
    'create vv: invalid option: "bad"',
  ],
  [
    'POST /volumes/create',
    { Name: 'vv', DriverOpts: { type: 'nfs' } },
    400,
    'create vv: missing required option: "device"',
  ],
  ['POST /build?version=9', undefined, 400, 'invalid version "9"'],
  ['POST /build?squash=1', undefined, 400, 'squash is only supported with experimental mode'],
  [
    'POST /build?buildargs=bad',
    undefined,
    400,
    "error reading build args: invalid character 'b' looking for beginning of value",
  ],
  ['GET /system/df?type=nosuch', undefined, 400, 'unknown object type: nosuch'],
  ['POST /build/cancel', undefined, 400, 'build ID not provided'],
  ['GET /plugins/x/json', undefined, 404, 'plugin "x" not found'],
  ['POST /swarm/leave', undefined, 503, 'This node is not part of a swarm'],
  ['POST /session', undefined, 400, 'no upgrade proto in request'],
]

const lab = createLab({ seed: 1 })
lab.sh('docker create --name cc busybox')
const handle = dockerHandler(lab)

async function ask(what: string, body?: unknown): Promise<Response> {
  const [method = 'GET', path = '/'] = what.split(' ')
  const type = path.startsWith('/build') ? 'application/x-tar' : 'application/json'
  return handle(
    new Request(`http://lab/v1.51${path}`, {
      method,
      ...(body === undefined
        ? { headers: { 'content-type': type } }
        : { headers: { 'content-type': type }, body: JSON.stringify(body) }),
    }),
  )
}

describe('a request that cannot be', () => {
  for (const [what, body, status, message] of REFUSALS)
    it(`${what} ${body === undefined ? '' : JSON.stringify(body)}: ${status}`, async () => {
      const answer = await ask(what, body)
      expect([answer.status, await answer.json()]).toEqual([status, { message }])
    })

  it('is told on the connection itself when that is to be taken over', async () => {
    const answer = await ask('POST /containers/nosuch/attach?stream=1')
    expect(answer.headers.get('content-type')).toBe('application/vnd.docker.raw-stream')
    expect(await answer.text()).toBe('No such container: nosuch\r\n')
  })
})

describe('images as archives', () => {
  it('are got, removed and loaded again', async () => {
    const archive = await (await ask('GET /images/busybox/get')).arrayBuffer()
    await ask('DELETE /containers/cc?force=1')
    await ask('DELETE /images/busybox')
    const loaded = await handle(
      new Request('http://lab/v1.51/images/load?quiet=1', { method: 'POST', body: archive }),
    )
    expect(await loaded.text()).toBe('{"stream":"Loaded image: busybox:latest\\n"}\r\n')
    expect((await ask('GET /images/busybox/json')).status).toBe(200)
  })

  it('are loaded from a compressed archive, too', async () => {
    const archive = (await ask('GET /images/get?names=busybox')).body
    const zipped = await new Response(
      archive?.pipeThrough(new CompressionStream('gzip')),
    ).arrayBuffer()
    const loaded = await handle(
      new Request('http://lab/v1.51/images/load', { method: 'POST', body: zipped }),
    )
    expect(await loaded.text()).toContain('Loaded image: busybox:latest')
  })

  it('say in the answer what is wrong with what was sent', async () => {
    const loaded = await handle(
      new Request('http://lab/v1.51/images/load', { method: 'POST', body: 'no archive' }),
    )
    expect(loaded.status).toBe(200)
    expect(await loaded.text()).toContain('"error":"unexpected EOF"')
  })
})

describe('a request that says nothing by null', () => {
  it('makes a container as if it was left out', async () => {
    const made = await ask('POST /containers/create?name=nulls', {
      Image: 'busybox',
      HostConfig: {
        LogConfig: { Type: '', Config: null },
        Tmpfs: null,
        Mounts: [{ Type: 'volume', Source: 'data', Target: '/data', VolumeOptions: null }],
        RestartPolicy: { Name: '' },
      },
    })
    expect(made.status).toBe(201)
  })
})
