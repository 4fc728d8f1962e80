/**
 * `docker context inspect`.
 *
 * @see https://docs.docker.com/reference/cli/docker/context/inspect/
 */
import { defineVerb } from '../../verb.js'
import { INSPECT_FORMAT_FLAG } from '../format.js'
import { showAll } from '../shown.js'
import { type Context, activeContext, contextNamed, storageOf } from './store.js'

/** A context, and where it is kept. */
export interface InspectedContext extends Context {
  readonly TLSMaterial: object
  readonly Storage: object
}

export const contextInspect = defineVerb({
  name: 'inspect',
  usage: 'inspect [OPTIONS] [CONTEXT] [CONTEXT...]',
  short: 'Display detailed information on one or more contexts',
  flags: { format: INSPECT_FORMAT_FLAG },
  *run(cli, args, { format }) {
    const names = args.length > 0 ? args : [activeContext(cli)]
    return {
      value: showAll<InspectedContext>(cli, names, format, (name) => {
        const document = {
          ...contextNamed(cli, name),
          TLSMaterial: {},
          Storage: storageOf(cli, name),
        }
        return { document, view: document }
      }),
    }
  },
})
