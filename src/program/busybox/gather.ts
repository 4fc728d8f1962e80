/**
 * Tools that need all of their input before they can say anything.
 *
 * @module
 */
import type { Json, Program } from '../program.js'
import { type LineCall, type LineTool, lines } from './lines.js'

/** What a gathering tool does with its lines. `text` is all of its input. */
interface GatheringTool {
  readonly options: LineTool<Json>['options']
  readonly complaint?: NonNullable<LineTool<Json>['complaint']>
  /** Looks at its words before any input is read. @throws ToolError */
  check?(call: LineCall): void
  /** Rewrites words that are written in an older way. */
  readonly words?: NonNullable<LineTool<Json>['words']>
  /** Which files it reads; all operands unless it says otherwise. */
  files?(call: LineCall): readonly string[]
  /** The exit code. */
  work(call: LineCall, text: string): number
}

/** A gathering tool as a program. */
export const gathering = (
  name: string,
  { options, complaint, check, words, files, work }: GatheringTool,
): Program =>
  lines<string>(name, {
    options,
    ...(complaint ? { complaint } : {}),
    ...(words ? { words } : {}),
    begin(call) {
      check?.(call)
      return { data: '', ...(files ? { files: files(call) } : {}) }
    },
    line: (_call, data, { text, ended }) => data + (ended ? `${text}\n` : text),
    end: work,
  })
