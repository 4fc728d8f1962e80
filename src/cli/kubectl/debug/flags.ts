/**
 * The flags of `kubectl debug`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_debug/
 */
import type { FlagSpecs } from '../../flags.js'
import { FILE_FLAGS } from '../flags.js'

const FOR_COPIES = "(This flag only works when used with '--copy-to')"

export const DEBUG_FLAGS = {
  'arguments-only': {
    type: 'boolean',
    usage:
      'If specified, everything after -- will be passed to the new container as Args instead of Command.',
  },
  attach: {
    type: 'boolean',
    tristate: true,
    usage: 'If true, wait for the container to start running, and then attach to it.',
  },
  container: {
    type: 'string',
    short: 'c',
    default: '',
    usage: 'Container name to use for debug container.',
  },
  'copy-to': {
    type: 'string',
    default: '',
    usage: 'Create a copy of the target Pod with this name.',
  },
  custom: {
    type: 'string',
    default: '',
    usage:
      'Path to a JSON or YAML file containing a partial container spec to customize built-in debug profiles.',
  },
  env: {
    type: 'strings',
    verbatim: true,
    usage: 'Environment variables of the debugging container.',
  },
  filename: FILE_FLAGS.filename,
  image: { type: 'string', default: '', usage: 'Container image to use for debug container.' },
  'image-pull-policy': {
    type: 'string',
    default: '',
    usage: 'When the image of the debugging container is pulled; the server decides if empty.',
  },
  'keep-annotations': {
    type: 'boolean',
    usage: `If true, keep the original pod annotations.${FOR_COPIES}`,
  },
  'keep-init-containers': {
    type: 'boolean',
    default: true,
    usage: `Run the init containers for the pod. Defaults to true.${FOR_COPIES}`,
  },
  'keep-labels': { type: 'boolean', usage: `If true, keep the original pod labels.${FOR_COPIES}` },
  'keep-liveness': {
    type: 'boolean',
    usage: `If true, keep the original pod liveness probes.${FOR_COPIES}`,
  },
  'keep-readiness': {
    type: 'boolean',
    usage: `If true, keep the original pod readiness probes.${FOR_COPIES}`,
  },
  'keep-startup': {
    type: 'boolean',
    usage: `If true, keep the original startup probes.${FOR_COPIES}`,
  },
  profile: {
    type: 'string',
    default: 'general',
    usage:
      'Options are "general", "baseline", "restricted", "netadmin" or "sysadmin". Defaults to "general"',
  },
  quiet: { type: 'boolean', short: 'q', usage: 'If true, suppress informational messages.' },
  replace: { type: 'boolean', usage: "When used with '--copy-to', delete the original Pod." },
  'same-node': {
    type: 'boolean',
    usage: "When used with '--copy-to', schedule the copy of target Pod on the same node.",
  },
  'set-image': {
    type: 'strings',
    usage:
      "When used with '--copy-to', a list of name=image pairs for changing container images, similar to how 'kubectl set image' works.",
  },
  'share-processes': {
    type: 'boolean',
    tristate: true,
    usage: "When used with '--copy-to', enable process namespace sharing in the copy.",
  },
  stdin: {
    type: 'boolean',
    short: 'i',
    usage: 'Keep stdin open on the container(s) in the pod, even if nothing is attached.',
  },
  target: {
    type: 'string',
    default: '',
    usage: 'When using an ephemeral container, target processes in this container name.',
  },
  tty: { type: 'boolean', short: 't', usage: 'Allocate a TTY for the debugging container.' },
} as const satisfies FlagSpecs
