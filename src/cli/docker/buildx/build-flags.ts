/**
 * The flags of `docker buildx build`, and those of the classic builder that it reads over.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/#options
 */
import type { FlagSpecs } from '../../flags.js'
import { RESOURCE_FLAGS } from '../container-resource-flags.js'

/** Where a flag of the classic builder stands that has no effect here. */
const ignored = (type: 'boolean' | 'string' | 'strings') =>
  ({ type, hidden: true, verbatim: true }) as const

export const BUILD_FLAGS = {
  'add-host': {
    type: 'strings',
    verbatim: true,
    usage: 'Add a custom host-to-IP mapping (format: "host:ip")',
  },
  allow: {
    type: 'strings',
    value: 'stringArray',
    verbatim: true,
    usage:
      'Allow extra privileged entitlement (e.g., "network.host", "security.insecure", "device")',
  },
  annotation: {
    type: 'strings',
    value: 'stringArray',
    verbatim: true,
    usage: 'Add annotation to the image',
  },
  attest: {
    type: 'strings',
    value: 'stringArray',
    verbatim: true,
    usage: 'Attestation parameters (format: "type=sbom,generator=image")',
  },
  'build-arg': {
    type: 'strings',
    value: 'stringArray',
    verbatim: true,
    usage: 'Set build-time variables',
  },
  'build-context': {
    type: 'strings',
    value: 'stringArray',
    verbatim: true,
    usage: 'Additional build contexts (e.g., name=path)',
  },
  builder: { type: 'string', usage: 'Override the configured builder instance' },
  'cache-from': {
    type: 'strings',
    value: 'stringArray',
    verbatim: true,
    usage: 'External cache sources (e.g., "user/app:cache", "type=local,src=path/to/dir")',
  },
  'cache-to': {
    type: 'strings',
    value: 'stringArray',
    verbatim: true,
    usage: 'Cache export destinations (e.g., "user/app:cache", "type=local,dest=path/to/dir")',
  },
  call: {
    type: 'string',
    default: 'build',
    usage: 'Set method for evaluating build ("check", "outline", "targets")',
  },
  'cgroup-parent': {
    type: 'string',
    usage: 'Set the parent cgroup for the "RUN" instructions during build',
  },
  check: { type: 'boolean', usage: 'Shorthand for "--call=check"' },
  debug: { type: 'boolean', short: 'D', usage: 'Enable debug logging' },
  file: {
    type: 'string',
    short: 'f',
    usage: 'Name of the Dockerfile (default: "PATH/Dockerfile")',
  },
  iidfile: { type: 'string', usage: 'Write the image ID to a file' },
  label: {
    type: 'strings',
    value: 'stringArray',
    verbatim: true,
    usage: 'Set metadata for an image',
  },
  load: { type: 'boolean', usage: 'Shorthand for "--output=type=docker"' },
  'metadata-file': { type: 'string', usage: 'Write build result metadata to a file' },
  network: {
    type: 'string',
    default: 'default',
    usage: 'Set the networking mode for the "RUN" instructions during build',
  },
  'no-cache': { type: 'boolean', usage: 'Do not use cache when building the image' },
  'no-cache-filter': {
    type: 'strings',
    value: 'stringArray',
    usage: 'Do not cache specified stages',
  },
  output: {
    type: 'strings',
    short: 'o',
    value: 'stringArray',
    verbatim: true,
    usage: 'Output destination (format: "type=local,dest=path")',
  },
  platform: { type: 'strings', value: 'stringArray', usage: 'Set target platform for build' },
  progress: {
    type: 'string',
    default: 'auto',
    usage:
      'Set type of progress output ("auto", "none",  "plain", "quiet", "rawjson", "tty"). Use plain to show container output',
  },
  provenance: { type: 'string', usage: 'Shorthand for "--attest=type=provenance"' },
  pull: { type: 'boolean', usage: 'Always attempt to pull all referenced images' },
  push: { type: 'boolean', usage: 'Shorthand for "--output=type=registry"' },
  quiet: {
    type: 'boolean',
    short: 'q',
    usage: 'Suppress the build output and print image ID on success',
  },
  sbom: { type: 'string', usage: 'Shorthand for "--attest=type=sbom"' },
  secret: {
    type: 'strings',
    value: 'stringArray',
    verbatim: true,
    usage: 'Secret to expose to the build (format: "id=mysecret[,src=/local/secret]")',
  },
  'shm-size': { type: 'string', value: 'bytes', usage: 'Shared memory size for build containers' },
  ssh: {
    type: 'strings',
    value: 'stringArray',
    verbatim: true,
    usage:
      'SSH agent socket or keys to expose to the build (format: "default|<id>[=<socket>|<key>[,<key>]]")',
  },
  tag: {
    type: 'strings',
    short: 't',
    value: 'stringArray',
    verbatim: true,
    usage: 'Name and optionally a tag (format: "name:tag")',
  },
  target: { type: 'string', usage: 'Set the target build stage to build' },
  ulimit: RESOURCE_FLAGS.ulimit,
  compress: ignored('boolean'),
  'cpu-period': ignored('string'),
  'cpu-quota': ignored('string'),
  'cpu-shares': ignored('string'),
  'cpuset-cpus': ignored('string'),
  'cpuset-mems': ignored('string'),
  'disable-content-trust': ignored('boolean'),
  'force-rm': ignored('boolean'),
  isolation: ignored('string'),
  memory: ignored('string'),
  'memory-swap': ignored('string'),
  rm: ignored('boolean'),
  'security-opt': ignored('strings'),
  squash: ignored('boolean'),
} as const satisfies FlagSpecs
