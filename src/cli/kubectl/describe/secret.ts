/**
 * `kubectl describe secret`: keys and sizes, no contents.
 *
 * @module
 */
import type { Secret } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { TOKEN_TYPE } from '../../../kubernetes/kinds/secret.js'
import { fromBase64 } from '../../../text/base64.js'
import { Description, byKey, headLines } from './text.js'

/** Describes a secret. */
export function describeSecret({ metadata, type, data }: Stored<Secret>): string {
  const to = new Description()
  to.add(headLines(metadata))
  to.line(0, '').field(0, 'Type', type).add('\nData\n====\n')
  for (const [key, encoded] of Object.entries(data ?? {}).sort(byKey))
    to.field(
      0,
      key,
      type === TOKEN_TYPE && key === 'token' ? fromBase64(encoded) : `${bytesOf(encoded)} bytes`,
    )
  return to.toString()
}

/** How many bytes a base64 text stands for. */
const bytesOf = (encoded: string): number => Math.floor((encoded.replace(/=+$/, '').length * 3) / 4)
