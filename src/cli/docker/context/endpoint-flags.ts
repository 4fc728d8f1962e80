/**
 * Flags that say which daemon a context means.
 *
 * @module
 */
import type { FlagSpecs } from '../../flags.js'

export const ENDPOINT_FLAGS = {
  description: { type: 'string', usage: 'Description of the context' },
  docker: {
    type: 'strings',
    value: 'stringToString',
    verbatim: true,
    usage: 'set the docker endpoint (default [])',
  },
} as const satisfies FlagSpecs

/** What the help of `create` and `update` says of `--docker`. */
export const endpointHelp = (verb: string): string =>
  `\n\nDocker endpoint config:\n\nNAME                DESCRIPTION\nfrom                Copy named context's Docker endpoint configuration\nhost                Docker endpoint on which to connect\nca                  Trust certs signed only by this CA\ncert                Path to TLS certificate file\nkey                 Path to TLS key file\nskip-tls-verify     Skip TLS certificate validation\n\nExample:\n\n$ docker context ${verb} my-context --description "some description" --docker "host=tcp://myserver:2376,ca=~/ca-file,cert=~/cert-file,key=~/key-file"`
