/**
 * `clear` clears the screen, and `vi` cannot be had: it needs a real terminal.
 *
 * @module
 */
import { instant } from './tool.js'

export const clear = instant('clear', ({ system }) => {
  system.out('\u001b[H\u001b[J')
  return 0
})

export const vi = instant('vi', ({ system }) => {
  system.err("vi: can't open terminal\n")
  return 1
})
