/**
 * Flags that many of kubectl's verbs share.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl/
 */
import type { FlagSpecs } from '../flags.js'

/** How objects are printed by verbs that change something. */
export const PRINT_FLAGS = {
  'allow-missing-template-keys': {
    type: 'boolean',
    default: true,
    usage:
      'If true, ignore any errors in templates when a field or map key is missing in the template. Only applies to golang and jsonpath output formats.',
  },
  output: {
    type: 'string',
    short: 'o',
    usage:
      'Output format. One of: (json, yaml, kyaml, name, go-template, go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).',
  },
  'show-managed-fields': {
    type: 'boolean',
    usage: 'If true, keep the managedFields when printing objects in JSON or YAML format.',
  },
  template: {
    type: 'string',
    usage:
      'Template string or path to template file to use when -o=go-template, -o=go-template-file. The template format is golang templates [http://golang.org/pkg/text/template/#pkg-overview].',
  },
} as const satisfies FlagSpecs

/** Objects from files. */
export const FILE_FLAGS = {
  filename: {
    type: 'strings',
    short: 'f',
    usage: 'Filename, directory, or URL to files identifying the resource',
  },
  kustomize: {
    type: 'string',
    short: 'k',
    usage: "Process the kustomization directory. This flag can't be used together with -f or -R.",
  },
  recursive: {
    type: 'boolean',
    short: 'R',
    usage:
      'Process the directory used in -f, --filename recursively. Useful when you want to manage related manifests organized within the same directory.',
  },
} as const satisfies FlagSpecs

/** `-l` */
export const SELECTOR_FLAG = {
  selector: {
    type: 'string',
    short: 'l',
    usage:
      "Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.",
  },
} as const satisfies FlagSpecs

/** `--field-selector` */
export const FIELD_SELECTOR_FLAG = {
  'field-selector': {
    type: 'string',
    usage:
      "Selector (field query) to filter on, supports '=', '==', and '!='.(e.g. --field-selector key1=value1,key2=value2). The server only supports a limited number of field queries per type.",
  },
} as const satisfies FlagSpecs

/** `--all` */
export const ALL_FLAG = {
  all: {
    type: 'boolean',
    usage: 'Select all resources, in the namespace of the specified resource types',
  },
} as const satisfies FlagSpecs

/** `-A` */
export const ALL_NAMESPACES_FLAG = {
  'all-namespaces': {
    type: 'boolean',
    short: 'A',
    usage:
      'If present, list the requested object(s) across all namespaces. Namespace in current context is ignored even if specified with --namespace.',
  },
} as const satisfies FlagSpecs

/** `--dry-run` */
export const DRY_RUN_FLAG = {
  'dry-run': {
    type: 'optionalString',
    default: 'none',
    whenBare: 'unchanged',
    usage:
      'Must be "none", "server", or "client". If client strategy, only print the object that would be sent, without sending it. If server strategy, submit server-side request without persisting the resource.',
  },
} as const satisfies FlagSpecs

/** `--validate` */
export const VALIDATE_FLAG = {
  validate: {
    type: 'optionalString',
    default: 'strict',
    whenBare: 'strict',
    usage:
      'Must be one of: strict (or true), warn, ignore (or false). "true" or "strict" will use a schema to validate the input and fail the request if invalid.',
  },
} as const satisfies FlagSpecs

/** `--save-config` */
export const SAVE_CONFIG_FLAG = {
  'save-config': {
    type: 'boolean',
    usage:
      'If true, the configuration of current object will be saved in its annotation. Otherwise, the annotation will be unchanged. This flag is useful when you want to perform kubectl apply on this object in the future.',
  },
} as const satisfies FlagSpecs

/** How a file is written for an editor. */
export const EDIT_FLAGS = {
  'windows-line-endings': {
    type: 'boolean',
    usage: 'Defaults to the line ending native to your platform.',
  },
} as const satisfies FlagSpecs

/** `--record` */
export const RECORD_FLAG = {
  record: {
    type: 'boolean',
    hidden: true,
    deprecated: '--record will be removed in the future',
    usage: 'Record current kubectl command in the resource annotation.',
  },
} as const satisfies FlagSpecs

/** How deletions go, for the verbs that delete. */
export const DELETE_FLAGS = {
  cascade: {
    type: 'optionalString',
    default: 'background',
    whenBare: 'background',
    usage:
      'Must be "background", "orphan", or "foreground". Selects the deletion cascading strategy for the dependents (e.g. Pods created by a ReplicationController). Defaults to background.',
  },
  force: {
    type: 'boolean',
    usage:
      'If true, immediately remove resources from API and bypass graceful deletion. Note that immediate deletion of some resources may result in inconsistency or data loss and requires confirmation.',
  },
  'grace-period': {
    type: 'int',
    default: -1,
    usage:
      'Period of time in seconds given to the resource to terminate gracefully. Ignored if negative. Set to 1 for immediate shutdown. Can only be set to 0 when --force is true (force deletion).',
  },
  timeout: {
    type: 'duration',
    default: '0s',
    usage:
      'The length of time to wait before giving up on a delete, zero means determine a timeout from the size of the object',
  },
} as const satisfies FlagSpecs

/** The flag that names who writes. */
export const managerFlag = <const Name extends string>(name: Name) =>
  ({
    'field-manager': {
      type: 'string',
      default: name,
      usage: 'Name of the manager used to track field ownership.',
    },
  }) as const satisfies FlagSpecs

/** The flag for waits that need a pod that runs. */
export const podTimeoutFlag = (value: string) =>
  ({
    'pod-running-timeout': {
      type: 'duration',
      default: value,
      usage:
        'The length of time (like 5s, 2m, or 3h, higher than zero) to wait until at least one pod is running',
    },
  }) as const satisfies FlagSpecs

/** `-c` */
export const CONTAINER_FLAG = {
  container: {
    type: 'string',
    short: 'c',
    usage:
      'Container name. If omitted, use the kubectl.kubernetes.io/default-container annotation for selecting the container to be attached or the first container in the pod will be chosen',
  },
} as const satisfies FlagSpecs

/** How the streams of a container are connected. */
export const STREAM_FLAGS = {
  quiet: { type: 'boolean', short: 'q', usage: 'Only print output from the remote session' },
  stdin: { type: 'boolean', short: 'i', usage: 'Pass stdin to the container' },
  tty: { type: 'boolean', short: 't', usage: 'Stdin is a TTY' },
} as const satisfies FlagSpecs

/** The flag of verbs that print tables in other forms too. */
export const NO_HEADERS_FLAG = {
  'no-headers': {
    type: 'boolean',
    usage:
      "When using the default or custom-column output format, don't print headers (default print headers).",
  },
} as const satisfies FlagSpecs

/** The flag of verbs that read long lists. */
export const CHUNK_FLAG = {
  'chunk-size': {
    type: 'int',
    default: 500,
    usage:
      'Return large lists in chunks rather than all at once. Pass 0 to disable. This flag is beta and may change in the future.',
  },
} as const satisfies FlagSpecs

/** What `--wait` does in the verbs that delete. */
export const WAIT_USAGE =
  'If true, wait for resources to be gone before returning. This waits for finalizers.'
