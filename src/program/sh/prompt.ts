/**
 * Prompts.
 *
 * @module
 */
import type { Interpreter } from './interpreter.js'

/**
 * What an interactive shell prints before it reads; `more` is for the lines after the first of a
 * command.
 */
export function prompt(sh: Interpreter, more: boolean): string {
  const own = sh.variable(more ? 'PS2' : 'PS1')
  if (own !== undefined)
    return own.replace(/\\([wuhs$W])/g, (all, letter: string) => escapes(sh)[letter] ?? all)
  if (more) return '> '
  const { w, u, h, $ } = escapes(sh)
  const { flavor } = sh.state
  if (flavor === 'ash') return `${w} ${$} `
  if (flavor === 'dash') return `${$} `
  return `${u}@${h}:${w}${$} `
}

function escapes({ system, state }: Interpreter): Readonly<Record<string, string>> {
  const home = state.variables['HOME']?.value ?? ''
  const inHome =
    home !== '' && home !== '/' && (system.cwd === home || system.cwd.startsWith(`${home}/`))
  const cwd = inHome ? `~${system.cwd.slice(home.length)}` : system.cwd
  return {
    w: cwd,
    W: cwd.split('/').at(-1) || cwd,
    u: system.user.uid === 0 ? 'root' : system.user.name,
    h: system.hostname,
    s: state.name,
    $: system.user.uid === 0 ? '#' : '$',
  }
}
