/**
 * Ports of containers as lists show them: `0.0.0.0:8080->80/tcp, [::]:8080->80/tcp`, ranges in one.
 *
 * @module
 */

/** A port of a container as the Engine API lists it. */
interface Port {
  readonly IP?: string
  readonly PrivatePort: number
  readonly PublicPort?: number
  readonly Type: string
}

/** A run of ports that are shown as one. */
interface Run {
  readonly ip: string
  readonly type: string
  readonly first: number
  last: number
}

/**
 * All ports in one line. Ports that are published under their own number come in ranges, before the
 * others.
 */
export function shownPorts(ports: readonly Port[]): string {
  const runs: Run[] = []
  const mapped: string[] = []
  for (const port of [...ports].sort(byNumber)) {
    const { IP: ip = '', PrivatePort, PublicPort, Type: type } = port
    if (ip !== '' && PublicPort !== PrivatePort) {
      mapped.push(`${host(ip)}:${PublicPort}->${PrivatePort}/${type}`)
      continue
    }
    const run = runs.findLast((other) => other.ip === ip && other.type === type)
    if (run && run.last === PrivatePort - 1) run.last = PrivatePort
    else if (run?.last !== PrivatePort)
      runs.push({ ip, type, first: PrivatePort, last: PrivatePort })
  }
  return [...runs.map(shownRun), ...mapped].join(', ')
}

function shownRun({ ip, type, first, last }: Run): string {
  const range = first === last ? String(first) : `${first}-${last}`
  return ip === '' ? `${range}/${type}` : `${host(ip)}:${range}->${range}/${type}`
}

const host = (ip: string): string => (ip.includes(':') ? `[${ip}]` : ip)

function byNumber(a: Port, b: Port): number {
  return (
    a.PrivatePort - b.PrivatePort ||
    compare(a.IP ?? '', b.IP ?? '') ||
    (a.PublicPort ?? 0) - (b.PublicPort ?? 0) ||
    compare(a.Type, b.Type)
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
