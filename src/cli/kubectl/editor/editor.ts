/**
 * The user's editor: which one it is, and what is said when it fails.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_edit/
 */
import { ExecError } from '../../../program/program.js'
import { goQuote } from '../../../text/goquote.js'
import { type Cli, CommandError, type Wait } from '../../verb.js'

/** What is said when an editor cannot be started. */
const NOT_LAUNCHED = (editor: string): string => `error: unable to launch the editor "${editor}"`
/** What is said when an editor ended as one that failed. */
const PROBLEM = (editor: string): string => `error: there was a problem with the editor "${editor}"`

const VARIABLES = ['KUBE_EDITOR', 'EDITOR']
const USUAL = 'vi'
const SHELL = '/bin/bash'
const MISSING = 127

/** Opens a file in the user's editor, and waits for its end. @throws CommandError */
export function* openInEditor(cli: Cli, path: string): Generator<Wait, void> {
  const { argv, opening } = editorOf(cli.env, path)
  const shown = argv.join(' ')
  const code = yield* started(cli, opening, shown)
  if (code !== 0) throw new CommandError(PROBLEM(shown))
}

function* started(cli: Cli, argv: readonly string[], shown: string): Generator<Wait, number> {
  try {
    return yield* cli.run(argv)
  } catch (error) {
    if (!(error instanceof ExecError)) throw error
    const isMissing = error.exitCode === MISSING && !(argv[0] ?? '').includes('/')
    throw new CommandError(isMissing ? NOT_LAUNCHED(shown) : PROBLEM(shown))
  }
}

/** An editor, and the words that open a file with it. */
interface Editor {
  readonly argv: readonly string[]
  readonly opening: readonly string[]
}

/** The editor that the environment names; one with quotes in it is a line for the shell. */
function editorOf(env: Cli['env'], path: string): Editor {
  const editor = VARIABLES.map((name) => env[name]).find((value) => value) ?? USUAL
  if (!editor.includes(' ') || !/["'\\]/.test(editor)) {
    const argv = editor.split(' ')
    return { argv, opening: [...argv, path] }
  }
  const shell = [env['SHELL'] || SHELL, '-c']
  return { argv: [...shell, editor], opening: [...shell, `${editor} ${goQuote(path)}`] }
}
