/**
 * Stands in for the program of an image that the catalogue does not know: it says so, answers over
 * HTTP, and goes on until it is stopped.
 *
 * @module
 */
import { type Program, type System, awaitInput, exit } from '../program.js'
import { answerAll } from './server.js'

/** Where servers usually listen: what `PORT` says, or both of these. */
const PORTS = [80, 8080]

/** What it says. */
const standsIn = (image: string): string =>
  `kubarium does not know the image ${image}: this program stands in for the image's own\n`

const portsOf = ({ env }: System): readonly number[] =>
  /^\d+$/.test(env['PORT'] ?? '') ? [Number(env['PORT'])] : PORTS

export const standIn: Program = {
  name: 'stand-in',
  step(system, state) {
    const text = standsIn(system.env['STAND_IN_FOR'] ?? 'of this container')
    if (state === undefined) {
      system.err(text)
      system.trap(['TERM', 'INT'])
      for (const port of portsOf(system)) system.listen(port)
    }
    if (system.signals().length > 0) return exit(0)
    answerAll(system, text)
    return awaitInput(null)
  },
}
