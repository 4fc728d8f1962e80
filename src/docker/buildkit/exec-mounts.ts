/**
 * What is mounted for a command of a build: files of contexts and stages, caches that outlive the
 * build, secrets, agents, memory.
 *
 * @see https://docs.docker.com/reference/dockerfile/#run---mount
 */
import { file } from '../../oci/entry.js'
import { type Layer, type LayerEntry, privateLayer } from '../../oci/layer.js'
import { unionOf } from '../../oci/union.js'
import type { Mount } from '../../program/process.js'
import { DIRECTORY_SIZE, createRoot, fileKey, files } from '../../program/root.js'
import type { Tx } from '../../sim/step.js'
import { BuildError } from '../build/errors.js'
import { followLinks, joined } from '../build/tree.js'
import { cachedResult, keepRecord, keyOf, useRecord } from './cache.js'
import type { ExecMount, Work } from './graph.js'
import type { SolveOptions } from './options.js'

/** What mounts come to. */
export interface MountedExec {
  readonly mounts: readonly Mount[]
  readonly environment: Readonly<Record<string, string>>
  readonly held: { readonly roots: readonly string[]; readonly caches: readonly string[] }
}

interface MountScene {
  readonly id: string
  readonly machine: string
  readonly options: SolveOptions
  readonly layersOf: (op: number) => readonly Layer[]
  /** Cache mounts that are in use. */
  readonly inUse: ReadonlySet<string>
}

const noSecret = (id: string): string => `secret ${id}: not found`
const noAgent = (id: string): string => `unset ssh forward key ${id}`
const AGENT = '/run/buildkit/ssh_agent.'
const SECRET_MODE = 0o400

/** Mounts all; undefined while a cache that has to be locked is in use. @throws BuildError */
export function mountExec(
  tx: Tx,
  scene: MountScene,
  work: Extract<Work, { readonly kind: 'exec' }>,
): MountedExec | undefined {
  const isLocked = work.mounts.some(
    (mount) =>
      mount.type === 'cache' &&
      mount.sharing === 'locked' &&
      scene.inUse.has(cacheRoot(scene.machine, mount.id ?? mount.target)),
  )
  if (isLocked) return undefined
  for (const mount of work.mounts) checkMount(scene, mount)
  const mounter = new Mounter(tx, scene)
  if (work.script !== undefined) mounter.script(work.argv[0] ?? '', work.script)
  for (const mount of work.mounts) mounter.add(mount)
  return mounter.done()
}

/** @throws BuildError for a secret or an agent that has to be there */
function checkMount({ options }: MountScene, { type, id = '', required }: ExecMount): void {
  if (!required) return
  if (type === 'secret' && !Object.hasOwn(options.secrets, id)) throw new BuildError(noSecret(id))
  if (type === 'ssh' && !options.ssh.includes(id)) throw new BuildError(noAgent(id))
}

const cacheRoot = (machine: string, id: string): string => `build-cache:${machine}/${id}`

class Mounter {
  private readonly mounts: Mount[] = []
  private readonly environment: Record<string, string> = {}
  private readonly roots: string[] = []
  private readonly caches: string[] = []

  constructor(
    private readonly tx: Tx,
    private readonly scene: MountScene,
  ) {}

  done(): MountedExec {
    const { mounts, environment, roots, caches } = this
    return { mounts, environment, held: { roots, caches } }
  }

  /** A script that is executed in place of a command. */
  script(path: string, text: string): void {
    this.text(path, text, { mode: 0o755 })
  }

  add(mount: ExecMount): void {
    switch (mount.type) {
      case 'bind':
        return this.bind(mount)
      case 'cache':
        return this.cache(mount)
      case 'tmpfs':
        return this.memory(mount)
      case 'secret':
        return this.secret(mount)
      default:
        return this.agent(mount)
    }
  }

  private bind({ target, from, source = '/', readOnly }: ExecMount): void {
    const layers = from === undefined ? [] : this.scene.layersOf(from)
    const path = followLinks(unionOf(layers), joined('/', source))
    this.mount(target, this.root(layers), path, readOnly)
  }

  private cache(mount: ExecMount): void {
    const { target, source = '/', readOnly } = mount
    const root = this.cacheRoot(mount)
    this.caches.push(root)
    this.mount(target, root, joined('/', source), readOnly)
  }

  /** The root of a cache: the one of that name, unless it is in use and must not be shared. */
  private cacheRoot({ id = '', sharing, target, from, mode, uid, gid }: ExecMount): string {
    const { machine, inUse } = this.scene
    const name = cacheRoot(machine, id || target)
    for (let number = 0; ; number++) {
      const root = number === 0 ? name : `${name}#${number}`
      if (sharing === 'private' && inUse.has(root)) continue
      const key = keyOf('cachemount', root)
      const known = cachedResult(this.tx, machine, key)
      if (known) {
        useRecord(this.tx, known)
        return root
      }
      const layers = from === undefined ? [] : this.scene.layersOf(from)
      createRoot(this.tx, { id: root, machine, layers, mounts: [] })
      this.own(root, { mode: mode ?? 0o755, uid: uid ?? 0, gid: gid ?? 0 })
      const description = `cached mount ${target} from exec`
      keepRecord(this.tx, { machine, type: 'exec.cachemount', key, layers: [], description, root })
      return root
    }
  }

  private own(root: string, owner: Pick<LayerEntry, 'mode' | 'uid' | 'gid'>): void {
    this.tx.put(files, fileKey(root, '/'), {
      type: 'directory',
      ...owner,
      mtime: this.tx.now,
      size: DIRECTORY_SIZE,
    })
  }

  private memory({ target, size }: ExecMount): void {
    const root = this.root([], size === undefined ? {} : { size })
    this.own(root, { mode: 0o1777, uid: 0, gid: 0 })
    this.mount(target, root, '/', false)
  }

  private secret({ id = '', target, env, mode, uid, gid }: ExecMount): void {
    const { secrets } = this.scene.options
    if (!Object.hasOwn(secrets, id)) return
    const text = secrets[id] as string
    if (env !== undefined) this.environment[env] = text
    if (target !== '')
      this.text(target, text, { mode: mode ?? SECRET_MODE, uid: uid ?? 0, gid: gid ?? 0 })
  }

  private agent({ id = '', target, mode, uid, gid }: ExecMount): void {
    if (!this.scene.options.ssh.includes(id)) return
    const path = target === '' ? `${AGENT}${this.roots.length}` : target
    this.environment['SSH_AUTH_SOCK'] = path
    this.text(path, '', { mode: mode ?? 0o600, uid: uid ?? 0, gid: gid ?? 0 })
  }

  /** A file of which the container has no other trace. */
  private text(path: string, text: string, options: Parameters<typeof file>[1]): void {
    const layer = privateLayer({ '/text': file(text, { ...options, mtime: this.tx.now }) })
    this.mount(path, this.root([layer]), '/text', true)
  }

  private root(layers: readonly Layer[], memory?: { readonly size?: number }): string {
    const id = `${this.scene.id}#mount${this.roots.length}`
    const { machine } = this.scene
    createRoot(this.tx, { id, machine, layers, mounts: [], ...(memory ? { memory } : {}) })
    this.roots.push(id)
    return id
  }

  private mount(path: string, root: string, from: string, readOnly: boolean): void {
    this.mounts.push({ path, root, from, readOnly })
  }
}
