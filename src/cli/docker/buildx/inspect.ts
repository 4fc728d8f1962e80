/**
 * `docker buildx inspect`: one builder.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/inspect/
 */
import { defineVerb } from '../../verb.js'
import {
  BUILDER_FLAGS,
  BUILDKIT,
  DEFAULT,
  DRIVER,
  PLATFORMS,
  STATUS,
  checkBuilder,
} from './builder.js'

const LABEL = 'org.mobyproject.buildkit.worker.moby.host-gateway-ip: 172.17.0.1'

const TEXT = `Name:   ${DEFAULT}
Driver: ${DRIVER}

Nodes:
Name:             ${DEFAULT}
Endpoint:         ${DEFAULT}
Status:           ${STATUS}
BuildKit version: ${BUILDKIT}
Platforms:        ${PLATFORMS.join(', ')}
Labels:
 ${LABEL}
`

export const buildxInspect = defineVerb({
  name: 'buildx inspect',
  usage: 'inspect [NAME]',
  short: 'Inspect current builder instance',
  flags: {
    ...BUILDER_FLAGS,
    bootstrap: { type: 'boolean', usage: 'Ensure builder has booted before inspecting' },
  },
  *run(cli, [name], { builder }) {
    checkBuilder(name ?? builder)
    cli.out(TEXT)
    return { value: undefined }
  },
})
