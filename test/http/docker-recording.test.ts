/** A session of a real Docker Engine, request by request. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dockerHandler } from '../../src/http.js'
import { createLab } from '../../src/index.js'
import { differences, masked } from '../kubernetes/apiserver/http/masks.js'

interface Step {
  readonly request?: {
    readonly method: string
    readonly path: string
    readonly body?: unknown
    readonly contentType?: string
    readonly raw?: { readonly base64: string }
  }
  readonly response?: { readonly status: number; readonly body?: unknown }
  readonly wait?: number
  readonly let?: string
  readonly is?: string
}

const { steps } = JSON.parse(
  readFileSync(new URL('../recordings/http/docker.json', import.meta.url), 'utf8'),
) as { readonly steps: readonly Step[] }

/** What differs from run to run on the real thing, and from machine to machine. */
const VOLATILE =
  /^(Created|CreatedAt|StartedAt|FinishedAt|LastTagTime|SandboxID|SandboxKey|EndpointID|NetworkID|MacAddress|Pid|Size|SizeRootFs|SizeRw|GraphDriver|read|preread|cpu_stats|precpu_stats|memory_stats|networks|Containerd|Architecture|KernelVersion|GitCommit|GoVersion|BuildTime|SpaceReclaimed|Layers|LayersSize|Mountpoint|DockerVersion|Driver|CgroupnsMode|Version)$/

const withoutMachine = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutMachine)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      VOLATILE.test(name) ? '<machine>' : withoutMachine(part),
    ]),
  )
}

/** Answers that are known to differ, by the number of the step, and why. */
const DIFFERENT: readonly (readonly [readonly number[], string])[] = [
  [[3], 'what is said of the machine'],
  [[9], 'the recorded daemon had the layer already'],
  [[32], 'the recorded processes have other numbers'],
  [[81], 'the recorded daemon had been used for other builds'],
  [[82], 'the recorded machine reached no registry'],
  [[86], 'the container of a step that failed is not kept'],
]

const parsed = (bytes: Uint8Array): unknown => {
  const text = Buffer.from(bytes).toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    return /[\0-\x08]/.test(text) ? { base64: Buffer.from(bytes).toString('base64') } : text
  }
}

const lab = createLab({ seed: 1 })
const handle = dockerHandler(lab)
const names = new Map<string, string>()
let exec = ''

async function answerTo({ method, path, body, raw, contentType }: NonNullable<Step['request']>) {
  const target = [...names].reduce((text, [name, value]) => text.replaceAll(name, value), path)
  const sent = raw ? Buffer.from(raw.base64, 'base64') : body && JSON.stringify(body)
  const response = await handle(
    new Request(`http://localhost${target}`, {
      method,
      ...(sent
        ? { body: sent as string, headers: { 'content-type': contentType ?? 'application/json' } }
        : {}),
    }),
  )
  return { status: response.status, said: parsed(new Uint8Array(await response.arrayBuffer())) }
}

describe('a Docker Engine over HTTP', () => {
  for (const [i, { request, response, wait, let: named, is }] of steps.entries()) {
    const label = `${i} ${request?.method} ${request?.path}`
    if (wait) it(`${i} waits`, () => lab.advance(wait * 1000))
    if (named && is) it(`${i} learns`, () => void names.set(is, exec))
    if (request && response)
      it(label, async () => {
        const { status, said } = await answerTo(request)
        if (request.path.endsWith('/exec') && status === 201)
          exec = (said as { readonly Id: string }).Id
        lab.advance(50)
        if (DIFFERENT.some(([places]) => places.includes(i))) return
        expect(status).toBe(response.status)
        const [real, ours] = [response.body, said].map((one) => masked(withoutMachine(one)))
        expect(differences(withId(real), withId(ours))).toEqual([])
      })
  }
})

/** Ids in binary answers: that of an exec stands in what it says when it is started again. */
function withId(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('base64' in value)) return value
  const text = Buffer.from(String(value.base64), 'base64').toString('latin1')
  return text.replace(/[0-9a-f]{64}/, '<id>')
}
