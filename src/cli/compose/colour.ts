/**
 * Whether colours are used: at a terminal, unless something says otherwise.
 *
 * @module
 */
import type { Scene } from './verb.js'

export const usesColour = ({ options, cli }: Scene): boolean => {
  if (options.ansi === 'always') return true
  if (options.ansi === 'never' || options.noAnsi || (cli.env['NO_COLOR'] ?? '') !== '') return false
  return cli.columns !== undefined
}
