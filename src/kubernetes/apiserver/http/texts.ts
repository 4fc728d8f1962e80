/**
 * Objects as JSON, written once for each state of an object: lists are asked for again and again, and
 * many watch the same.
 *
 * @module
 */
import { apiVersionOf } from '../../kinds/index.js'
import type { Reader } from '../../../sim/world.js'
import { goJson } from '../../../text/json.js'
import type { AnyKind, KubeObject, Stored } from '../../kinds/kind.js'
import { withManagedFields } from '../field-managers.js'
import type { TextPiece } from './message.js'
import { itemOf } from './objects.js'
import type { ServedResource } from './served-resources.js'
import { convertOut } from './versions.js'

/** The texts of one state of an object, in one version. */
interface Texts {
  readonly apiVersion: string
  /** As lists have it. */
  readonly item: TextPiece
  /** The lines of watches, by the type of the event. */
  readonly lines: Map<string, string>
}

/** The most characters that are kept. */
const MOST = 32_000_000
let known = new WeakMap<object, Texts>()
let kept = 0

function keep(length: number): void {
  kept += length
  if (kept <= MOST) return
  known = new WeakMap()
  kept = length
}

/** The texts of an object as a resource shows it. */
function textsOf(read: Reader, resource: ServedResource, object: Stored<KubeObject>): Texts {
  const { of } = resource
  const managed = of ? withManagedFields(read, of as AnyKind, object) : object
  const apiVersion = apiVersionOf(resource)
  const found = known.get(managed)
  if (found?.apiVersion === apiVersion) return found
  const shown = convertOut(resource, managed as Stored<KubeObject>)
  const item = { text: goJson(itemOf(resource, shown)) }
  const texts = { apiVersion, item, lines: new Map() }
  keep(item.text.length)
  known.set(managed, texts)
  return texts
}

/** An object as an item of a list. */
export const itemPiece = (
  read: Reader,
  resource: ServedResource,
  object: Stored<KubeObject>,
): TextPiece => textsOf(read, resource, object).item

/** An event of a watch. */
export function eventLine(
  read: Reader,
  resource: ServedResource,
  type: string,
  object: Stored<KubeObject>,
): string {
  const { item, lines, apiVersion } = textsOf(read, resource, object)
  const known = lines.get(type)
  if (known !== undefined) return known
  const names = goJson({ kind: resource.kind, apiVersion }).slice(0, -1)
  const whole = resource.isCustom ? item.text : `${names},${item.text.slice(1)}`
  const line = `{"type":"${type}","object":${whole}}`
  keep(line.length)
  lines.set(type, line)
  return line
}
