/**
 * Small programs of well-known images: hello-world, pause, the registry, and what node's image runs
 * first.
 *
 * @module
 */
import { REASON_PHRASES } from '../../net/reason-phrases.js'
import type { Answer } from '../../net/request.js'
import { type Program, awaitInput, exit } from '../program.js'
import { defineServer, handOver } from './server.js'

const HELLO = `
Hello from Docker!
This message shows that your installation appears to be working correctly.

This is what had to happen until you could read it:
 1. The docker command asked the Docker daemon for a container.
 2. The daemon had no image "hello-world", so it fetched it from Docker Hub.
 3. It made a container of the image, and started the program that wrote
    these lines.
 4. It handed the output back to the docker command, and that to your
    terminal.

Something bigger to try, a shell in an Ubuntu container:
 $ docker run -it ubuntu bash
`

/** @see https://hub.docker.com/_/hello-world */
export const hello: Program = {
  name: 'hello',
  step(system) {
    system.out(`${HELLO}\n`)
    return exit(0)
  },
}

const SIGNAL_WORDS: Readonly<Record<string, string>> = { TERM: 'Terminated', INT: 'Interrupt' }

/** Does nothing until a signal stops it: it holds a pod's namespaces. */
export const pause: Program = {
  name: 'pause',
  step(system, state) {
    if (state === undefined) system.trap(['TERM', 'INT'])
    const [signal] = system.signals()
    if (signal === undefined) return awaitInput(null)
    system.err(`Shutting down, got signal: ${SIGNAL_WORDS[signal] ?? signal}\n`)
    return exit(0)
  },
}

/** The words that `node` is asked to run: a script or options alone mean node itself. */
export const nodeEntrypoint: Program = {
  name: 'node-entrypoint',
  step(system) {
    const command = system.argv.slice(1)
    const [first = ''] = command
    const isCommand =
      !first.startsWith('-') &&
      (first.includes('/')
        ? system.files.exists(first) && system.files.stat(first).program !== undefined
        : onPath(system.env.PATH ?? '', first, (path) => system.files.exists(path)))
    return handOver(
      system,
      isCommand ? command : ['node', ...command],
      ({ message }) => `${message}\n`,
    )
  },
}

const onPath = (path: string, name: string, exists: (path: string) => boolean): boolean =>
  path.split(':').some((directory) => exists(`${directory}/${name}`))

/** A registry's own server: it answers that it is there. */
export const registry = defineServer({
  name: 'registry',
  port: 5000,
  begin(system) {
    system.err('level=info msg="listening on [::]:5000"\n')
    return null
  },
  taken(system, port, { text }) {
    system.err(`level=fatal msg="listen tcp :${port}: bind: ${text.toLowerCase()}"\n`)
    return 1
  },
  answer: (_, { message }, state) => ({
    answer: /^\/v2\/?$/.test(message.path ?? '')
      ? json(200, '{}')
      : json(404, '{"errors":[{"code":"UNSUPPORTED","message":"The operation is unsupported."}]}'),
    state,
  }),
  signals: { TERM: () => 0, INT: () => 0 },
})

const json = (status: number, body: string): Answer => ({
  status,
  statusText: REASON_PHRASES[status] ?? '',
  headers: {
    'Content-Type': 'application/json; charset=utf-8',
    'Docker-Distribution-Api-Version': 'registry/2.0',
    'Content-Length': String(body.length),
  },
  body,
})

/** What the registry's image runs: a file means the server. */
export const registryEntrypoint: Program = {
  name: 'registry-entrypoint',
  step: (system) =>
    handOver(
      system,
      /\.ya?ml$/.test(system.argv[1] ?? '')
        ? ['registry', 'serve', ...system.argv.slice(1)]
        : system.argv.slice(1),
      ({ message }) => `${message}\n`,
    ),
}
