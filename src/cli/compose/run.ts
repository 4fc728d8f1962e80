/**
 * `docker compose run`: runs a command in a container of its own, as a service is.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/run/
 */
import { run as dockerRun } from '../docker/run.js'
import { USAGES } from './shared-flags.js'
import { runOneOff } from './one-off.js'
import { defineComposeVerb } from './verb.js'

export const run = defineComposeVerb({
  name: 'run',
  usage: 'run [OPTIONS] SERVICE [COMMAND] [ARGS...]',
  short: 'Run a one-off command on a service',
  flags: {
    build: { type: 'boolean', usage: 'Build image before starting container' },
    'cap-add': { type: 'strings', value: 'list', verbatim: true, usage: 'Add Linux capabilities' },
    'cap-drop': {
      type: 'strings',
      value: 'list',
      verbatim: true,
      usage: 'Drop Linux capabilities',
    },
    detach: {
      type: 'boolean',
      short: 'd',
      usage: dockerRun.flags.detach.usage,
    },
    entrypoint: { type: 'string', usage: 'Override the entrypoint of the image' },
    env: {
      type: 'strings',
      short: 'e',
      value: 'stringArray',
      verbatim: true,
      usage: 'Set environment variables',
    },
    'env-from-file': {
      type: 'strings',
      value: 'stringArray',
      verbatim: true,
      usage: 'Set environment variables from file',
    },
    interactive: {
      type: 'boolean',
      short: 'i',
      default: true,
      usage: dockerRun.flags.interactive.usage,
    },
    label: {
      type: 'strings',
      short: 'l',
      value: 'stringArray',
      verbatim: true,
      usage: 'Add or override a label',
    },
    name: { type: 'string', usage: dockerRun.flags.name.usage },
    'no-TTY': {
      type: 'boolean',
      short: 'T',
      default: true,
      tristate: true,
      usage: 'Disable pseudo-TTY allocation (default: auto-detected)',
    },
    'no-deps': { type: 'boolean', usage: "Don't start linked services" },
    publish: {
      type: 'strings',
      short: 'p',
      value: 'stringArray',
      verbatim: true,
      usage: dockerRun.flags.publish.usage,
    },
    pull: {
      type: 'string',
      default: 'policy',
      usage: USAGES.pull,
    },
    quiet: { type: 'boolean', short: 'q', usage: "Don't print anything to STDOUT" },
    'quiet-build': { type: 'boolean', usage: 'Suppress progress output from the build process' },
    'quiet-pull': { type: 'boolean', usage: USAGES.quietPull },
    'remove-orphans': {
      type: 'boolean',
      usage: USAGES.removeOrphans,
    },
    rm: { type: 'boolean', usage: 'Automatically remove the container when it exits' },
    'service-ports': {
      type: 'boolean',
      short: 'P',
      usage: "Run command with all service's ports enabled and mapped to the host",
    },
    'use-aliases': {
      type: 'boolean',
      usage: "Use the service's network useAliases in the network(s) the container connects to",
    },
    user: { type: 'string', short: 'u', usage: 'Run as specified username or uid' },
    volume: {
      type: 'strings',
      short: 'v',
      value: 'stringArray',
      verbatim: true,
      usage: 'Bind mount a volume',
    },
    workdir: { type: 'string', short: 'w', usage: dockerRun.flags.workdir.usage },
  },
  arity: { min: 1 },
  interspersed: false,
  *run(scene, [service = '', ...command], flags) {
    return yield* runOneOff(scene, service, command, flags)
  },
})
