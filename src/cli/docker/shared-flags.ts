/**
 * Flags that several verbs of docker have.
 *
 * @see https://docs.docker.com/reference/cli/docker/
 */
import type { FlagSpec } from '../flags.js'

export const ALL_CONTAINERS = {
  type: 'boolean',
  short: 'a',
  usage: 'Show all containers (default shows just running)',
} as const satisfies FlagSpec
export const CHANGE = {
  type: 'strings',
  short: 'c',
  value: 'list',
  verbatim: true,
  usage: 'Apply Dockerfile instruction to the created image',
} as const satisfies FlagSpec
export const DETACH_KEYS = {
  type: 'string',
  usage: 'Override the key sequence for detaching a container',
} as const satisfies FlagSpec
export const DISABLE_CONTENT_TRUST = {
  type: 'boolean',
  default: true,
  usage: 'Skip image verification',
} as const satisfies FlagSpec
export const DRIVER_OPTIONS = {
  type: 'strings',
  short: 'o',
  value: 'map',
  verbatim: true,
  usage: 'Set driver specific options (default map[])',
} as const satisfies FlagSpec
export const ENV = {
  type: 'strings',
  short: 'e',
  value: 'list',
  verbatim: true,
  usage: 'Set environment variables',
} as const satisfies FlagSpec
export const ENV_FILE = {
  type: 'strings',
  value: 'list',
  verbatim: true,
  usage: 'Read in a file of environment variables',
} as const satisfies FlagSpec
export const FILTER_UNTIL = {
  type: 'strings',
  value: 'filter',
  verbatim: true,
  usage: 'Provide filter values (e.g. "until=<timestamp>")',
} as const satisfies FlagSpec
export const INTERACTIVE = {
  type: 'boolean',
  short: 'i',
  usage: 'Keep STDIN open even if not attached',
} as const satisfies FlagSpec
export const ISOLATION = {
  type: 'string',
  usage: 'Container isolation technology',
} as const satisfies FlagSpec
export const LINK = {
  type: 'strings',
  value: 'list',
  verbatim: true,
  usage: 'Add link to another container',
} as const satisfies FlagSpec
export const MEMORY_SWAP = {
  type: 'string',
  value: 'bytes',
  usage: 'Swap limit equal to memory plus swap: -1 to enable unlimited swap',
} as const satisfies FlagSpec
export const NO_TRUNC = {
  type: 'boolean',
  usage: "Don't truncate output",
} as const satisfies FlagSpec
export const OUTPUT_FILE = {
  type: 'string',
  short: 'o',
  usage: 'Write to a file, instead of STDOUT',
} as const satisfies FlagSpec
export const PLATFORM = {
  type: 'string',
  usage: 'Set platform if server is multi-platform capable',
} as const satisfies FlagSpec
export const PULL = {
  type: 'string',
  default: 'missing',
  usage: 'Pull image before creating ("always", "|missing", "never")',
} as const satisfies FlagSpec
export const QUIET = {
  type: 'boolean',
  short: 'q',
  usage: 'Suppress verbose output',
} as const satisfies FlagSpec
export const QUIET_IDS = {
  type: 'boolean',
  short: 'q',
  usage: 'Only show image IDs',
} as const satisfies FlagSpec
export const RESTART = {
  type: 'string',
  usage: 'Restart policy to apply when a container exits',
} as const satisfies FlagSpec
export const SIGNAL = {
  type: 'string',
  short: 's',
  usage: 'Signal to send to the container',
} as const satisfies FlagSpec
export const SIZE = {
  type: 'boolean',
  short: 's',
  usage: 'Display total file sizes',
} as const satisfies FlagSpec
export const TIMEOUT = {
  type: 'int',
  short: 't',
  usage: 'Seconds to wait before killing the container',
} as const satisfies FlagSpec
export const TTY = {
  type: 'boolean',
  short: 't',
  usage: 'Allocate a pseudo-TTY',
} as const satisfies FlagSpec
export const WITHOUT_PROMPT = {
  type: 'boolean',
  short: 'f',
  usage: 'Do not prompt for confirmation',
} as const satisfies FlagSpec
export const WORKDIR = {
  type: 'string',
  default: '',
  short: 'w',
  usage: 'Working directory inside the container',
} as const satisfies FlagSpec
