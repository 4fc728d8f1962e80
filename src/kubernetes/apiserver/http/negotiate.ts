/**
 * The form of an answer: what a request accepts, the best that the server has of it.
 *
 * Objects are written as JSON or YAML. A client that asks for protobuf and JSON gets JSON.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#alternate-representations-of-resources
 */
import { type MediaType, notAcceptable } from './answer.js'

/** What an object is turned into. */
export type Shape = 'Table' | 'PartialObjectMetadata' | 'PartialObjectMetadataList'

/** The form of an answer. */
export interface Form {
  readonly type: MediaType
  /** The object itself if absent. */
  readonly as?: Shape
  /** `v1` or `v1beta1`: of the shape. */
  readonly version?: string
}

const META = 'meta.k8s.io'
const SHAPES: readonly string[] = ['Table', 'PartialObjectMetadata', 'PartialObjectMetadataList']

/** One thing that a client accepts. */
interface Accepted {
  readonly type: string
  readonly parameters: Readonly<Record<string, string>>
}

/** What an `Accept` header lists, the best first. */
export function acceptedOf(header: string): readonly Accepted[] {
  return header
    .split(',')
    .map((clause) => {
      const [type = '', ...parameters] = clause.split(';').map((part) => part.trim())
      const pairs = parameters.map((one) => one.split('=') as [string, string])
      return { type, parameters: Object.fromEntries(pairs) }
    })
    .sort((a, b) => Number(b.parameters['q'] ?? 1) - Number(a.parameters['q'] ?? 1))
}

const typeOf = (type: string): MediaType | undefined =>
  ['', '*/*', 'application/*', 'application/json'].includes(type)
    ? 'application/json'
    : type === 'application/yaml'
      ? type
      : undefined

/** The form of an answer. @throws ApiError NotAcceptable */
export function formOf(header = ''): Form {
  for (const { type, parameters } of acceptedOf(header)) {
    const found = typeOf(type)
    if (!found) continue
    const { as, g, v } = parameters
    if (as === undefined) return { type: found }
    if (g === META && SHAPES.includes(as) && (v === 'v1' || v === 'v1beta1'))
      return { type: found, as: as as Shape, version: v }
  }
  throw notAcceptable()
}
