/**
 * Flags of the tools that are accepted and move nothing here: said aloud when they are given, or
 * without effect for a reason.
 *
 * A flag is one of three: code reads it; it stands in the first list and gives a warning;
 * or it stands in the second list, with the reason. A test walks all verbs of the three tools.
 *
 * @see docs/simulated.md
 */
import { tellUnsupported } from '../sim/unsupported.js'
import { type AnyFlagValues, type FlagSpec, camelCase, valueWhenAbsent } from './flags.js'
import type { AnyVerb, Cli } from './verb.js'

/** A tool of the workstation. */
export type Tool = 'docker' | 'kubectl' | 'minikube'

const words = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ')))

/** Flags that are said aloud when they are given. */
export const UNSIMULATED_FLAGS: Readonly<Record<Tool, ReadonlySet<string>>> = {
  docker: words(
    'aux-address availability blkio-weight blkio-weight-device cgroupns',
    'checkpoint checkpoint-dir config-from config-only cpu-count cpu-period cpu-quota',
    'cpu-rt-period cpu-rt-runtime cpu-shares cpuset-cpus cpuset-mems device device-cgroup-rule',
    'device-read-bps device-read-iops device-write-bps device-write-iops',
    'driver-opt gw-priority ingress',
    'io-maxbandwidth io-maxiops ip6 ipam-opt ipc ipv4 kernel-memory link-local-ip mac-address',
    'memory-swappiness oom-kill-disable oom-score-adj pids-limit',
    'required-bytes sharing squash storage-opt topology-preferred topology-required',
    'use-api-socket userns uts volume-driver',
  ),
  kubectl: words('server-print'),
  minikube: new Set(),
}

/** Flags that are said aloud by one verb, because another one acts on them. */
export const UNSIMULATED_BY_VERB: Readonly<Record<string, ReadonlySet<string>>> = {
  'docker build': words('shm-size ulimit'),
}

/** Flags that have no effect here, with the reason. */
export const FLAGS_WITHOUT_EFFECT: Readonly<
  Record<Tool, readonly { readonly flags: string; readonly reason: string }[]>
> = {
  docker: [
    {
      flags: 'bootstrap debug default global keep-daemon keep-state',
      reason:
        'the one builder of a machine is the daemon itself, which is always chosen, runs, and keeps no log of its own',
    },
    {
      flags: 'annotation cgroup-parent isolation security-opt',
      reason:
        'a simulated program can reach nothing of its machine, so there is nothing to confine',
    },
    {
      flags: 'cache-from compress force-rm',
      reason: 'the builder of a lab keeps its whole cache and sends its context at no cost',
    },
    {
      flags: 'disable-content-trust',
      reason: 'the default is what a lab does: no image is signed',
    },
  ],
  kubectl: [
    {
      flags: 'certificate-authority insecure-skip-tls-verify tls-server-name',
      reason: 'the way from the workstation to the API server of a lab is never encrypted',
    },
    {
      flags: 'cached chunk-size disable-compression match-server-version request-timeout',
      reason:
        'an answer of the API server takes no time here, and client and server are one version',
    },
    {
      flags: 'cache-dir kuberc log-flush-frequency profile profile-output vmodule',
      reason: 'the client of a lab has no cache, no preferences, no log and no profile of its own',
    },
    {
      flags: 'ignore-errors no-preserve skip-wait-for-delete-timeout',
      reason: 'what they are about does not happen in a lab',
    },
  ],
  minikube: [
    {
      flags: 'cleanup native-ssh',
      reason: 'a lab has no routes left over from other runs, and one way into a node',
    },
    {
      flags: 'force refresh',
      reason: 'add-ons are checked and made anew in any case',
    },
  ],
}

const wrapped = new WeakMap<AnyVerb, AnyVerb>()

/** The verb of a tool, telling of the flags that it accepts and that move nothing. */
export function telling<V extends AnyVerb>(tool: Tool, verb: V): V {
  const known = wrapped.get(verb)
  if (known) return known as V
  const made =
    silentFlags(tool, verb).length === 0
      ? verb
      : {
          ...verb,
          *run(cli: Cli, args: readonly string[], flags: AnyFlagValues) {
            tellOfFlags(tool, cli, verb, flags)
            return yield* verb.run(cli, args, flags as never)
          },
        }
  wrapped.set(verb, made as AnyVerb)
  return made as V
}

/** Tells of the flags of a call that are accepted and move nothing. @throws UnsupportedError */
export function tellOfFlags(
  tool: Tool,
  cli: Cli,
  verb: Pick<AnyVerb, 'name' | 'flags'>,
  flags: AnyFlagValues,
): void {
  for (const [name, spec] of silentFlags(tool, verb)) {
    if (!differs(flags[camelCase(name)], valueWhenAbsent(spec))) continue
    const text = tellUnsupported(cli.tx, `--${name} of ${tool} ${verb.name}`)
    if (text !== undefined) cli.err(`Warning: ${text}\n`)
  }
}

function silentFlags(
  tool: Tool,
  { name: verb, flags }: Pick<AnyVerb, 'name' | 'flags'>,
): readonly (readonly [string, FlagSpec])[] {
  const own = UNSIMULATED_BY_VERB[`${tool} ${verb}`]
  return Object.entries(flags).filter(
    ([name]) => UNSIMULATED_FLAGS[tool].has(name) || own?.has(name),
  )
}

const differs = (given: unknown, absent: unknown): boolean =>
  given !== undefined &&
  (Array.isArray(given) ? given.length > 0 && given.join() !== String(absent) : given !== absent)
