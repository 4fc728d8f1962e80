/**
 * What scripts change about the built-in objects of the language, such as `Array.prototype`.
 *
 * There is one set of these objects for all scripts and for the simulation itself, because a page
 * has one. So the changes of a script are there only while it runs: they are taken away when it
 * stops and when it calls the simulation, and put back when it goes on. Nobody else sees them, and
 * the script sees them as in Node.js.
 *
 * A script is watched when its text has something by which it could reach these objects; few
 * have.
 *
 * @module
 */
import { asyncConstructors, asyncKindOf } from './async-kinds.js'
import { type Hook, type RunningRealm, hooksOf } from './hooks.js'
import { localeHooks } from './locale-hooks.js'
import {
  type Change,
  type Picture,
  addChanges,
  builtInObjects,
  changeOf,
  isDifferent,
  pictureOf,
  putIn,
  takeOut,
} from './picture.js'
import { regExpHooks } from './regexp-hooks.js'

interface Shared {
  readonly hooks: readonly Hook[]
  readonly pictures: Picture[]
  readonly asyncConstructors: Readonly<Record<string, unknown>>
}

/** The script that runs. */
let running: OwnIntrinsics | undefined
let made: Shared | undefined

const host = Error as { prepareStackTrace?: unknown }
const { get: valueOf, getOwnPropertyDescriptor, defineProperty } = Reflect

const hasIn = Function.prototype.call.bind(Set.prototype.has) as (
  set: object,
  value: unknown,
) => boolean

/** The hooks and the pictures, which are made when the first script runs. */
function shared(): Shared {
  if (made) return made
  const objects = builtInObjects()
  const known = new Set<unknown>(objects)
  const has = known.has.bind(known)
  const current = (): RunningRealm | undefined => running?.realm
  const hooks = [
    ...hooksOf(current, (value) => has(value)),
    ...localeHooks(current),
    ...regExpHooks(current),
  ]
  const before = install(hooks)
  const pictures = objects.map(pictureOf)
  uninstall(hooks, before)
  return (made = { hooks, pictures, asyncConstructors: asyncConstructors(current) })
}

/** Makes what all scripts share, for an engine that is copied for each of them. */
export const prepareIntrinsics = (): void => void shared()

/** Puts the hooks in; what was there before. */
function install(hooks: readonly Hook[]): readonly unknown[] {
  const before: unknown[] = []
  for (let i = 0; i < hooks.length; i++) {
    const { object, key, value } = hooks[i] as Hook
    before[i] = valueOf(object, key)
    write(object, key, value)
  }
  return before
}

function uninstall(hooks: readonly Hook[], before: readonly unknown[]): void {
  for (let i = 0; i < hooks.length; i++) {
    const { object, key } = hooks[i] as Hook
    write(object, key, before[i])
  }
}

/** Writes a property that may be read-only; where it cannot be changed it stays. */
function write(object: object, key: PropertyKey, value: unknown): void {
  if (Reflect.set(object, key, value)) return
  const property = getOwnPropertyDescriptor(object, key)
  if (property?.configurable) defineProperty(object, key, { ...property, value })
}

/** `Function` as scripts see it. */
export const functionConstructor = (): unknown =>
  shared().hooks.find(({ object, key }) => object === Function.prototype && key === 'constructor')
    ?.value

/** The built-in objects as one script sees them. */
export class OwnIntrinsics {
  private isWatched = false
  private tellsKinds = false
  /** It has not yet run for the first time. */
  private isNew = true
  /** The changes are not in, because the simulation is at work. */
  private isOut = true
  /** How the host writes stacks. */
  private hostStack: unknown
  private changes: Change[] = []
  private readonly touched = new Set<object>()

  constructor(readonly realm: RunningRealm) {}

  /** From now on changes are looked for. */
  watch(): void {
    if (this.isWatched) return
    this.isWatched = true
    takePicturesAgain()
  }

  /** From now on asynchronous functions say what they are. */
  tellKinds(): void {
    if (this.tellsKinds) return
    this.tellsKinds = true
    this.watch()
    const { hooks, pictures, asyncConstructors: constructors } = shared()
    const picture = pictures.find(({ object }) => object === Function.prototype) as Picture
    const usual = hooks.find(
      ({ object, key }) => object === Function.prototype && key === 'constructor',
    )?.value
    const own = [
      changeOf(picture, 'constructor', function (this: unknown) {
        const kind = asyncKindOf(this)
        return kind === undefined ? usual : constructors[kind]
      }),
      changeOf(picture, Symbol.toStringTag, function (this: unknown) {
        return asyncKindOf(this)
      }),
    ]
    this.changes = [...own, ...this.changes]
    if (!this.isOut) putIn(own)
  }

  touch(object: object): void {
    this.touched.add(object)
  }

  /** Runs what follows from an input; the script's own code in it runs in tasks. */
  inside<T>(work: () => T): T {
    const { hooks } = shared()
    this.hostStack = host.prepareStackTrace
    const before = install(hooks)
    const outer = running
    running = this
    if (this.isWatched) takePicturesAgain()
    try {
      return work()
    } finally {
      if (this.changes.length === 0) this.takeOut()
      this.isNew = false
      running = outer
      uninstall(hooks, before)
    }
  }

  /** Runs code of the script. */
  task(work: () => void): void {
    putIn(this.changes)
    this.isOut = false
    try {
      work()
    } finally {
      this.isOut = true
      // A script that has changed nothing while it started is looked at when all is done.
      if (this.isNew || this.changes.length > 0) this.takeOut()
    }
  }

  /** Runs code of the simulation that the script has called. */
  outside<T>(work: () => T): T {
    if (this.isOut) return work()
    this.takeOut(true)
    this.isOut = true
    const { prepareStackTrace } = host
    host.prepareStackTrace = this.hostStack
    try {
      return work()
    } finally {
      host.prepareStackTrace = prepareStackTrace
      this.isOut = false
      putIn(this.changes)
    }
  }

  private takeOut(isQuick = false): void {
    if (!this.isWatched) return
    this.changes = this.changesNow(isQuick)
    takeOut(this.changes)
  }

  private changesNow(isQuick: boolean): Change[] {
    const { pictures } = shared()
    const changes: Change[] = []
    for (let i = 0; i < pictures.length; i++) {
      const picture = pictures[i] as Picture
      if (isDifferent(picture, isQuick) || hasIn(this.touched, picture.object))
        addChanges(picture, changes)
    }
    return changes
  }
}

/** The host itself may have changed its objects since the last script ran. */
function takePicturesAgain(): void {
  const { pictures } = shared()
  for (let i = 0; i < pictures.length; i++) {
    const picture = pictures[i] as Picture
    if (isDifferent(picture)) pictures[i] = pictureOf(picture.object)
  }
}
