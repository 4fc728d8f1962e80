/**
 * Prompts.
 *
 * @module
 */
import type { Machine } from './machine.js'

/**
 * What an interactive shell prints before it reads; `more` is for the lines after the first of a
 * command.
 */
export function prompt(machine: Machine, more: boolean): string {
  const own = machine.variable(more ? 'PS2' : 'PS1')
  if (own !== undefined)
    return own.replace(/\\([wuhs$W])/g, (all, letter: string) => escapes(machine)[letter] ?? all)
  if (more) return '> '
  const { w, u, h, $ } = escapes(machine)
  const { flavor } = machine.state
  if (flavor === 'ash') return `${w} ${$} `
  if (flavor === 'dash') return `${$} `
  return `${u}@${h}:${w}${$} `
}

function escapes({ system, state }: Machine): Readonly<Record<string, string>> {
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
