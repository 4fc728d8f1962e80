/**
 * The pods that a user means by `web-5d4f`, `deploy/web` or `svc/web`, and the container of them.
 *
 * @module
 */
import { noSuchContainer } from '../../kubernetes/apiserver/connect.js'
import type { Deployment } from '../../types/kubernetes/apps/v1.js'
import type { Pod, Service } from '../../types/kubernetes/core/v1.js'
import type { LabelSelector } from '../../types/kubernetes/meta/v1.js'
import { matchesSelector, selectorFromLabelSelector } from '../../kubernetes/apiserver/selectors.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { CommandError, type Wait } from '../verb.js'
import { type AnyObject, getObject, kindNamed } from './resources.js'
import type { Session } from './session.js'
import { timedOut } from './timeout.js'

const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container'

/**
 * The pods behind a word: one by name, or those that an object's selector selects. @throws
 * ApiError, CommandError
 */
export function podsOf(session: Session, word: string): readonly Stored<Pod>[] {
  const { api, namespace } = session
  const slash = word.indexOf('/')
  if (slash < 0) return [api.get('Pod', word, namespace)]
  const kind = kindNamed(session, word.slice(0, slash))
  const object = getObject(session, kind, word.slice(slash + 1), namespace)
  if (kind.kind === 'Pod') return [object as Stored<Pod>]
  return api
    .list('Pod', { namespace })
    .filter(({ metadata }) => matchesSelector(selectorOf(object, kind.kind), metadata.labels))
}

function selectorOf(object: AnyObject, kind: string) {
  const { spec } = object as unknown as Stored<Deployment> | Stored<Service>
  const selector = spec?.selector as LabelSelector | Readonly<Record<string, string>> | undefined
  if (!selector || Object.keys(selector).length === 0)
    throw new CommandError(
      `error: ${kind === 'Service' ? `invalid service '${object.metadata.name}': Service is defined without a selector` : `cannot attach to *v1.${kind}: selector for *v1.${kind} not implemented`}`,
    )
  return selectorFromLabelSelector(
    'matchLabels' in selector || 'matchExpressions' in selector
      ? selector
      : { matchLabels: selector as Record<string, string> },
  )
}

/**
 * The pod to work with: the one that is furthest on, of several. Waits until there is one. @throws
 * ApiError, CommandError
 */
export function* attachablePod(
  session: Session,
  word: string,
  timeout: number,
): Generator<Wait, Stored<Pod>> {
  const until = session.tx.now + timeout
  for (;;) {
    const [best] = [...podsOf(session, word)].sort(
      (a, b) =>
        rank(a) - rank(b) || (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1),
    )
    if (best) return best
    if (session.tx.now >= until || session.cli.interrupted) throw timedOut()
    yield { until: Math.min(until, session.tx.now + 1000) }
  }
}

/** Assigned before unassigned, running before pending, ready before not ready. */
function rank({ spec, status }: Stored<Pod>): number {
  const ready = status?.conditions?.some(
    ({ type, status: is }) => type === 'Ready' && is === 'True',
  )
  return (spec?.nodeName ? 0 : 4) + (status?.phase === 'Running' ? 0 : 2) + (ready ? 0 : 1)
}

/** Containers, then init containers, as the note about the default one lists them. */
function containersOf({
  spec,
}: Stored<Pod>): readonly { readonly name: string; readonly shown: string }[] {
  return [
    ...(spec?.containers ?? []).map(({ name }) => ({ name, shown: name })),
    ...(spec?.initContainers ?? []).map(({ name }) => ({ name, shown: `${name} (init)` })),
    ...(spec?.ephemeralContainers ?? []).map(({ name }) => ({ name, shown: `${name} (ephem)` })),
  ]
}

/**
 * The container that was named, or the default one, about which the user gets a line if there are
 * several.
 */
export function containerOf(
  session: Session,
  pod: Stored<Pod>,
  named: string | undefined,
  quiet = false,
): string {
  const all = containersOf(pod)
  if (named) return named
  const chosen = pod.metadata.annotations?.[DEFAULT_CONTAINER]
  if (chosen && all.some(({ name }) => name === chosen)) return chosen
  const first = all[0]?.name ?? ''
  if (all.length > 1 && !quiet)
    session.err(
      `Defaulted container ${JSON.stringify(first)} out of: ${all.map(({ shown }) => shown).join(', ')}\n`,
    )
  return first
}

/** @throws CommandError for a name that no container of the pod has */
export function checkContainer(pod: Stored<Pod>, container: string): void {
  const all = containersOf(pod)
  if (all.some(({ name }) => name === container)) return
  const shown = all.map((one) => one.shown).join(', ')
  throw new CommandError(`error: ${noSuchContainer(container, pod.metadata.name)} out of: ${shown}`)
}

/** Every container of a pod, init containers first. */
export const everyContainer = ({ spec }: Stored<Pod>): readonly string[] =>
  [
    ...(spec?.initContainers ?? []),
    ...(spec?.containers ?? []),
    ...(spec?.ephemeralContainers ?? []),
  ].map(({ name }) => name)
