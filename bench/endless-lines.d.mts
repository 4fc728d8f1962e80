/** A line, what ends it, and what standard error then says; undefined if it ends by itself. */
interface EndlessLine {
  readonly line: string
  readonly end: 'steps' | 'output' | 'timeout' | 'itself'
  readonly says: string | undefined
}
export const SHELL_LINES: readonly EndlessLine[]
export const TOOL_LINES: readonly EndlessLine[]
export const NODE_SCRIPTS: readonly string[]
