/**
 * `docker pull`: gets an image from its registry.
 *
 * A pull is a row: it first asks the registry for the manifest, then transfers the layers that the
 * machine lacks, as fast as the registry's bandwidth allows, and unpacks them one after the other.
 * The same image pulled twice at once is one transfer.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/pull/
 */
import { shortId } from '../../oci/digest.js'
import type { Image } from '../../oci/image.js'
import { type Reference, familiarString, fullString, withDefaultTag } from '../../oci/reference.js'
import { unexpectedError } from '../../sim/fault.js'
import { type Loop, awaitChange, requeueAt, watch } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import { registryFrom } from '../../registry/registry.js'
import { type Resolved, keepManifest, resolveManifest } from '../../registry/resolve.js'
import { pullPlan } from '../../registry/transfer.js'
import { DockerError } from '../errors.js'
import { accessDenied, manifestUnknown, registryAway } from './errors.js'
import { recordImageEvent } from './events.js'
import { referenceOf } from './find.js'
import { chainIds, hasLayer } from './layers.js'
import { addImage, imageById, imageNames, isOwn, setName, storedName } from './store.js'

const PULLER = 'image-pull'

/** Bytes that a machine unpacks in a millisecond. */
const UNPACKING = 200_000
/** How many layers a daemon downloads at once. */
const AT_ONCE = 3

/** A line of a transfer's progress, and when it is printed. */
export interface ProgressLine {
  readonly at: VirtualTime
  readonly text: string
}

/** A pull under way, or the last of that image. Key: `<machine> <name>`. */
interface Pull {
  readonly id: string
  readonly machine: string
  readonly reference: Reference
  readonly state: 'pulling' | 'done' | 'failed'
  readonly startedAt: VirtualTime
  readonly finishedAt?: VirtualTime
  /** More than one client waits for it. */
  readonly isShared?: true
  /** When it goes on. */
  readonly dueAt: VirtualTime
  readonly lines: readonly ProgressLine[]
  /** What is transferred, once the registry has said it. */
  readonly manifest?: Resolved
  readonly error?: { readonly status: number; readonly message: string }
}

export const pulls = defineTable<Pull, 'byMachine'>('pulls', { byMachine: (row) => row.machine })

/**
 * Starts a pull, or joins the one that is under way; its id. `pullStatus` shows its progress.
 *
 * @throws DockerError 400 for what is no reference
 */
export function pullImage(tx: Tx, machine: string, text: string): string {
  const reference = withDefaultTag(referenceOf(text))
  const id = `${machine} ${storedName(reference)}`
  const running = tx.get(pulls, id)
  if (running?.state === 'pulling') {
    if (!running.isShared) tx.put(pulls, id, { ...running, isShared: true })
    return id
  }
  const dueAt = tx.now + registryFrom(tx, machine, reference.domain).latency
  tx.put(pulls, id, {
    id,
    machine,
    reference,
    state: 'pulling',
    startedAt: tx.now,
    dueAt,
    lines: [],
  })
  return id
}

/** The client of a pull went away: it ends, unless somebody else waits for it. */
export function cancelPull(tx: Tx, id: string): void {
  const row = tx.get(pulls, id)
  if (row?.state === 'pulling' && !row.isShared) tx.delete(pulls, id)
}

/** How a pull goes. */
export const pullStatus = (read: Reader, id: string): Pull | undefined => read.get(pulls, id)

/** The lines that a pull has printed by now, each with its newline. */
export const pullLines = (read: Reader, id: string): readonly string[] =>
  (read.get(pulls, id)?.lines ?? [])
    .filter(({ at }) => at <= read.now)
    .map(({ text }) => `${text}\n`)

/** When a pull prints its next line, if it is known. */
export const nextPullLine = (read: Reader, id: string): VirtualTime | undefined =>
  read.get(pulls, id)?.lines.find(({ at }) => at > read.now)?.at

/** The loop that carries pulls on; the key is the pull's id. */
export const puller: Loop = {
  name: PULLER,
  watches: [watch(pulls, ({ key, after }) => (after?.state === 'pulling' ? key : undefined))],
  step(tx, id) {
    const row = tx.get(pulls, id)
    if (row?.state !== 'pulling') return awaitChange
    if (row.dueAt > tx.now) return requeueAt(row.dueAt, { idle: false })
    const isAway = registryFrom(tx, row.machine, row.reference.domain).away
    const found = isAway
      ? 'away'
      : resolveManifest(tx, row.reference, { isOwn: isOwn(tx, row.reference) })
    if (typeof found === 'string') fail(tx, row, found)
    else if (row.manifest) finish(tx, row, row.manifest)
    else begin(tx, row, found)
    return awaitChange
  },
  recover(tx, id, error) {
    const row = tx.get(pulls, id)
    if (row?.state === 'pulling') failed(tx, row, new DockerError(500, unexpectedError(error)))
    return awaitChange
  },
}

/** The manifest is there: plans the transfer. */
function begin(tx: Tx, row: Pull, manifest: Resolved): void {
  keepManifest(tx, row.reference, manifest)
  const { lines, end } = schedule(tx, row, manifest.image)
  tx.put(pulls, row.id, { ...row, manifest, lines, dueAt: end })
}

function finish(tx: Tx, row: Pull, { digest, image }: Resolved): void {
  const { machine, reference } = row
  const name = familiarString(reference)
  const wasHere =
    imageById(tx, machine, image.id) !== undefined &&
    tx.get(imageNames, `${machine} ${storedName(reference)}`)?.id === image.id
  addImage(tx, machine, image)
  if (!reference.digest) setName(tx, machine, reference, image.id)
  setName(tx, machine, { domain: reference.domain, path: reference.path, digest }, image.id)
  recordImageEvent(tx, machine, 'pull', name, name)
  const last = [
    `Digest: ${digest}`,
    `Status: ${wasHere ? 'Image is up to date' : 'Downloaded newer image'} for ${name}`,
  ]
  tx.put(pulls, row.id, {
    ...row,
    state: 'done',
    finishedAt: tx.now,
    lines: [...row.lines, ...last.map((text) => ({ at: tx.now, text }))],
  })
}

/** Why a registry has nothing to give. */
type Refusal = Extract<ReturnType<typeof resolveManifest>, string>

function fail(tx: Tx, row: Pull, why: Refusal): void {
  failed(tx, row, complaint(row.reference, why))
}

function failed(tx: Tx, row: Pull, { status, message }: DockerError): void {
  tx.put(pulls, row.id, { ...row, state: 'failed', finishedAt: tx.now, error: { status, message } })
}

function complaint(reference: Reference, why: Refusal): DockerError {
  if (why === 'not-found') return manifestUnknown(familiarString(reference))
  if (why === 'denied')
    return accessDenied(familiarString({ domain: reference.domain, path: reference.path }))
  return registryAway(reference.domain)
}

/** What is printed when, and when all is unpacked. */
function schedule(
  read: Reader,
  { machine, reference }: Pull,
  image: Image,
): { readonly lines: readonly ProgressLine[]; readonly end: VirtualTime } {
  const lines: ProgressLine[] = []
  const say = (at: VirtualTime, id: string, text: string): void =>
    void lines.push({ at, text: `${id}: ${text}` })
  say(
    read.now,
    reference.digest ? fullString(reference) : (reference.tag ?? ''),
    `Pulling from ${reference.path}`,
  )
  if (imageById(read, machine, image.id)) return { lines, end: read.now }
  const chain = chainIds(image)
  const plan = pullPlan(registryFrom(read, machine, reference.domain), image, (layer) =>
    hasLayer(read, machine, chain[image.layers.indexOf(layer)] as string),
  )
  for (const { layer, state } of plan)
    say(read.now, shortId(layer.digest), state === 'exists' ? 'Already exists' : 'Pulling fs layer')
  const missing = plan.filter(({ state }) => state !== 'exists')
  for (const { layer } of missing.slice(AT_ONCE)) say(read.now, shortId(layer.digest), 'Waiting')
  let arrived = read.now
  let unpacked = read.now
  for (const { layer, duration } of missing) {
    arrived += duration
    say(arrived, shortId(layer.digest), 'Verifying Checksum')
    say(arrived, shortId(layer.digest), 'Download complete')
    unpacked = Math.max(unpacked, arrived) + Math.ceil(layer.size / UNPACKING)
    say(unpacked, shortId(layer.digest), 'Pull complete')
  }
  return { lines: lines.sort((a, b) => a.at - b.at), end: unpacked }
}
