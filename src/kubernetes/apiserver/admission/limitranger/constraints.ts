/**
 * What a limit range refuses: less than the minimum, more than the maximum, limits too far above
 * requests.
 *
 * @module
 */
import type {
  Container,
  LimitRange,
  LimitRangeItem,
  PersistentVolumeClaim,
  Pod,
} from '../../../../types/kubernetes/core/v1.js'
import { canonicalQuantity, compareQuantities, parseQuantity } from '../../../../text/quantity.js'
import type { KubeObject, Stored } from '../../../kinds/kind.js'
import { type ResourceList, podResources } from '../../../kinds/pod/resources.js'

/** What somebody asks for. */
interface Asked {
  readonly requests: ResourceList
  readonly limits: ResourceList
}

/** Everything that a range has against an object. */
export function violationsOf(
  range: Stored<LimitRange>,
  { kind }: { readonly kind: string },
  object: KubeObject,
): readonly string[] {
  const items = range.spec?.limits ?? []
  if (kind === 'PersistentVolumeClaim')
    return items
      .filter(({ type }) => type === 'PersistentVolumeClaim')
      .flatMap((item) => ofClaim(item, object as PersistentVolumeClaim))
  return items.flatMap((item) => ofPod(item, object as Pod))
}

function ofPod(item: LimitRangeItem, { spec }: Pod): readonly string[] {
  if (!spec) return []
  if (item.type === 'Container')
    return [...spec.containers, ...(spec.initContainers ?? [])].flatMap((container) =>
      violations(item, askedBy(container)),
    )
  return item.type === 'Pod'
    ? violations(item, {
        requests: podResources(spec, 'requests'),
        limits: podResources(spec, 'limits'),
      })
    : []
}

const askedBy = ({ resources }: Container): Asked => ({
  requests: resources?.requests ?? {},
  limits: resources?.limits ?? {},
})

function violations(item: LimitRangeItem, asked: Asked): readonly string[] {
  return [
    ...each(item.min, (name, least) => tooLittle(item.type ?? '', name, least, asked)),
    ...each(item.max, (name, most) => tooMuch(item.type ?? '', name, most, asked)),
    ...each(item.maxLimitRequestRatio, (name, ratio) =>
      tooFarApart(item.type ?? '', name, ratio, asked),
    ),
  ]
}

function ofClaim(item: LimitRangeItem, { spec }: PersistentVolumeClaim): readonly string[] {
  const asked: Asked = { requests: spec?.resources?.requests ?? {}, limits: {} }
  return [
    ...each(item.min, (name, least) => tooLittle(item.type ?? '', name, least, asked)),
    ...each(item.max, (name, most) => {
      const request = asked.requests[name]
      const text = `maximum ${name} usage per ${item.type} is ${shown(most)}`
      if (request === undefined) return `${text}.  No request is specified`
      return more(request, most) ? `${text}, but request is ${shown(request)}` : undefined
    }),
  ]
}

const each = (
  list: ResourceList | undefined,
  check: (name: string, quantity: string) => string | undefined,
): readonly string[] =>
  Object.keys(list ?? {})
    .sort()
    .flatMap((name) => check(name, (list as ResourceList)[name] as string) ?? [])

const shown = (quantity: string): string => canonicalQuantity(quantity) ?? quantity
const more = (a: string, b: string): boolean => compareQuantities(String(a), String(b)) > 0

function tooLittle(
  type: string,
  name: string,
  least: string,
  { requests, limits }: Asked,
): string | undefined {
  const [request, limit] = [requests[name], limits[name]]
  const text = `minimum ${name} usage per ${type} is ${shown(least)}`
  if (request === undefined) return `${text}.  No request is specified`
  if (more(least, request)) return `${text}, but request is ${shown(request)}`
  return limit !== undefined && more(least, limit)
    ? `${text}, but limit is ${shown(limit)}`
    : undefined
}

function tooMuch(
  type: string,
  name: string,
  most: string,
  { requests, limits }: Asked,
): string | undefined {
  const [request, limit] = [requests[name], limits[name]]
  const text = `maximum ${name} usage per ${type} is ${shown(most)}`
  if (limit === undefined) return `${text}.  No limit is specified`
  if (more(limit, most)) return `${text}, but limit is ${shown(limit)}`
  return request !== undefined && more(request, most)
    ? `${text}, but request is ${shown(request)}`
    : undefined
}

function tooFarApart(
  type: string,
  name: string,
  most: string,
  { requests, limits }: Asked,
): string | undefined {
  const [request, limit] = [amount(requests[name]), amount(limits[name])]
  const text = `${name} max limit to request ratio per ${type} is ${shown(most)}`
  if (request === 0) return `${text}, but no request is specified or request is 0`
  if (limit === 0) return `${text}, but no limit is specified or limit is 0`
  const ratio = limit / request
  return ratio > amount(most) ? `${text}, but provided ratio is ${ratio.toFixed(6)}` : undefined
}

const amount = (quantity: string | undefined): number =>
  quantity === undefined ? 0 : parseQuantity(quantity)
