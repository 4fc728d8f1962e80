/**
 * An editor outside of the world: a page that has one of its own gets the files that are opened in
 * the terminal, and gives their texts back.
 *
 * @module
 */
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader } from '../../sim/world.js'
import { PROCESS_LOOP, processes } from '../process.js'
import { type Json, type Next, type System, awaitInput, exit } from '../program.js'
import { filesOf } from '../tree.js'

/** A file that is open in the editor outside, by the process that opened it. */
interface OpenFile {
  readonly path: string
  readonly text: string
  /** The editor is done with it: its exit code. */
  readonly exitCode?: number
}

const openFiles = defineTable<OpenFile>('open-files')
const attached = defineTable<{ readonly since: number }>('outside-editor')
const [THE_EDITOR, OUTSIDE] = ['editor', 'outside']

/** The table whose rows say what is open. */
export const OPEN_FILES: string = openFiles.name

/** From now on files are opened outside; or no more. */
export function attachEditor(tx: Tx, isThere: boolean): void {
  if (isThere) tx.put(attached, THE_EDITOR, { since: tx.now })
  else tx.delete(attached, THE_EDITOR)
}

/** What is open outside and not done with, by the process that opened it. */
export function openOutside(read: Reader): readonly (OpenFile & { readonly process: string })[] {
  const found: (OpenFile & { readonly process: string })[] = []
  read.each(openFiles, '', (row, process) => {
    if (row.exitCode === undefined) found.push({ ...row, process })
  })
  return found
}

/** The editor outside is done with a file: its new text, or undefined if it failed. */
export function closeOutside(tx: Tx, process: string, text: string | undefined): void {
  const [open, row] = [tx.get(openFiles, process), tx.get(processes, process)]
  if (!open || !row) return void tx.delete(openFiles, process)
  if (text !== undefined && text !== open.text)
    filesOf(tx, row.root, { cwd: row.cwd, user: row.user }).write(open.path, text)
  tx.put(openFiles, process, { ...open, exitCode: text === undefined ? 1 : 0 })
  tx.book(PROCESS_LOOP, process)
}

/** The step of an editor that leaves its files to the one outside; undefined where there is none. */
export function editedOutside(system: System, state: Json | undefined): Next | undefined {
  const { tx, process, files } = system
  if (state === undefined) {
    const path = system.argv.slice(1).findLast((word) => !/^[-+]/.test(word))
    if (path === undefined || !tx.get(attached, THE_EDITOR)) return undefined
    const text = files.exists(path) ? files.read(path) : ''
    tx.put(openFiles, process, { path: files.resolve(path), text })
    return awaitInput(OUTSIDE)
  }
  if (state !== OUTSIDE) return undefined
  const { exitCode } = tx.get(openFiles, process) ?? { exitCode: 1 }
  if (exitCode === undefined) return awaitInput(OUTSIDE)
  tx.delete(openFiles, process)
  return exit(exitCode)
}
