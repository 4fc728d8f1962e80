/**
 * Tokens that Secrets hold: they name their account and Secret, and never expire.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
 */

const PREFIX = 'kubernetes.io/serviceaccount/'

/** Who issues them. */
export const LEGACY_ISSUER = 'kubernetes/serviceaccount'

/** What such a token is issued for. */
interface LegacySpec {
  readonly namespace: string
  readonly account: { readonly name: string; readonly uid: string }
  readonly secret: string
}

/** What such a token says. */
export const legacyClaims = (
  { namespace, account, secret }: LegacySpec,
  subject: string,
): Readonly<Record<string, string>> => ({
  iss: LEGACY_ISSUER,
  [`${PREFIX}namespace`]: namespace,
  [`${PREFIX}secret.name`]: secret,
  [`${PREFIX}service-account.name`]: account.name,
  [`${PREFIX}service-account.uid`]: account.uid,
  sub: subject,
})

/** What a token is issued for; undefined for one of another kind. */
export function legacySpec(claims: Readonly<Record<string, unknown>>): LegacySpec | undefined {
  if (claims['iss'] !== LEGACY_ISSUER) return undefined
  const said = (name: string): string => String(claims[PREFIX + name] ?? '')
  return {
    namespace: said('namespace'),
    account: { name: said('service-account.name'), uid: said('service-account.uid') },
    secret: said('secret.name'),
  }
}
