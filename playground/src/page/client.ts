/**
 * The page's side of its worker: views of the labs, brought up to date with patches, and questions.
 *
 * @module
 */
import {
  type ClusterView,
  type ViewRequest,
  type WorldView,
  applyPatch,
  clusterView,
} from 'kubarium/view'
import type { ShownLesson } from '../worker/course.js'
import type { Ask, AskName, Asks, Told } from '../worker/messages.js'

type Listener = () => void

/** What the page knows. */
export class Client {
  private readonly worker = new Worker(new URL('../worker/worker.ts', import.meta.url), {
    type: 'module',
  })
  private readonly worlds = new Map<string, WorldView>()
  private readonly listeners = new Set<Listener>()
  private readonly waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >()
  private asked = 0
  /** Since when the past is known. */
  since = 0
  /** The lesson that is under way. */
  lesson: ShownLesson | undefined
  /** Gets what the terminal shows. */
  onScreen: (text: string, fresh: boolean) => void = () => undefined
  /** Gets the requests that were answered, or failed. */
  readonly onRequests = new Set<(world: string, requests: readonly ViewRequest[]) => void>()
  /** Gets the session whenever it is worth to be kept. */
  onSession: (text: string) => void = () => undefined

  constructor() {
    this.worker.addEventListener('message', ({ data }: MessageEvent<Told>) => this.hear(data))
  }

  /** Asks the worker for something. @throws Error with what it says, when it refuses */
  ask<Name extends AskName>(name: Name, ask: Asks[Name]['ask']): Promise<Asks[Name]['answer']> {
    const id = ++this.asked
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
      this.worker.postMessage({ id, name, ask } satisfies Ask<Name>)
    })
  }

  /** Calls `listener` when some lab has changed. */
  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** A lab as a picture has it; the same object until it changes. */
  view(world: string): ClusterView | undefined {
    const view = this.worlds.get(world)
    return view && clusterView(view)
  }

  private hear(told: Told): void {
    switch (told.tell) {
      case 'view':
        this.worlds.set(told.world, told.view)
        return this.changed()
      case 'patch': {
        const view = this.worlds.get(told.world)
        if (view) this.worlds.set(told.world, applyPatch(view, told.patch))
        return this.changed()
      }
      case 'past':
        this.since = told.since
        return this.changed()
      case 'lesson':
        this.lesson = told.lesson
        return this.changed()
      case 'screen':
        return this.onScreen(told.text, told.fresh)
      case 'requests':
        return this.onRequests.forEach((hear) => hear(told.world, told.requests))
      case 'session':
        return this.onSession(told.text)
      default:
        return this.answered(told)
    }
  }

  private answered(told: Extract<Told, { tell: 'answer' | 'refused' }>): void {
    const waiting = this.waiting.get(told.id)
    this.waiting.delete(told.id)
    if (told.tell === 'answer') waiting?.resolve(told.value)
    else waiting?.reject(new Error(told.message))
  }

  private changed(): void {
    for (const listener of this.listeners) listener()
  }
}
