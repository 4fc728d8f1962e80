/**
 * Names: how a namespace turns a name into addresses: literal addresses, localhost, its own hosts
 * file, then the resolvers in order.
 *
 * @see https://man7.org/linux/man-pages/man5/nsswitch.conf.5.html
 */
import type { Reader } from '../sim/world.js'
import { isAddress } from './address.js'
import { namespaces } from './namespace.js'
import type { Fabric } from './rules.js'

const ALIASES_AT_MOST = 8

/** The addresses of a name for a namespace, empty when nobody knows it. */
export function resolveName(
  read: Reader,
  fabric: Fabric,
  name: string,
  namespace: string,
  depth = 0,
): readonly string[] {
  const wanted = name.toLowerCase().replace(/\.$/, '')
  if (isAddress(wanted)) return [wanted]
  if (wanted === 'localhost') return ['127.0.0.1']
  const row = read.get(namespaces, namespace)
  if (!row) return []
  const known = row.hosts && Object.hasOwn(row.hosts, wanted) ? row.hosts[wanted] : undefined
  if (known !== undefined) return [known]
  if (wanted === row.hostname.toLowerCase()) return [row.interfaces[0]?.address ?? '127.0.0.1']
  for (const resolver of fabric.resolvers) {
    const found = resolver(wanted, namespace, read)
    if (found === undefined) continue
    // A resolver may answer with another name, as a CNAME record does.
    return found.flatMap((answer) =>
      isAddress(answer)
        ? [answer]
        : depth < ALIASES_AT_MOST
          ? resolveName(read, fabric, answer, namespace, depth + 1)
          : [],
    )
  }
  return []
}
