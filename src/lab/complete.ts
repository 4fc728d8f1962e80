/**
 * What a line in a machine's terminal could become, as Tab would say it.
 *
 * @module
 */
import { Simulation } from '../sim/driver.js'
import { runLine } from '../terminal/session.js'
import { check, text } from './arguments.js'

/**
 * The words that the last one of a line could become, in a copy of the world that is thrown away:
 * a script that is loaded for the first time is not loaded in the world itself.
 *
 * @throws UsageError for what is no line
 */
export function completeLine(
  { loops, world }: Simulation,
  machine: string,
  line: string,
): readonly string[] {
  check('line', line, text)
  const { stdout } = runLine(new Simulation(loops, world), machine, line, { completes: true })
  return stdout.split('\n').filter((word) => word !== '')
}
