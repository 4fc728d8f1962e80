/**
 * `docker rmi`: takes a name away from an image, and the image with it when that was its last.
 *
 * What stands in the way is hard (an image was built from it; a running container uses it) or soft
 * (several names; a stopped container), and force overcomes only the soft. An image that was built
 * here takes its unnamed ancestors along.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Image/operation/ImageDelete
 */
import type { Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'
import { cannotDelete, untagMustForce } from './errors.js'
import { recordImageEvent } from './events.js'
import { findImage, namesById, referenceOf } from './find.js'
import {
  type ImageName,
  childrenOf,
  dropImage,
  dropName,
  storedName,
  imageById,
  namesOf,
} from './store.js'
import { containersUsing } from './usage.js'

const HAS_CHILDREN = 'image has dependent child images'
const SEVERAL_NAMES = 'image is referenced in multiple repositories'
const usedBy = (running: boolean, container: string): string =>
  `image is being used by ${running ? 'running' : 'stopped'} container ${short(container)}`

/** One line of the answer. */
export type RemovedImage = { readonly Untagged: string } | { readonly Deleted: string }

/** What came of a removal; `freed` is in bytes. */
interface Removal {
  readonly removed: readonly RemovedImage[]
  readonly freed: number
}

interface Options {
  readonly force?: boolean | undefined
  readonly noprune?: boolean | undefined
}

const short = (id: string): string => id.replace('sha256:', '').slice(0, 12)

/** DELETE /images/{name}. @throws DockerError */
export function removeImage(tx: Tx, machine: string, text: string, options: Options = {}): Removal {
  const { id } = findImage(tx, machine, text)
  const removal = new Removing(tx, machine, options.force ?? false, !(options.noprune ?? false))
  removal.remove(id, text)
  return { removed: removal.removed, freed: removal.freed }
}

/** One removal under way: what it has removed so far. */
class Removing {
  readonly removed: RemovedImage[] = []
  freed = 0

  constructor(
    private readonly tx: Tx,
    private readonly machine: string,
    private readonly force: boolean,
    private readonly prune: boolean,
  ) {}

  remove(id: string, text: string): void {
    const names = namesOf(this.tx, this.machine, id)
    if (namesById(id, text)) {
      if (isSingleName(names)) {
        this.refuse(id, obstacle(this.tx, this.machine, id, { soft: !this.force, names: false }))
        for (const name of names) this.untag(name)
      }
      this.delete(id, this.force, false)
      return
    }
    const user = containersUsing(this.tx, this.machine, id)[0]
    if (!this.force && isSingleName(names) && user)
      throw untagMustForce(text, short(user.id), short(id))
    if (this.untagReference(names, storedName(referenceOf(text))).length === 0)
      this.delete(id, this.force, true)
  }

  /**
   * Takes a name away, and the digests of a repository with its last tag; the names that are left.
   */
  private untagReference(names: readonly ImageName[], given: string): readonly ImageName[] {
    const name = names.find((candidate) => candidate.name === given)
    if (!name) return names
    this.untag(name)
    const left = names.filter((other) => other !== name)
    if (
      name.kind === 'digest' ||
      left.some((other) => other.kind === 'tag' && other.repository === name.repository)
    )
      return left
    return left.filter((other) => {
      if (other.repository !== name.repository) return true
      this.untag(other)
      return false
    })
  }

  private delete(id: string, force: boolean, quiet: boolean): void {
    const found = obstacle(this.tx, this.machine, id, { soft: !force, names: true })
    if (found) {
      const dangling =
        namesOf(this.tx, this.machine, id).length === 0 &&
        childrenOf(this.tx, this.machine, id).length === 0
      if (quiet && (!dangling || found.used)) return
      this.refuse(id, found)
    }
    const parent = imageById(this.tx, this.machine, id)?.parent
    for (const name of namesOf(this.tx, this.machine, id)) this.untag(name)
    const layers = dropImage(this.tx, this.machine, id)
    recordImageEvent(this.tx, this.machine, 'delete', id, id)
    this.removed.push({ Deleted: id }, ...layers.map(({ chainId }) => ({ Deleted: chainId })))
    this.freed += layers.reduce((sum, { size }) => sum + size, 0)
    if (this.prune && parent && imageById(this.tx, this.machine, parent))
      this.delete(parent, false, true)
  }

  private refuse(id: string, found: Obstacle | undefined): void {
    if (found) throw cannotDelete(short(id), found.hard, found.why)
  }

  private untag(name: ImageName): void {
    dropName(this.tx, name)
    recordImageEvent(this.tx, this.machine, 'untag', name.id, name.id)
    this.removed.push({ Untagged: name.name })
  }
}

/** What stands in the way of deleting an image. */
interface Obstacle {
  readonly hard: boolean
  readonly used: boolean
  readonly why: string
}

function obstacle(
  read: Reader,
  machine: string,
  id: string,
  look: { readonly soft: boolean; readonly names: boolean },
): Obstacle | undefined {
  if (childrenOf(read, machine, id).length > 0)
    return { hard: true, used: false, why: HAS_CHILDREN }
  const users = containersUsing(read, machine, id)
  const running = users.find((user) => user.running)
  if (running) return { hard: true, used: true, why: usedBy(true, running.id) }
  if (!look.soft) return undefined
  if (look.names && namesOf(read, machine, id).length > 0)
    return { hard: false, used: false, why: SEVERAL_NAMES }
  const stopped = users[0]
  return stopped && { hard: false, used: true, why: usedBy(false, stopped.id) }
}

/** At most one tag, and all digests in its repository. */
function isSingleName(names: readonly ImageName[]): boolean {
  if (names.length <= 1) return true
  const tags = names.filter((name) => name.kind === 'tag')
  if (tags.length > 1) return false
  const repositories = new Set(
    names.filter((name) => name.kind === 'digest').map((name) => name.repository),
  )
  return (
    repositories.size === 1 && repositories.has((tags[0] ?? (names[0] as ImageName)).repository)
  )
}
