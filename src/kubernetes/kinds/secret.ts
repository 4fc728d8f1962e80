/**
 * Secrets: small confidential data, base64 in the API.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 */
import { factsOf } from './define.js'
import { dequal } from 'dequal'
import type { Secret } from '../../types/kubernetes/core/v1.js'
import { base64 } from '../../text/base64.js'
import { AGE, NAME } from './cells.js'
import { IMMUTABLE_WHEN_SET } from './config-map.js'
import { validateDataKeys } from './data-keys.js'
import { forbiddenField, immutable, required } from './field-errors.js'
import type { FieldError, Kind, Stored } from './kind.js'
import { objectTable } from './object-table.js'

/** The keys that secrets of some types must have. */
const REQUIRED_KEYS: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
}

/** The type of Secrets that hold the token of an account, which an annotation names. */
export const TOKEN_TYPE = 'kubernetes.io/service-account-token'
const ACCOUNT_NAME = 'kubernetes.io/service-account.name'

/** The account (`namespace/name`) whose token a Secret holds. */
export const accountOf = ({ type, metadata }: Stored<Secret>): string | undefined =>
  type === TOKEN_TYPE
    ? `${metadata.namespace}/${metadata.annotations?.[ACCOUNT_NAME] ?? ''}`
    : undefined

/** All Secrets; those with tokens are found by their account. */
export const secrets = objectTable<Secret, 'byAccount'>('secrets', { byAccount: accountOf })

function validate(secret: Secret, old: Stored<Secret> | undefined): readonly FieldError[] {
  const errors: FieldError[] = [...validateDataKeys('data', secret.data)]
  const keys = Object.hasOwn(REQUIRED_KEYS, secret.type ?? '')
    ? (REQUIRED_KEYS[secret.type ?? ''] ?? [])
    : []
  for (const key of keys)
    if (secret.data?.[key] === undefined) errors.push(required(`data[${key}]`))
  if (secret.type === TOKEN_TYPE && !secret.metadata?.annotations?.[ACCOUNT_NAME])
    errors.push(required(`metadata.annotations[${ACCOUNT_NAME}]`))
  if (!old) return errors
  errors.push(...immutable('type', secret.type, secret.type === old.type))
  if (!old.immutable) return errors
  if (!secret.immutable) errors.push(forbiddenField('immutable', IMMUTABLE_WHEN_SET))
  if (!dequal(secret.data, old.data)) errors.push(forbiddenField('data', IMMUTABLE_WHEN_SET))
  return errors
}

export const secret: Kind<Secret> = {
  ...factsOf('v1', 'Secret'),
  table: secrets,
  columns: [
    NAME,
    { header: 'TYPE', cell: ({ type }) => type ?? '' },
    { header: 'DATA', cell: ({ data }) => String(Object.keys(data ?? {}).length) },
    AGE,
  ],
  fields: { type: ({ type }) => type ?? '' },
  setDefaults(draft) {
    draft.type = draft.type || 'Opaque'
    if (!draft.stringData) return
    const given = Object.entries(draft.stringData).map(
      ([key, text]) => [key, base64(text)] as const,
    )
    draft.data = Object.fromEntries([...Object.entries(draft.data ?? {}), ...given])
    delete draft.stringData
  },
  validate,
}
