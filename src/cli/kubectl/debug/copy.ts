/**
 * `kubectl debug --copy-to`: a copy of a pod to look into, with other images, another command or one
 * more container.
 *
 * @see https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/#debugging-using-a-copy-of-the-pod
 */
import type { Container, Pod } from '../../../types/kubernetes/core/v1.js'
import { CommandError } from '../../verb.js'
import type { Session } from '../session.js'
import { type ContainerFlags, containerFor, nameFor } from './container.js'
import { type Profile, withRights } from './profile.js'

/** The flags that say what the copy is like. */
export interface CopyFlags extends ContainerFlags {
  readonly copyTo: string
  readonly keepAnnotations: boolean
  readonly keepInitContainers: boolean
  readonly keepLabels: boolean
  readonly keepLiveness: boolean
  readonly keepReadiness: boolean
  readonly keepStartup: boolean
  readonly sameNode: boolean
  readonly setImage: readonly string[]
  readonly shareProcesses: boolean | undefined
}

const NEEDS_IMAGE = 'error: you must specify image when creating new container'
const BAD_PAIR = (pair: string): string =>
  `error: invalid argument "${pair}" for "--set-image" flag: ${pair} must be formatted as key=value\nSee 'kubectl debug --help' for usage.`
const EVERY = '*'

/** The copy, and the container of it that is for debugging, if there is one. */
interface Copy {
  readonly pod: Pod
  readonly container: string | undefined
}

/** What the pod looks like as a copy. @throws CommandError */
export function copyOf(
  session: Session,
  pod: Pod,
  command: readonly string[],
  profile: Profile,
  flags: CopyFlags,
): Copy {
  const { spec } = pod
  const images = imagesOf(flags.setImage)
  const containers = (spec?.containers ?? []).map((one) => kept(one, images, flags))
  const made = withContainer(session, pod, containers, command, profile, flags)
  const { ephemeralContainers: _, nodeName, initContainers, ...rest } = spec ?? { containers: [] }
  const share = flags.shareProcesses ?? rest.shareProcessNamespace ?? true
  const { annotations, labels, namespace } = pod.metadata ?? {}
  return {
    container: made.container,
    pod: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: flags.copyTo,
        ...(namespace === undefined ? {} : { namespace }),
        ...(flags.keepAnnotations && annotations ? { annotations } : {}),
        ...(flags.keepLabels && labels ? { labels } : {}),
      },
      spec: {
        ...rest,
        containers: made.containers,
        ...(flags.keepInitContainers && initContainers ? { initContainers } : {}),
        ...(flags.sameNode && nodeName !== undefined ? { nodeName } : {}),
        ...(made.container === undefined && flags.shareProcesses === undefined
          ? {}
          : { shareProcessNamespace: share }),
      },
    },
  }
}

/** Images by the container whose they are to be. @throws CommandError */
export function imagesOf(pairs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      if (at < 0) throw new CommandError(BAD_PAIR(pair))
      return [pair.slice(0, at), pair.slice(at + 1)] as const
    }),
  )
}

/** A container of the copy: without probes, unless they are to be kept. */
function kept(
  container: Container,
  images: ReadonlyMap<string, string>,
  flags: CopyFlags,
): Container {
  const { livenessProbe, readinessProbe, startupProbe, ...rest } = container
  const image = images.get(container.name) ?? images.get(EVERY)
  return {
    ...rest,
    ...(flags.keepLiveness && livenessProbe ? { livenessProbe } : {}),
    ...(flags.keepReadiness && readinessProbe ? { readinessProbe } : {}),
    ...(flags.keepStartup && startupProbe ? { startupProbe } : {}),
    ...(image === undefined ? {} : { image }),
  }
}

function withContainer(
  session: Session,
  pod: Pod,
  containers: readonly Container[],
  command: readonly string[],
  profile: Profile,
  flags: CopyFlags,
): { readonly containers: Container[]; readonly container: string | undefined } {
  const found = containers.find(({ name }) => name === flags.container)
  if (!found && !flags.image) {
    if (flags.setImage.length > 0) return { containers: [...containers], container: undefined }
    throw new CommandError(NEEDS_IMAGE)
  }
  const name = found ? found.name : nameFor(session, pod, flags)
  const base = found ?? { name, resources: {}, terminationMessagePolicy: 'File' as const }
  const changed = withRights(containerFor(session, base, command, flags), profile, 'copy')
  return {
    container: name,
    containers: found
      ? containers.map((one) => (one === found ? changed : one))
      : [...containers, changed],
  }
}
