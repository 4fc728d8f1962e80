/**
 * What a watch of a real cluster saw, in its order: sizes of replica sets, restarts of a crash loop,
 * pods of a StatefulSet, taints of a dead node and the pods that it loses. Ours sees the same.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Lab, type LabOptions, type Node, type Pod, createLab } from '../../src/index.js'
import type { ReplicaSet } from '../../src/types/kubernetes/apps/v1.js'

interface Step {
  readonly file?: string
  readonly text?: string
  readonly wait?: number
  readonly cmd?: string
  readonly fault?: string
}
interface Timeline {
  readonly title: string
  readonly steps: readonly Step[]
  readonly seen: readonly string[]
}
type Seen = { readonly table: string; readonly key: string; readonly before: unknown; readonly after: unknown }
/** What one change is called; nothing for one that does not matter, or that says nothing new. */
type Caption = (change: Seen) => string | undefined

const timelines: Record<string, Timeline> = JSON.parse(
  readFileSync(new URL('timelines.json', import.meta.url), 'utf8'),
)

const server = (version: string): { Dockerfile: string; 'app.js': string } => ({
  Dockerfile: 'FROM node:7\nADD app.js /app.js\nENTRYPOINT ["node", "app.js"]\n',
  'app.js': `require('http').createServer((request, response) => response.end('${version}')).listen(8080)\n`,
})

/** Plays the steps, and gives what was seen. */
function play(name: string, options: LabOptions, caption: Caption): readonly string[] {
  const lab: Lab = createLab({ seed: 1, ...options })
  for (const version of ['v1', 'v2']) lab.publish(`luksa/kubia:${version}`, server(version))
  lab.advance('10s')
  const seen: string[] = []
  lab.subscribe((_, changes) => {
    for (const change of changes) {
      const text = caption(change as Seen)
      if (text !== undefined && text !== seen.at(-1)) seen.push(text)
    }
  })
  for (const { file, text = '', wait, cmd, fault } of timelines[name]?.steps ?? []) {
    if (file !== undefined) lab.writeFile(file, text)
    else if (wait !== undefined) lab.advance(wait * 1000)
    else if (fault !== undefined) {
      const [, node = ''] = /node-(node-\w)\.pid|node\.sh (node-\w)/.exec(fault)?.filter(Boolean) ?? []
      if (fault.startsWith('kill')) lab.machine(node).powerOff()
      else lab.machine(node).powerOn()
    } else if (cmd !== undefined) lab.sh(cmd)
  }
  return seen
}

const hollow = (...names: string[]): LabOptions => ({
  cluster: { nodes: names.map((name) => ({ name, runtime: 'hollow' })) },
})
const titleOf = (name: string): string => timelines[name]?.title ?? name
const seenOf = (name: string): readonly string[] => timelines[name]?.seen ?? []

describe('the order of what a watch sees', () => {
  it(titleOf('rolling'), () => {
    const sizes = new Map<string, number>()
    const got = play('rolling', { cluster: { nodes: 1 } }, ({ table, after }) => {
      const set = table === 'api/replicasets' ? (after as ReplicaSet | undefined) : undefined
      const revision = set?.metadata?.annotations?.['deployment.kubernetes.io/revision'] ?? ''
      const size = set?.spec?.replicas ?? 0
      if (!set || sizes.get(revision) === size) return undefined
      sizes.set(revision, size)
      return `revision ${revision}: ${size}`
    })
    expect(got).toEqual(seenOf('rolling'))
  })

  it(titleOf('backoff'), () => {
    const got = play('backoff', { cluster: { nodes: 1 } }, ({ table, key, after }) => {
      if (table !== 'api/pods' || key !== 'default/crash') return undefined
      const [status] = (after as Pod | undefined)?.status?.containerStatuses ?? []
      const [state, more] = Object.entries(status?.state ?? {})[0] ?? []
      return status && `${status.restartCount} ${(more as { reason?: string })?.reason ?? state}`
    })
    // How long each back-off lasts is a matter of chance; what comes after what is not.
    expect(got.slice(0, seenOf('backoff').length)).toEqual(seenOf('backoff'))
  })

  it(titleOf('statefulset'), () => {
    const states = new Map<string, string>()
    const got = play('statefulset', hollow('n1', 'n2', 'n3'), ({ table, key, after }) => {
      if (table !== 'api/pods' || !key.startsWith('default/db-')) return undefined
      const pod = after as Pod | undefined
      const state = !pod
        ? 'gone'
        : pod.metadata?.deletionTimestamp
          ? 'going'
          : pod.status?.phase === 'Running'
            ? 'runs'
            : 'made'
      if (states.get(key) === state) return undefined
      states.set(key, state)
      return `${key.slice('default/'.length)} ${state}`
    })
    expect(got).toEqual(seenOf('statefulset'))
  })

  it(titleOf('nodefail'), () => {
    let isDown = false
    const got: string[] = []
    play('nodefail', hollow('node-a', 'node-b', 'node-c'), ({ table, key, before, after }) => {
      if (table === 'api/nodes' && key === 'node-b' && after) {
        const { spec, status } = after as Node
        const ready = status?.conditions?.find(({ type }) => type === 'Ready')?.status
        const taints = (spec?.taints ?? []).map(
          (taint) => `${taint.key?.replace('node.kubernetes.io/', '')}:${taint.effect}`,
        )
        isDown ||= ready === 'Unknown'
        const text = `node-b ${ready} ${taints.join(',')}`.trim()
        if (isDown && got.findLast((one) => one.startsWith('node-b')) !== text) got.push(text)
      } else if (table === 'api/pods' && isDown && !(before && after))
        got.push(after ? '+ pod' : '- pod')
      return undefined
    })
    expect(got).toEqual(seenOf('nodefail'))
  })
})
