/** Sessions of a real API server, request by request. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createLab, type HttpRequest, type HttpStream, type Lab } from '../../../../src/index.js'
import { differences, masked, withoutDescriptions } from './masks.js'

interface Step {
  readonly request?: {
    readonly method: string
    readonly path: string
    readonly body?: unknown
    readonly contentType?: string
    readonly accept?: string
    readonly user?: string
    /** Seconds that a stream was read. */
    readonly stream?: number
  }
  readonly response?: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body?: unknown
    readonly events?: unknown
  }
  readonly wait?: number
  readonly let?: string
}

const stepsOf = (name: string): readonly Step[] =>
  (
    JSON.parse(
      readFileSync(new URL(`../../../recordings/http/${name}.json`, import.meta.url), 'utf8'),
    ) as { readonly steps: readonly Step[] }
  ).steps

const CONFIG_MAPS = '/api/v1/namespaces/default/configmaps'
const merged = (patch: object): HttpRequest => ({
  method: 'PATCH',
  path: `${CONFIG_MAPS}/a`,
  headers: { 'content-type': 'application/merge-patch+json' },
  body: JSON.stringify(patch),
})

/** Answers that are known to differ, by the number of the step, and why. */
const DIFFERENT: Readonly<Record<string, readonly (readonly [readonly number[], string])[]>> = {
  'kube-objects': [
    [[32], 'the text shows numbers of the recording'],
    [[41, 64], 'the recorded list had one more object, which was taken out of it'],
    [[60], 'managers of fields are those of now, not those of the moment of the event'],
  ],
  'kube-workloads': [
    [[4], 'the recorder wrote its next request into this answer'],
    [
      [8, 9, 11, 14, 15, 60, 61],
      'steps were further apart: conditions and managers come in another order',
    ],
    [[22, 23, 24], 'the recorded runtime, a fake one, ended the container'],
    [[38, 39], 'names of events have a time in them'],
    [[40, 41, 42, 43], 'the recorded nodes are of another make'],
    [[68, 72], 'the recorded administrator and issuer have other names'],
  ],
}

const isDifferent = (name: string, step: number): boolean =>
  DIFFERENT[name]?.some(([steps]) => steps.includes(step)) === true

/** What the recorder sent had just been read. */
const FRESH = 'kube-workloads 5'

/** What somebody else did while a stream was read; the recording shows only what came of it. */
const MEANWHILE: Readonly<Record<string, readonly HttpRequest[]>> = {
  'kube-objects 58': [
    merged({ data: { w: '1' } }),
    { method: 'POST', path: CONFIG_MAPS, body: '{"metadata":{"name":"w"}}' },
    { method: 'DELETE', path: `${CONFIG_MAPS}/w` },
  ],
  'kube-objects 59': [merged({ metadata: { labels: null } })],
}

const STEP = 20
const LOOK = 100

/** What an answer says, as far as it can be compared. */
function answerTo(
  lab: Lab,
  request: NonNullable<Step['request']>,
  names: ReadonlyMap<string, string>,
  others: readonly HttpRequest[],
) {
  const fill = (text: string): string =>
    [...names].reduce((filled, [name, value]) => filled.replaceAll(name, value), text)
  const { method, path, body, contentType, accept, user, stream } = request
  const text =
    body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
  const answer = lab.request({
    method,
    path: fill(path),
    headers: {
      ...(accept === undefined ? {} : { accept }),
      ...(user === undefined ? {} : { 'impersonate-user': user }),
      ...(text === undefined ? {} : { 'content-type': contentType ?? 'application/json' }),
    },
    ...(text === undefined ? {} : { body: fill(text) }),
  })
  const { status, headers } = answer
  const said =
    'lines' in answer
      ? followed(lab, answer, stream ?? 0, others)
      : stream
        ? [parsed(answer.body)]
        : parsed(answer.body)
  return { status, warning: headers['warning'], said }
}

/** What the real thing called something, this one calls otherwise: later requests use its names. */
function learn(real: unknown, ours: unknown, names: Map<string, string>, key = ''): void {
  if (typeof real === 'object' && typeof ours === 'object' && real && ours)
    for (const [name, part] of Object.entries(real))
      learn(part, (ours as Record<string, unknown>)[name], names, name)
  if (typeof real !== 'string' || typeof ours !== 'string' || real === '') return
  if (key === 'uid' || key === 'continue') names.set(real, ours)
  if (key === 'resourceVersion') {
    names.set(`resourceVersion=${real}`, `resourceVersion=${ours}`)
    names.set(`"resourceVersion":"${real}"`, `"resourceVersion":"${ours}"`)
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function followed(
  lab: Lab,
  { lines, watch }: HttpStream,
  seconds: number,
  others: readonly HttpRequest[],
): readonly unknown[] {
  const all = [...lines]
  let place = watch
  for (const other of others) lab.request(other)
  for (let passed = 0; place && passed < seconds * 1000; passed += LOOK) {
    lab.advance(LOOK)
    const more = lab.watchLines(place)
    all.push(...more.lines)
    place = more.watch
  }
  return all.map(parsed)
}

function play(name: string): void {
  const nodes = [
    { name: 'minikube' },
    ...['n1', 'n2'].map((node) => ({ name: node, runtime: 'hollow' as const })),
  ]
  const lab = createLab({ seed: 1, cluster: { nodes } })
  lab.advance('5s')
  const names = new Map<string, string>()
  for (const [i, { request, response, wait, let: named }] of stepsOf(name).entries()) {
    if (wait) lab.advance(wait * 1000)
    if (named)
      names.set(
        `$${named}`,
        lab.kubectl.get('pods', { selector: 'app=web' })[0]?.metadata.name ?? '',
      )
    if (!request || !response) continue
    const label = `${i} ${request.method} ${request.path}`
    if (FRESH === `${name} ${i}`) {
      const { said } = answerTo(lab, { method: 'GET', path: request.path }, names, [])
      learn(request.body, said, names)
    }
    const { status, warning, said } = answerTo(lab, request, names, MEANWHILE[`${name} ${i}`] ?? [])
    learn(response.events ?? response.body, said, names)
    lab.advance(STEP)
    it(label, () => {
      if (isDifferent(name, i)) return
      expect({ status, warning }).toEqual({
        status: response.status,
        warning: response.headers['warning'],
      })
      const recorded = response.events ?? response.body
      expect(differences(masked(withoutDescriptions(recorded)), masked(said))).toEqual([])
    })
  }
}

describe('objects over HTTP', () => play('kube-objects'))
describe('workloads over HTTP', () => play('kube-workloads'))
