/**
 * Names of signers: `example.com/my-signer`, a domain and a path.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#signers
 */
import { goQuote } from '../../text/goquote.js'
import { invalid, required, tooLong } from './field-errors.js'
import type { FieldError } from './kind.js'
import { nameErrors } from './names.js'

const LONGEST_DOMAIN = 253
/** A domain, a slash, a namespace, a dot and a name. */
const LONGEST = 571
const NEEDS_PATH = "must be a fully qualified domain and path of the form 'example.com/signer-name'"
const NEEDS_DOTS = 'should be a domain with at least two segments separated by dots'

/** What is wrong with the name of a signer. */
export function validateSignerName(field: string, name: string): readonly FieldError[] {
  if (name === '') return [required(field)]
  const [domain = '', path = '', ...rest] = name.split('/')
  if (rest.length > 0 || !name.includes('/')) return [invalid(field, name, NEEDS_PATH)]
  return [
    ...(domain.length > LONGEST_DOMAIN ? [tooLong(field, LONGEST_DOMAIN)] : []),
    ...firstWrong(field, domain, 'label'),
    ...(domain.includes('.') ? [] : [invalid(field, domain, NEEDS_DOTS)]),
    ...firstWrong(field, path, 'subdomain'),
    ...(name.length > LONGEST ? [tooLong(field, LONGEST)] : []),
  ]
}

/** What is wrong with the first label that is none. */
function firstWrong(
  field: string,
  whole: string,
  format: 'label' | 'subdomain',
): readonly FieldError[] {
  for (const label of whole.split('.')) {
    const wrong = nameErrors(format, label)
    if (wrong.length > 0)
      return wrong.map((one) => invalid(field, whole, `validating label ${goQuote(label)}: ${one}`))
  }
  return []
}
