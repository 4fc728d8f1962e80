/**
 * `docker push`: sends an image to its registry.
 *
 * Layers that the registry has are not sent again: those of the repository itself `already exist`,
 * those of another one are `mounted`.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/push/
 */
import { shortId } from '../../oci/digest.js'
import type { Image } from '../../oci/image.js'
import { manifestOf } from '../../oci/manifest.js'
import { type Reference, familiarName, fullName, withDefaultTag } from '../../oci/reference.js'
import { type Registry, registryFrom } from '../../registry/registry.js'
import { mayPush, publish, pushPlan } from '../../registry/transfer.js'
import { unexpectedError } from '../../sim/fault.js'
import { type Loop, awaitChange, requeueAt, watch } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import {
  cannotPushDigest,
  nothingToPush,
  pushDenied,
  registryAway,
  tagDoesNotExist,
} from './errors.js'
import { DockerError } from '../errors.js'
import { recordImageEvent } from './events.js'
import { referenceOf } from './find.js'
import type { ProgressLine } from './pull.js'
import { imageById, imageNames, setName, storedName } from './store.js'

const PUSHER = 'image-push'

/** How many layers a daemon sends at once. */
const AT_ONCE = 5

/** A push under way, or the last of that name. Key: `<machine> <name>`. */
interface Push {
  readonly id: string
  readonly machine: string
  readonly reference: Reference
  readonly image?: Image
  readonly state: 'pushing' | 'done' | 'failed'
  readonly dueAt: VirtualTime
  readonly lines: readonly ProgressLine[]
  readonly error?: { readonly status: number; readonly message: string }
}

export const pushes = defineTable<Push, 'byMachine'>('pushes', { byMachine: (row) => row.machine })

/**
 * Starts a push, or joins the one that is under way; its id. `pushStatus` shows its progress.
 *
 * @throws DockerError 400 for what is no reference
 */
export function pushImage(tx: Tx, machine: string, text: string): string {
  const reference = withDefaultTag(referenceOf(text))
  if (reference.digest) throw cannotPushDigest()
  const name = storedName(reference)
  const id = `${machine} ${name}`
  if (tx.get(pushes, id)?.state === 'pushing') return id
  const local = tx.get(imageNames, id)
  const image = local && imageById(tx, machine, local.id)?.image
  const row: Push = {
    id,
    machine,
    reference,
    state: 'pushing',
    dueAt: tx.now,
    lines: [{ at: tx.now, text: `The push refers to repository [${fullName(reference)}]` }],
  }
  if (!image) {
    const { status, message } = isKnown(tx, machine, reference)
      ? tagDoesNotExist(name)
      : nothingToPush(familiarName(reference))
    tx.put(pushes, id, { ...row, state: 'failed', error: { status, message } })
    return id
  }
  const { lines, end } = schedule(tx, reference, image, registryFrom(tx, machine, reference.domain))
  tx.put(pushes, id, { ...row, image, lines: [...row.lines, ...lines], dueAt: end })
  return id
}

/** How a push goes. */
export const pushStatus = (read: Reader, id: string): Push | undefined => read.get(pushes, id)

/** The lines that a push has printed by now, each with its newline. */
export const pushLines = (read: Reader, id: string): readonly string[] =>
  (read.get(pushes, id)?.lines ?? [])
    .filter(({ at }) => at <= read.now)
    .map(({ text }) => `${text}\n`)

/** When a push prints its next line, if it is known. */
export const nextPushLine = (read: Reader, id: string): VirtualTime | undefined =>
  read.get(pushes, id)?.lines.find(({ at }) => at > read.now)?.at

/** The machine has the repository, if not this tag of it. */
const isKnown = (read: Reader, machine: string, reference: Reference): boolean =>
  read.rows(imageNames, `${machine} ${familiarName(reference)}:`).length > 0

/** The loop that carries pushes on; the key is the push's id. */
export const pusher: Loop = {
  name: PUSHER,
  watches: [watch(pushes, ({ key, after }) => (after?.state === 'pushing' ? key : undefined))],
  step(tx, id) {
    const row = tx.get(pushes, id)
    if (row?.state !== 'pushing' || !row.image) return awaitChange
    if (row.dueAt > tx.now) return requeueAt(row.dueAt, { idle: false })
    const isAway = registryFrom(tx, row.machine, row.reference.domain).away
    if (!isAway && mayPush(row.reference)) finish(tx, row, row.image)
    else fail(tx, row, isAway ? registryAway(row.reference.domain) : pushDenied())
    return awaitChange
  },
  recover(tx, id, error) {
    const row = tx.get(pushes, id)
    if (row?.state === 'pushing') fail(tx, row, new DockerError(500, unexpectedError(error)))
    return awaitChange
  },
}

function fail(tx: Tx, row: Push, { status, message }: DockerError): void {
  const begun = row.lines.filter(({ text }) => /: (Preparing|Waiting)$|^The push/.test(text))
  tx.put(pushes, row.id, { ...row, state: 'failed', lines: begun, error: { status, message } })
}

function finish(tx: Tx, row: Push, image: Image): void {
  const { machine, reference } = row
  publish(tx, reference, image)
  const manifest = manifestOf(image)
  setName(
    tx,
    machine,
    { domain: reference.domain, path: reference.path, digest: manifest.digest },
    image.id,
  )
  recordImageEvent(tx, machine, 'push', storedName(reference), storedName(reference))
  const text = `${reference.tag ?? ''}: digest: ${manifest.digest} size: ${manifest.size}`
  tx.put(pushes, row.id, { ...row, state: 'done', lines: [...row.lines, { at: tx.now, text }] })
}

/** What is printed when, top layer first, and when all is sent. */
function schedule(
  read: Reader,
  reference: Reference,
  image: Image,
  registry: Registry,
): { readonly lines: readonly ProgressLine[]; readonly end: VirtualTime } {
  const lines: ProgressLine[] = []
  const say = (at: VirtualTime, diffId: string, text: string): void =>
    void lines.push({ at, text: `${shortId(diffId)}: ${text}` })
  const plan = pushPlan(read, reference, image, registry).toReversed()
  for (const { layer } of plan) say(read.now, layer.diffId, 'Preparing')
  for (const { layer } of plan.slice(AT_ONCE)) say(read.now, layer.diffId, 'Waiting')
  const asked = read.now + registry.latency
  let sent = asked
  for (const { layer, state, from, duration } of plan) {
    sent += duration
    if (state === 'sends') say(sent, layer.diffId, 'Pushed')
    else
      say(asked, layer.diffId, state === 'exists' ? 'Layer already exists' : `Mounted from ${from}`)
  }
  return { lines: lines.sort((a, b) => a.at - b.at), end: sent }
}
