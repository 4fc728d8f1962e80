/**
 * EXPOSE: says on which ports the program listens. @see
 * https://docs.docker.com/reference/dockerfile/#expose
 */
import { BuildError } from './errors.js'
import { type Instruction, atLeastOne, changed } from './instruction.js'
import { expandWords } from './words.js'

export const expose: Instruction = {
  keyword: 'EXPOSE',
  check: atLeastOne,
  apply({ words, escapeMark }, { stage, variables }) {
    const ports = words.flatMap((word) => expandWords(word, variables, escapeMark))
    const exposed = Object.fromEntries(ports.flatMap(portsOf).map((port) => [port, {}]))
    return changed(stage, `EXPOSE ${ports.join(' ')}`, {
      ExposedPorts: { ...stage.config.ExposedPorts, ...exposed },
    })
  },
}

/** The container's ports of `80`, `53/udp`, `8000-8002`, `8080:80`, with their protocol. */
function portsOf(word: string): readonly string[] {
  const [ports = '', ...protocols] = word.split('/')
  const protocol = protocols.length === 1 ? (protocols[0] as string).toLowerCase() : 'tcp'
  const range = ports.slice(ports.lastIndexOf(':') + 1)
  if (range === '') throw new BuildError(`No port specified: ${word}<empty>`)
  const [, from = '', to = from] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? []
  if (from === '' || Number(from) > 65_535 || Number(to) > 65_535 || Number(to) < Number(from))
    throw new BuildError(`Invalid containerPort: ${range}`)
  if (!['', 'tcp', 'udp', 'sctp'].includes(protocol))
    throw new BuildError(`Invalid proto: ${protocol}`)
  return Array.from(
    { length: Number(to) - Number(from) + 1 },
    (_, i) => `${Number(from) + i}/${protocol === '' ? 'tcp' : protocol}`,
  )
}
