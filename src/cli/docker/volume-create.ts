/**
 * `docker volume create`: makes a volume.
 *
 * @see https://docs.docker.com/reference/cli/docker/volume/create/
 */
import { volumeCreate as createOnDaemon } from '../../docker/volume/create.js'
import { defineVerb } from '../verb.js'
import { pairs } from './pairs.js'
import { DRIVER_OPTIONS } from './shared-flags.js'

export const volumeCreate = defineVerb({
  name: 'create',
  usage: 'create [OPTIONS] [VOLUME]',
  short: 'Create a volume',
  flags: {
    availability: {
      type: 'string',
      default: 'active',
      usage: 'Cluster Volume availability ("active", "pause", "drain")',
    },
    driver: { type: 'string', short: 'd', default: 'local', usage: 'Specify volume driver name' },
    group: { type: 'string', usage: 'Cluster Volume group (cluster volumes)' },
    label: { type: 'strings', value: 'list', verbatim: true, usage: 'Set metadata for a volume' },
    'limit-bytes': {
      type: 'string',
      value: 'bytes',
      usage: 'Minimum size of the Cluster Volume in bytes',
    },
    opt: DRIVER_OPTIONS,
    'required-bytes': {
      type: 'string',
      value: 'bytes',
      usage: 'Maximum size of the Cluster Volume in bytes',
    },
    scope: {
      type: 'string',
      default: 'single',
      usage: 'Cluster Volume access scope ("single", "multi")',
    },
    secret: {
      type: 'strings',
      value: 'map',
      verbatim: true,
      usage: 'Cluster Volume secrets (default map[])',
    },
    sharing: {
      type: 'string',
      default: 'none',
      usage: 'Cluster Volume access sharing ("none", "readonly", "onewriter", "all")',
    },
    'topology-preferred': {
      type: 'strings',
      value: 'list',
      verbatim: true,
      usage: 'A topology that the Cluster Volume would be preferred in',
    },
    'topology-required': {
      type: 'strings',
      value: 'list',
      verbatim: true,
      usage: 'A topology that the Cluster Volume must be accessible from',
    },
    type: {
      type: 'string',
      default: 'block',
      usage: 'Cluster Volume access type ("mount", "block")',
    },
  },
  *run(cli, [name], flags) {
    const volume = createOnDaemon(cli.tx, cli.machine, {
      ...(name === undefined ? {} : { Name: name }),
      Driver: flags.driver,
      Labels: pairs(flags.label),
      DriverOpts: pairs(flags.opt),
    })
    cli.out(`${volume.Name}\n`)
    return { value: volume }
  },
})
