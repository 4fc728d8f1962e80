/**
 * `lab.editor`: a page's own editor, in the place of those of the terminal.
 *
 * @module
 */
import { OPEN_FILES, attachEditor, closeOutside, openOutside } from '../program/editor/outside.js'
import { faultOf } from '../sim/fault.js'
import type { Change } from '../sim/step.js'
import type { World } from '../sim/world.js'
import { UsageError } from '../sim/errors.js'
import { callback, check, optional } from './arguments.js'
import type { FacadeMethod } from './facade.js'
import type { Calls } from './history/calls.js'

/** Gets the text of a file and its path; gives the text that the user has made of it. */
export type Editor = (text: string, path: string) => string

/** The editor of one lab. What it answers is a call, so that a recording needs no editor. */
export class EditorSlot {
  private editor: Editor | undefined

  constructor(private readonly calls: Calls) {}

  get current(): Editor | undefined {
    return this.editor
  }

  /** Gives the lab an editor, or takes it away. */
  set(editor: Editor | undefined): void {
    check('editor', editor, optional(callback))
    this.attach(editor !== undefined)
    this.adopt(editor)
  }

  /** Takes the place of an editor that the world knows of already. */
  adopt(editor: Editor | undefined): void {
    const { events } = this.calls.simulation
    events.off('commit', this.look)
    this.editor = editor
    if (editor) events.on('commit', this.look)
    this.answerAll()
  }

  /** What a replay does again. */
  get verbs(): Readonly<Record<string, FacadeMethod>> {
    return {
      attach: (isThere: boolean) => this.attach(isThere),
      answer: (process: string, text: string | null) => this.answer(process, text),
    } as unknown as Readonly<Record<string, FacadeMethod>>
  }

  private attach(isThere: boolean): void {
    const { calls } = this
    calls.perform('editor.attach', undefined, [isThere], () =>
      calls.simulation.transact((tx) => attachEditor(tx, isThere), 'editor'),
    )
  }

  private answer(process: string, text: string | null): void {
    const { calls } = this
    calls.perform('editor.answer', undefined, [process, text], () =>
      calls.simulation.transact((tx) => closeOutside(tx, process, text ?? undefined), 'editor'),
    )
  }

  private readonly look = (_: World, changes: readonly Change[]): void => {
    if (changes.some(({ table, after }) => table === OPEN_FILES && after !== undefined))
      this.answerAll()
  }

  private answerAll(): void {
    const { editor } = this
    if (!editor) return
    for (const { process, path, text } of openOutside(this.calls.simulation.read()))
      this.answer(process, this.edited(editor, text, path))
  }

  /** What the user makes of a text; null where the editor failed, of which listeners hear. */
  private edited(editor: Editor, text: string, path: string): string | null {
    try {
      const edited: unknown = editor(text, path)
      if (typeof edited === 'string') return edited
      throw new UsageError(`lab.editor has to give a text, not ${typeof edited}`)
    } catch (error) {
      this.calls.simulation.events.emit('fault', faultOf('call', 'host', 'editor', error))
      return null
    }
  }
}
