/**
 * Published ports as real listeners on loopback: what a real program sends to one reaches the
 * container in the lab.
 *
 * @see https://docs.docker.com/engine/network/port-publishing/
 */
import { type Server, type Socket, createServer } from 'node:net'
import { containers } from '../../docker/container.js'
import type { Message } from '../../net/request.js'
import { changesOf } from '../changes.js'
import { engineVerbs } from '../docker/handler.js'
import type { Door } from '../door.js'
import { type Outcome, bridge } from './bridge.js'
import { whenDone } from './outcome.js'

const LOOPBACK = '127.0.0.1'

/** Listeners of a machine. */
interface PublishedPorts {
  end(): Promise<void>
}

/**
 * Listens on every TCP port that containers of a machine publish, as long as they do. A port that
 * another program of this computer has is left to it. `asked` hears of each connection.
 */
export function publishOnLoopback(
  door: Door,
  machine: string,
  asked: (request: string) => void,
): PublishedPorts {
  const open = new Map<number, { readonly server: Server; readonly sockets: Set<Socket> }>()
  const closing: Promise<void>[] = []
  const close = (port: number): void => {
    const found = open.get(port)
    if (!found) return
    open.delete(port)
    closing.push(new Promise((resolve) => found.server.close(() => resolve())))
    for (const socket of found.sockets) socket.destroy()
  }
  const look = (): void => {
    const wanted = portsOf(door, machine)
    for (const port of open.keys()) if (!wanted.has(port)) close(port)
    for (const port of wanted)
      if (!open.has(port)) open.set(port, listenOn(door, machine, port, asked))
  }
  const leave = changesOf(door.simulation).enter({
    look,
    concerns: (table) => table === containers.name,
    isBlocked: () => false,
    end: () => {},
  })
  look()
  return {
    end: async () => {
      leave()
      for (const port of [...open.keys()]) close(port)
      await Promise.all(closing)
    },
  }
}

/** The ports that containers of a machine publish now. */
const portsOf = (door: Door, machine: string): ReadonlySet<number> =>
  new Set(
    door.simulation
      .read()
      .by(containers, 'byMachine', machine)
      .flatMap(({ published }) =>
        published.flatMap(({ protocol, hostPort }) => (protocol === 'tcp' ? [hostPort] : [])),
      ),
  )

function listenOn(door: Door, machine: string, port: number, asked: (request: string) => void) {
  const sockets = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    asked(`port ${port}`)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    const end = bridge((message) => requestTo(door, machine, port, message), {
      write: (bytes) => void (socket.writable && socket.write(bytes)),
      end: () => socket.end(),
    })
    socket.on('data', (bytes: Buffer) => end.receive(bytes)).on('end', () => end.end())
  })
  server.on('error', () => {})
  server.listen(port, LOOPBACK)
  return { server, sockets }
}

/** Sends a request to a port of the machine, and waits for what comes of it. */
function requestTo(door: Door, machine: string, port: number, asked: Message): Promise<Outcome> {
  const verbs = engineVerbs(door)
  return whenDone(door, verbs.send(machine, port, asked), verbs.outcome)
}
