/**
 * What the page and its worker say to each other.
 *
 * The worker has the labs; the page has views of them, which it brings up to date with patches.
 *
 * @module
 */
import type { LessonName, ShownLesson } from './course.js'
import type { ClusterView, PatchOperation, ViewRequest, WorldView } from 'kubarium/view'

/** The lab that the page is about; forks of it have other names. */
export const MAIN = 'main'

/** What a lab is made from. */
export type Start =
  | { readonly kind: 'new'; readonly nodes: number }
  | { readonly kind: 'lesson'; readonly name: string }
  /** A session that was written by `share`. */
  | { readonly kind: 'session'; readonly text: string }

/** What the page asks for, and what it gets. */
export interface Asks {
  start: { readonly ask: Start; readonly answer: null }
  keys: { readonly ask: { readonly text: string }; readonly answer: null }
  resize: {
    readonly ask: { readonly columns: number; readonly rows: number }
    readonly answer: null
  }
  /** How fast time passes in all labs; 0 stops it. */
  speed: { readonly ask: { readonly speed: number }; readonly answer: null }
  /** The cluster as it was at a moment. */
  at: { readonly ask: { readonly time: number }; readonly answer: ClusterView }
  /** Goes on from a moment of the past, and forgets what came after it. */
  back: { readonly ask: { readonly time: number }; readonly answer: null }
  /** Another lab that begins at a moment, without the power of a machine; its name. */
  fork: {
    readonly ask: { readonly time?: number; readonly without?: string }
    readonly answer: string
  }
  close: { readonly ask: { readonly world: string }; readonly answer: null }
  power: {
    readonly ask: { readonly world: string; readonly machine: string; readonly on: boolean }
    readonly answer: null
  }
  /** The user's files on the workstation. */
  files: { readonly ask: object; readonly answer: readonly string[] }
  read: { readonly ask: { readonly path: string }; readonly answer: string }
  write: { readonly ask: { readonly path: string; readonly text: string }; readonly answer: null }
  /** The session as a text for a link: its recording, gzipped, in base64url. */
  share: { readonly ask: object; readonly answer: string }
  /** The lessons that there are. */
  lessons: { readonly ask: object; readonly answer: readonly LessonName[] }
  /** Does something in the lesson that is under way. */
  lesson: {
    readonly ask: { readonly what: 'check' | 'hint' | 'solve' | 'reset' }
    readonly answer: null
  }
  /** What happened so far, as SVG. */
  timeline: { readonly ask: object; readonly answer: string }
}

/** The name of something to ask for. */
export type AskName = keyof Asks

/** A question, with a number that its answer bears. */
export interface Ask<Name extends AskName = AskName> {
  readonly id: number
  readonly name: Name
  readonly ask: Asks[Name]['ask']
}

/** What the worker tells. */
export type Told =
  | { readonly tell: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly tell: 'refused'; readonly id: number; readonly message: string }
  /** A lab is there: its view, from which patches go on. */
  | { readonly tell: 'view'; readonly world: string; readonly view: WorldView }
  | { readonly tell: 'patch'; readonly world: string; readonly patch: readonly PatchOperation[] }
  /** How far back the past is known. */
  | { readonly tell: 'past'; readonly since: number }
  /** The lesson that is under way, or that there is none. */
  | { readonly tell: 'lesson'; readonly lesson: ShownLesson | undefined }
  /** What the terminal shows; `fresh`: from the beginning. */
  | { readonly tell: 'screen'; readonly text: string; readonly fresh: boolean }
  | { readonly tell: 'requests'; readonly world: string; readonly requests: readonly ViewRequest[] }
  /** Something changed that is worth to be kept. */
  | { readonly tell: 'session'; readonly text: string }
