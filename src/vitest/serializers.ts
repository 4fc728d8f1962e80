/**
 * Snapshot serializers: a lab as a drawing, an object of the API as YAML without what differs from
 * one run of a program to the next version of it.
 *
 * @module
 */
import { toYaml } from '../text/yaml.js'
import { drawLab } from './drawing.js'
import { isLab } from './subject.js'

/** A snapshot serializer, as vitest and Jest take it. */
export interface Serializer {
  test(value: unknown): boolean
  serialize(value: unknown): string
}

/** What says nothing about an object. */
const LEFT_OUT: ReadonlySet<string> = new Set(['managedFields', 'resourceVersion', 'uid'])

interface ApiObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: Readonly<Record<string, unknown>>
}

function isObject(value: unknown): value is ApiObject {
  const object = value as Partial<ApiObject> | null | undefined
  return (
    typeof object === 'object' &&
    object !== null &&
    typeof object.apiVersion === 'string' &&
    typeof object.kind === 'string' &&
    typeof object.metadata === 'object'
  )
}

const yamlOf = ({ metadata, ...object }: ApiObject): string =>
  toYaml({
    ...object,
    metadata: Object.fromEntries(Object.entries(metadata).filter(([name]) => !LEFT_OUT.has(name))),
  }).trimEnd()

/** The serializers of labs and of objects, for `expect.addSnapshotSerializer`. */
export const serializers: readonly Serializer[] = [
  { test: isLab, serialize: (value) => (isLab(value) ? drawLab(value) : '') },
  { test: isObject, serialize: (value) => (isObject(value) ? yamlOf(value) : '') },
]
