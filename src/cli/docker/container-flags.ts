/**
 * The flags that `docker create` and `docker run` share.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/run/
 */
import type { FlagSpecs, FlagValues } from '../flags.js'
import { NETWORK_FLAGS } from './container-network-flags.js'
import { RESOURCE_FLAGS } from './container-resource-flags.js'
import {
  DISABLE_CONTENT_TRUST,
  ENV,
  ENV_FILE,
  INTERACTIVE,
  ISOLATION,
  PLATFORM,
  PULL,
  RESTART,
  TTY,
  WORKDIR,
} from './shared-flags.js'

/** What both verbs take. */
export const CONTAINER_FLAGS = {
  ...NETWORK_FLAGS,
  ...RESOURCE_FLAGS,
  annotation: {
    type: 'strings',
    value: 'map',
    verbatim: true,
    usage: 'Add an annotation to the container (passed through to the OCI runtime) (default map[])',
  },
  attach: {
    type: 'strings',
    short: 'a',
    value: 'list',
    verbatim: true,
    usage: 'Attach to STDIN, STDOUT or STDERR',
  },
  'cap-add': { type: 'strings', value: 'list', verbatim: true, usage: 'Add Linux capabilities' },
  'cap-drop': { type: 'strings', value: 'list', verbatim: true, usage: 'Drop Linux capabilities' },
  'cgroup-parent': { type: 'string', usage: 'Optional parent cgroup for the container' },
  cgroupns: {
    type: 'string',
    usage:
      "Cgroup namespace to use (host|private)\n'host':    Run the container in the Docker host's cgroup namespace\n'private': Run the container in its own private cgroup namespace\n'':        Use the cgroup namespace as configured by the\n           default-cgroupns-mode option on the daemon (default)",
  },
  cidfile: { type: 'string', usage: 'Write the container ID to the file' },
  'disable-content-trust': DISABLE_CONTENT_TRUST,
  entrypoint: { type: 'string', usage: 'Overwrite the default ENTRYPOINT of the image' },
  env: ENV,
  'env-file': ENV_FILE,
  'group-add': {
    type: 'strings',
    value: 'list',
    verbatim: true,
    usage: 'Add additional groups to join',
  },
  'health-cmd': { type: 'string', usage: 'Command to run to check health' },
  'health-interval': {
    type: 'duration',
    usage: 'Time between running the check (ms|s|m|h) (default 0s)',
  },
  'health-retries': {
    type: 'int',
    default: 0,
    usage: 'Consecutive failures needed to report unhealthy',
  },
  'health-start-interval': {
    type: 'duration',
    usage: 'Time between running the check during the start period (ms|s|m|h) (default 0s)',
  },
  'health-start-period': {
    type: 'duration',
    usage:
      'Start period for the container to initialize before starting health-retries countdown (ms|s|m|h) (default 0s)',
  },
  'health-timeout': {
    type: 'duration',
    usage: 'Maximum time to allow one check to run (ms|s|m|h) (default 0s)',
  },
  help: { type: 'boolean', usage: 'Print usage' },
  init: {
    type: 'boolean',
    usage: 'Run an init inside the container that forwards signals and reaps processes',
  },
  interactive: INTERACTIVE,
  ipc: { type: 'string', usage: 'IPC mode to use' },
  isolation: ISOLATION,
  label: {
    type: 'strings',
    short: 'l',
    value: 'list',
    verbatim: true,
    usage: 'Set meta data on a container',
  },
  'label-file': {
    type: 'strings',
    value: 'list',
    verbatim: true,
    usage: 'Read in a line delimited file of labels',
  },
  'log-driver': { type: 'string', usage: 'Logging driver for the container' },
  'log-opt': { type: 'strings', value: 'list', verbatim: true, usage: 'Log driver options' },
  mount: {
    type: 'strings',
    value: 'mount',
    verbatim: true,
    usage: 'Attach a filesystem mount to the container',
  },
  name: { type: 'string', usage: 'Assign a name to the container' },
  'no-healthcheck': { type: 'boolean', usage: 'Disable any container-specified HEALTHCHECK' },
  pid: { type: 'string', default: '', usage: 'PID namespace to use' },
  platform: PLATFORM,
  privileged: { type: 'boolean', usage: 'Give extended privileges to this container' },
  pull: PULL,
  quiet: { type: 'boolean', short: 'q', usage: 'Suppress the pull output' },
  'read-only': { type: 'boolean', usage: "Mount the container's root filesystem as read only" },
  restart: { ...RESTART, default: 'no' },
  rm: {
    type: 'boolean',
    usage: 'Automatically remove the container and its associated anonymous volumes when it exits',
  },
  runtime: { type: 'string', usage: 'Runtime to use for this container' },
  'security-opt': { type: 'strings', value: 'list', verbatim: true, usage: 'Security Options' },
  'stop-signal': { type: 'string', usage: 'Signal to stop the container' },
  'stop-timeout': { type: 'int', usage: 'Timeout (in seconds) to stop a container' },
  tmpfs: { type: 'strings', value: 'list', verbatim: true, usage: 'Mount a tmpfs directory' },
  tty: TTY,
  'use-api-socket': { type: 'boolean', usage: 'Bind mount Docker API socket and required auth' },
  user: {
    type: 'string',
    default: '',
    short: 'u',
    usage: 'Username or UID (format: <name|uid>[:<group|gid>])',
  },
  userns: { type: 'string', usage: 'User namespace to use' },
  uts: { type: 'string', usage: 'UTS namespace to use' },
  volume: {
    type: 'strings',
    short: 'v',
    value: 'list',
    verbatim: true,
    usage: 'Bind mount a volume',
  },
  'volume-driver': { type: 'string', usage: 'Optional volume driver for the container' },
  'volumes-from': {
    type: 'strings',
    value: 'list',
    verbatim: true,
    usage: 'Mount volumes from the specified container(s)',
  },
  workdir: WORKDIR,
} as const satisfies FlagSpecs

/** The values of these flags. */
export type ContainerFlags = FlagValues<typeof CONTAINER_FLAGS>
