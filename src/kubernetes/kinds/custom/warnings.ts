/**
 * What the API server warns of when custom resources and their definitions are written.
 *
 * @see https://kubernetes.io/blog/2020/09/03/warnings/
 */
import type { CustomResourceDefinition } from '../../../types/kubernetes/apiextensions/v1.js'
import type { KubeObject, Stored } from '../kind.js'
import { goQuote } from '../../../text/goquote.js'
import { isKnownFormat } from './formats.js'
import { eachSchema } from './schema.js'

/** Formats that ask nothing, since the API server does not know them. */
export function definitionWarnings({ spec }: CustomResourceDefinition): readonly string[] {
  const formats = new Set<string>()
  for (const { schema } of spec.versions)
    if (schema?.openAPIV3Schema)
      eachSchema(schema.openAPIV3Schema, '', ({ format }) => {
        if (format && !isKnownFormat(format)) formats.add(format)
      })
  return [...formats].sort().map((format) => `unrecognized format ${goQuote(format)}`)
}

const STANDARD: readonly string[] = ['orphan', 'foregroundDeletion', 'kubernetes']

/** New finalizers that others might use too. */
export function finalizerWarnings(
  { metadata }: KubeObject,
  old: Stored<KubeObject> | undefined,
): readonly string[] {
  const before = old?.metadata.finalizers ?? []
  return [...new Set(metadata?.finalizers ?? [])]
    .filter((one) => !before.includes(one) && !one.includes('/') && !STANDARD.includes(one))
    .sort()
    .map((one) => {
      const better = one.includes('.') ? ' including a path (/)' : ''
      return `metadata.finalizers: ${goQuote(one)}: prefer a domain-qualified finalizer name${better} to avoid accidental conflicts with other finalizer writers`
    })
}
