/**
 * `more` and `less` show all at once, `clear` clears the screen, and `vi` cannot be had: it needs a
 * real terminal.
 *
 * @module
 */
import { cat } from './cat.js'
import type { Program } from '../program.js'
import { instant } from './tool.js'

const pager = (name: string): Program => ({
  name,
  step: (system, state) => cat.step(system, state),
})

export const more = pager('more')
export const less = pager('less')

export const clear = instant('clear', ({ system }) => {
  system.out('\u001b[H\u001b[J')
  return 0
})

export const vi = instant('vi', ({ system }) => {
  system.err("vi: can't open terminal\n")
  return 1
})
