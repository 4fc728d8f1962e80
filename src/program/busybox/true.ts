/**
 * `true` and `false`.
 *
 * @module
 */
import { instant } from './tool.js'

export const trueTool = instant('true', () => 0)
export const falseTool = instant('false', () => 1)
