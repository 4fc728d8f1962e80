/**
 * `docker context inspect`.
 *
 * @see https://docs.docker.com/reference/cli/docker/context/inspect/
 */
import { defineVerb } from '../../verb.js'
import { INSPECT_FORMAT_FLAG } from '../format.js'
import { showAll } from '../shown.js'
import { activeContext, contextNamed, storageOf } from './store.js'

export const contextInspect = defineVerb({
  name: 'inspect',
  usage: 'inspect [OPTIONS] [CONTEXT] [CONTEXT...]',
  short: 'Display detailed information on one or more contexts',
  flags: { format: INSPECT_FORMAT_FLAG },
  *run(cli, args, { format }) {
    const names = args.length > 0 ? args : [activeContext(cli)]
    return {
      value: showAll(cli, names, format, (name) => {
        const context = {
          ...contextNamed(cli, name),
          TLSMaterial: {},
          Storage: storageOf(cli, name),
        }
        return { document: context, view: context }
      }),
    }
  },
})
