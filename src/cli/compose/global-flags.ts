/**
 * The flags that stand before the verb.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/#options
 */
import type { FlagSpec, FlagSpecs } from '../flags.js'

export const DRY_RUN = {
  type: 'boolean',
  usage: 'Execute command in dry run mode',
} as const satisfies FlagSpec

export const GLOBAL_FLAGS = {
  'all-resources': {
    type: 'boolean',
    usage: 'Include all resources, even those not used by services',
  },
  ansi: {
    type: 'string',
    default: 'auto',
    usage: 'Control when to print ANSI control characters ("never"|"always"|"auto")',
  },
  compatibility: { type: 'boolean', usage: 'Run compose in backward compatibility mode' },
  'dry-run': DRY_RUN,
  'env-file': {
    type: 'strings',
    value: 'stringArray',
    verbatim: true,
    usage: 'Specify an alternate environment file',
  },
  file: {
    type: 'strings',
    short: 'f',
    value: 'stringArray',
    verbatim: true,
    usage: 'Compose configuration files',
  },
  'no-ansi': { type: 'boolean', hidden: true },
  parallel: {
    type: 'int',
    default: -1,
    usage: 'Control max parallelism, -1 for unlimited',
  },
  profile: {
    type: 'strings',
    value: 'stringArray',
    verbatim: true,
    usage: 'Specify a profile to enable',
  },
  progress: {
    type: 'string',
    default: '',
    usage: 'Set type of progress output (auto, tty, plain, json, quiet)',
  },
  'project-directory': {
    type: 'string',
    usage:
      'Specify an alternate working directory\n(default: the path of the, first specified, Compose file)',
  },
  'project-name': { type: 'string', short: 'p', usage: 'Project name' },
  verbose: { type: 'boolean', hidden: true },
  version: {
    type: 'boolean',
    short: 'v',
    hidden: true,
    usage: 'Show the Docker Compose version information',
  },
  workdir: { type: 'string', hidden: true },
} as const satisfies FlagSpecs
