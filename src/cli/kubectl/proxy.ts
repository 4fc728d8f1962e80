/**
 * `kubectl proxy`: says where it serves the API, and waits for Ctrl-C. The API itself is not spoken
 * over HTTP here.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/http-proxy-access-api/
 */
import type { VerbResult, Wait } from '../verb.js'
import { define } from './definition.js'

/** The verb `kubectl proxy`. */
export const proxy = define({
  name: 'proxy',
  usage: 'proxy [--port=PORT] [--www=static-dir] [--www-prefix=prefix] [--api-prefix=prefix]',
  short: 'Run a proxy to the Kubernetes API server',
  flags: {
    address: {
      type: 'string',
      default: '127.0.0.1',
      usage: 'The IP address on which to serve on.',
    },
    port: {
      type: 'int',
      short: 'p',
      default: 8001,
      usage: 'The port on which to run the proxy. Set to 0 to pick a random port.',
    },
  },
  *run(session, _args, flags): Generator<Wait, VerbResult<{ readonly address: string }>> {
    void session.cluster
    const address = `${flags.address}:${flags.port}`
    session.out(`Starting to serve on ${address}\n`)
    const turns = session.cli.turns()
    while (!session.cli.interrupted) {
      turns.carry(undefined)
      yield { serving: true }
    }
    return { value: { address } }
  },
})
