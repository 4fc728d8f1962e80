/**
 * `extends`: a service over another one, of the same file or of a further one.
 *
 * @see https://docs.docker.com/reference/compose-file/services/#extends
 */
import { absolute, directoryOf } from './canonical/where.js'
import { ComposeError } from './errors.js'
import { forget, merge } from './merge.js'
import { type ReadDocument, readComposeFile } from './read-file.js'
import type { Sources } from './sources.js'
import { type Dict, type Value, dictIn, isDict, mapDict, member, textIn, without } from './value.js'

/** A service, the file that it stands in, and where relative paths begin there. */
interface Place {
  readonly file: string
  readonly base: string
  readonly service: string
}

/**
 * What the services of a document extend is put under them; `base` is where its relative paths begin.
 * @throws ComposeError
 */
export function applyExtends(
  sources: Sources,
  file: string,
  base: string,
  { dict }: ReadDocument,
): Dict {
  if (!Object.hasOwn(dict, 'services')) return dict
  const services = dictIn(dict, 'services')
  return {
    ...dict,
    services: mapDict(services, (value, name) =>
      extended(sources, services, { file, base, service: name }, [], value),
    ),
  }
}

function extended(
  sources: Sources,
  services: Dict,
  place: Place,
  chain: readonly Place[],
  value: Value,
): Value {
  const wanted = member(value, 'extends')
  if (!isDict(value) || wanted === undefined || wanted === null) return value
  if (chain.some(({ file, service }) => file === place.file && service === place.service))
    throw new ComposeError(circular([...chain, place]))
  const named = textIn(wanted, 'file')
  const service = textIn(wanted, 'service') ?? ''
  const there = named === undefined ? place : placeOf(sources, named, place.base)
  const among = named === undefined ? services : servicesOf(sources, there)
  const under = member(among, service)
  if (under === undefined)
    throw new ComposeError(
      `cannot extend service ${JSON.stringify(place.service)} in ${place.file}: service ${JSON.stringify(service)} not found${named === undefined ? '' : ` in ${named}`}`,
    )
  const base = extended(sources, among, { ...there, service }, [...chain, place], under)
  return merge(isDict(base) ? base : {}, without(value, 'extends'), ['services', place.service])
}

function placeOf({ home, warn }: Sources, named: string, base: string): Omit<Place, 'service'> {
  const file = absolute(named, { base, home, lenient: false, warn })
  return { file, base: directoryOf(file) }
}

/** The services of a further file, whose paths begin at its own directory. */
function servicesOf(sources: Sources, { file, base }: Omit<Place, 'service'>): Dict {
  let all: Value = {}
  for (const { dict, resets } of readComposeFile(sources, file, base)) {
    for (const path of resets) all = forget(all, path)
    all = merge(all, dict)
  }
  return dictIn(all, 'services')
}

function circular(chain: readonly Place[]): string {
  const [first, ...others] = chain
  const shown = ({ service, file }: Place): string => `${service} in ${file}`
  return `Circular reference:\n  ${first ? shown(first) : ''}${others.map((place) => `\n  extends ${shown(place)}`).join('')}`
}
