/**
 * `docker __complete`, and the plugins that it asks for their commands.
 *
 * @module
 */
import { tellCompletion } from '../../completion/answer.js'
import type { Command } from '../../completion/command.js'
import { complete } from '../../completion/complete.js'
import { type Cli, CommandError, type Wait } from '../../verb.js'
import { dockerCommand } from './tree.js'

const NO_WORD = 'requires at least 1 arg(s), only received 0'

/** A command that is a program of its own: as the real client's `cli-plugins`. */
interface CliPlugin {
  readonly run: (cli: Cli, argv: readonly string[]) => Generator<Wait, number>
  /** What completion knows of it. */
  readonly command: (cli: Cli) => Command
}

/** Plugins by name. */
export type CliPlugins = Readonly<Record<string, CliPlugin>>

/** Says what the last of the words can become. @throws CommandError without any */
export function answer(
  cli: Cli,
  asked: string,
  words: readonly string[],
  plugins: CliPlugins,
): number {
  if (words.length === 0) throw new CommandError(NO_WORD)
  const commands = Object.values(plugins).map((plugin) => plugin.command(cli))
  tellCompletion(cli, asked, complete(dockerCommand(cli, commands), words))
  return 0
}
