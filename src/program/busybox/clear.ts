/**
 * `clear` clears the screen.
 *
 * @module
 */
import { instant } from './tool.js'

export const clear = instant('clear', ({ system }) => {
  system.out('\u001b[H\u001b[J')
  return 0
})
