/**
 * The log of a container that goes on: what is there, then what is written, until the container has
 * ended.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#get-read-log-of-the-specified-pod
 */
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import type { HttpAnswer, HttpRequest } from '../../kubernetes/apiserver/http/message.js'
import { splitTarget } from '../../kubernetes/apiserver/http/message.js'
import { numberOf, switchOf, textOf } from '../../kubernetes/apiserver/http/parameters.js'
import { routeOf } from '../../kubernetes/apiserver/http/route.js'
import { pod as podKind } from '../../kubernetes/kinds/pod/index.js'
import type { Reader } from '../../sim/world.js'
import { rfc3339nano } from '../../text/time.js'
import { utf8Length, utf8Slice } from '../../text/utf8.js'
import { type Source, bytesOf } from '../stream.js'
import { hasEnded } from './container-state.js'
import type { KubernetesLab } from './handler.js'

/** Whether a request is for a log that goes on. */
export function followsLog({ method, path }: HttpRequest): boolean {
  const { path: plain, query } = splitTarget(path)
  const route = method === 'GET' ? routeOf(method, plain, query) : undefined
  return (
    route?.resource === 'pods' && route.subresource === 'log' && switchOf(query, 'follow') === true
  )
}

/** The answer: a failure as it is without following, or what is written from now on. */
export function followedLog(
  lab: KubernetesLab,
  request: HttpRequest,
): Omit<HttpAnswer, 'body'> & { readonly body: string | Source } {
  const { path, query } = splitTarget(request.path)
  const { namespace, name } = routeOf('GET', path, query) ?? { namespace: '', name: '' }
  const begun = lab.request({ ...request, path: withoutFollow(request.path) })
  if (!('body' in begun) || begun.status !== 200) return { ...begun, body: bodyIn(begun) }
  const place = { namespace, name, container: containerIn(lab, namespace, name, query) }
  const limit = numberOf(query, 'limitBytes')
  return {
    ...begun,
    body: sourceOf(lab, place, begun.body, switchOf(query, 'timestamps') === true, limit),
  }
}

const bodyIn = (answer: object): string => ('body' in answer ? String(answer.body) : '')

const withoutFollow = (target: string): string => {
  const [path = '', search = ''] = target.split('?')
  return `${path}?${search
    .split('&')
    .filter((pair) => !pair.startsWith('follow'))
    .join('&')}`
}

function containerIn(
  { door }: KubernetesLab,
  namespace: string,
  name: string,
  query: Parameters<typeof textOf>[0],
): string {
  const asked = textOf(query, 'container')
  const pod = door.simulation.read().get(podKind.table, `${namespace}/${name}`)
  return asked || (pod?.spec?.containers[0]?.name ?? '')
}

/** A container of a pod. */
interface Place {
  readonly namespace: string
  readonly name: string
  readonly container: string
}

function sourceOf(
  lab: KubernetesLab,
  place: Place,
  first: string,
  timestamps: boolean,
  limit = Number.POSITIVE_INFINITY,
): Source {
  const { simulation } = lab.door
  let ready = first
  let left = limit
  let seen = endOf(lab, simulation.read(), place)
  const uid = uidOf(simulation.read(), place)
  return {
    next() {
      const read = simulation.read()
      if (ready === '') {
        const end = endOf(lab, read, place)
        ready = textAfter(lab, read, place, seen, timestamps)
        seen = end
      }
      const text = utf8Length(ready) > left ? utf8Slice(ready, 0, left) : ready
      left -= utf8Length(text)
      ready = ''
      const over = left <= 0 || hasEnded(read, { ...place, uid })
      return { bytes: bytesOf(text), over }
    },
  }
}

const uidOf = (read: Reader, { namespace, name }: Place): string =>
  read.get(podKind.table, `${namespace}/${name}`)?.metadata.uid ?? ''

/** Where a log ends: so many whole lines, and characters of one that has not ended yet. */
interface End {
  readonly lines: number
  readonly characters: number
}

function endOf(lab: KubernetesLab, read: Reader, place: Place): End {
  const { namespace, name, container } = place
  const length = lab.door.pods?.logLength(read, namespace, name, container) ?? 0
  const last = length === 0 ? undefined : linesFrom(lab, read, place, length - 1).at(-1)
  return last && !last.text.endsWith('\n')
    ? { lines: length - 1, characters: last.text.length }
    : { lines: length, characters: 0 }
}

function linesFrom({ door }: KubernetesLab, read: Reader, place: Place, from: number) {
  const { namespace, name, container } = place
  try {
    return door.pods?.logs(read, namespace, name, { container, from }) ?? []
  } catch (error) {
    if (isApiError(error)) return []
    throw error
  }
}

function textAfter(
  lab: KubernetesLab,
  read: Reader,
  place: Place,
  { lines, characters }: End,
  timestamps: boolean,
): string {
  return linesFrom(lab, read, place, lines)
    .map(({ text, time }, i) => {
      const isRest = i === 0 && characters > 0
      const rest = isRest ? text.slice(characters) : text
      return timestamps && !isRest ? `${rfc3339nano(time)} ${rest}` : rest
    })
    .join('')
}
