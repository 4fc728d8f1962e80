/**
 * What `kubectl run` makes: a pod with one container, and the service that `--expose` asks for.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_run/
 */
import { applyMergePatch } from '../../kubernetes/apiserver/patch/merge-patch.js'
import { YamlError, parseYaml } from '../../text/yaml.js'
import { CommandError } from '../verb.js'
import { newMeta } from './create/generated.js'
import { usageError } from './failure.js'
import { numError } from '../../text/strconv.js'

const POLICIES = ['Always', 'OnFailure', 'Never']

/** The flags that say what the pod is like. */
export interface RunFlags {
  readonly image?: string | undefined
  readonly annotations: readonly string[]
  readonly command: boolean
  readonly env: readonly string[]
  readonly imagePullPolicy?: string | undefined
  readonly labels?: string | undefined
  readonly port?: string | undefined
  readonly privileged: boolean
  readonly restart: string
  readonly stdin: boolean
  readonly tty: boolean
}

/** The pod. @throws CommandError */
export function podFor(name: string, command: readonly string[], flags: RunFlags) {
  const restart = flags.restart || 'Always'
  if (!POLICIES.includes(restart)) throw usageError(`invalid restart policy: ${restart}`, 'run')
  const env = flags.env.map((pair) => {
    const equals = pair.indexOf('=')
    if (equals <= 0) throw new CommandError(`error: invalid env: ${pair}`)
    return { name: pair.slice(0, equals), value: pair.slice(equals + 1) }
  })
  const container = {
    name,
    image: flags.image,
    ...(command.length === 0 ? {} : flags.command ? { command } : { args: command }),
    ...(env.length > 0 ? { env } : {}),
    ...(flags.port ? { ports: [{ containerPort: portNumber(flags.port) }] } : {}),
    resources: {},
    ...(flags.imagePullPolicy ? { imagePullPolicy: flags.imagePullPolicy } : {}),
    ...(flags.privileged ? { securityContext: { privileged: true } } : {}),
    ...(flags.stdin ? { stdin: true, stdinOnce: true } : {}),
    ...(flags.tty ? { tty: true } : {}),
  }
  const annotations = pairsOf(flags.annotations, 'annotations')
  const metadata = {
    ...newMeta(name, flags.labels ? pairsOf(flags.labels.split(','), 'labels') : { run: name }),
    ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
  }
  return {
    kind: 'Pod',
    apiVersion: 'v1',
    metadata,
    spec: { containers: [container], restartPolicy: restart, dnsPolicy: 'ClusterFirst' },
    status: {},
  }
}

/** The service in front of the pod. @throws CommandError */
export function serviceFor(name: string, { port = '', labels }: RunFlags) {
  const number = portNumber(port)
  const own = labels === undefined ? undefined : pairsOf(labels.split(','), 'labels')
  return {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: { ...newMeta(name), ...(own ? { labels: own } : {}) },
    spec: {
      ports: [{ protocol: 'TCP', port: number, targetPort: number }],
      selector: own ?? { run: name },
    },
    status: { loadBalancer: {} },
  } as never
}

function portNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new CommandError(`error: ${numError('Atoi', text, 'syntax')}`)
  return Number(text)
}

function pairsOf(pairs: readonly string[], what: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const equals = pair.indexOf('=')
      if (equals <= 0)
        throw new CommandError(`error: unexpected ${what.slice(0, -1)} spec: ${pair}`)
      return [pair.slice(0, equals), pair.slice(equals + 1)]
    }),
  )
}

/** The object with what `--overrides` says of it. */
export function overridden(object: object, overrides: string | undefined): object {
  if (!overrides) return object
  try {
    return applyMergePatch(object, parseYaml(overrides)) as object
  } catch (error) {
    if (error instanceof YamlError)
      throw new CommandError(`error: error parsing overrides: ${error.message}`)
    throw error
  }
}
