/**
 * EXPOSE: says on which ports the program listens. @see
 * https://docs.docker.com/reference/dockerfile/#expose
 */
import { BuildError, type Instruction, atLeastOne, changed } from './instruction.js'
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

/** `80`, `53/udp`, `8000-8002` as ports with their protocol. */
function portsOf(word: string): readonly string[] {
  const [, from = '', to = from, protocol = 'tcp'] =
    /^(\d+)(?:-(\d+))?(?:\/(tcp|udp|sctp))?$/i.exec(word) ?? []
  if (from === '' || Number(from) > 65_535 || Number(to) > 65_535 || Number(to) < Number(from))
    throw new BuildError(`Invalid containerPort: ${word.split('/')[0]}`)
  return Array.from(
    { length: Number(to) - Number(from) + 1 },
    (_, i) => `${Number(from) + i}/${protocol.toLowerCase()}`,
  )
}
