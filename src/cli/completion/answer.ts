/**
 * `TOOL __complete ARGS…`, which the scripts of shells ask: the last of the arguments is the word
 * that is being typed, and may be empty.
 *
 * @see https://github.com/spf13/cobra/blob/main/site/content/completions/_index.md
 */
import type { Cli } from '../verb.js'
import { type Answer, DIRECTIVE } from './command.js'
import type { Completion } from './complete.js'

/** The names of the command: the second leaves out what describes candidates. */
const COMPLETE = ['__complete', '__completeNoDesc'] as const

const NAMES: readonly (readonly [number, string])[] = [
  [DIRECTIVE.noSpace, 'ShellCompDirectiveNoSpace'],
  [DIRECTIVE.noFiles, 'ShellCompDirectiveNoFileComp'],
  [DIRECTIVE.fileExtensions, 'ShellCompDirectiveFilterFileExt'],
  [DIRECTIVE.directories, 'ShellCompDirectiveFilterDirs'],
  [DIRECTIVE.keepOrder, 'ShellCompDirectiveKeepOrder'],
]

/** Whether a word asks for completion. */
export const asksToComplete = (word: string): boolean =>
  (COMPLETE as readonly string[]).includes(word)

/** Prints an answer as the scripts read it. */
export function tellCompletion(cli: Cli, asked: string, completion: Completion): void {
  if (completion.problem !== undefined) cli.err(`[Debug] [Error] ${completion.problem}\n`)
  const described = asked === COMPLETE[0]
  const lines = completion.candidates.map(({ word, description }) =>
    described && description ? `${word}\t${firstLine(description)}` : word,
  )
  cli.out([...lines, `:${completion.directive}`].map((line) => `${line}\n`).join(''))
  cli.err(`Completion ended with directive: ${nameOf(completion)}\n`)
}

const firstLine = (text: string): string => text.slice(0, `${text}\n`.indexOf('\n')).trim()

function nameOf({ directive }: Answer): string {
  const names = NAMES.filter(([bit]) => (directive & bit) !== 0).map(([, name]) => name)
  return names.length === 0 ? 'ShellCompDirectiveDefault' : names.join(', ')
}
