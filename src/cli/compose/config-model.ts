/**
 * `config --no-interpolate`: the files put together, with their variables.
 *
 * @module
 */
import { goJson } from '../../text/json.js'
import { toYamlV3 } from '../../text/yaml-v3.js'
import { ordered } from '../../compose/order.js'
import type { Dict } from '../../compose/value.js'

/** Every mapping in the order of its names. */
export function modelText(model: Dict, format: string): string {
  const data = ordered(model, undefined)
  return format === 'json' ? `${goJson(data, { indent: '  ' })}\n` : toYamlV3(data)
}
