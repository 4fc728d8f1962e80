/**
 * What a command shows to the API server: a certificate or a token, of the flags or of the user in
 * the kubeconfig.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/
 */
import { userOfCertificate } from '../../kubernetes/apiserver/authentication/certificate.js'
import { authenticateToken } from '../../kubernetes/apiserver/authentication/token.js'
import type { UserInfo } from '../../kubernetes/apiserver/authentication/user.js'
import { fromBase64 } from '../../text/base64.js'
import { noSuchFile } from '../../text/errno.js'
import { type Cli, CommandError } from '../verb.js'

const UNAUTHORIZED = 'error: You must be logged in to the server (Unauthorized)'
const PROMPT = 'Please enter Username: '
const END_OF_INPUT = 'error: EOF'
const CONFIGURATION = (errors: readonly string[]): string =>
  `Error in configuration: ${errors.length === 1 ? errors[0] : ['', ...errors.map((one) => `* ${one}`)].join('\n')}`

type Fields = Readonly<Record<string, unknown>>

/** A user of the kubeconfig. */
export interface KubeconfigUser {
  readonly name: string
  /** Absent when there is no such user. */
  readonly fields?: Fields
}

const textIn = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

/** Flags go before what the kubeconfig says. */
export function withFlags(
  { name, fields }: Required<KubeconfigUser>,
  flags: Fields,
): Required<KubeconfigUser> {
  const [token, certificate, key] = ['token', 'clientCertificate', 'clientKey'].map((flag) =>
    textIn(flags, flag),
  )
  const left = Object.entries(fields).filter(
    ([field]) =>
      !(token && field === 'tokenFile') &&
      !(certificate && field === 'client-certificate-data') &&
      !(key && field === 'client-key-data'),
  )
  return {
    name,
    fields: {
      ...Object.fromEntries(left),
      ...(token ? { token } : {}),
      ...(certificate ? { 'client-certificate': certificate } : {}),
      ...(key ? { 'client-key': key } : {}),
      ...(textIn(flags, 'username') ? { username: flags['username'] } : {}),
      ...(textIn(flags, 'password') ? { password: flags['password'] } : {}),
    },
  }
}

/** Who shows these credentials; a certificate is looked at first. @throws CommandError */
export function authenticate(cli: Cli, user: Required<KubeconfigUser>): UserInfo {
  const { fields } = user
  const certificate = certificateOf(cli, user)
  if (certificate !== undefined) {
    const found = userOfCertificate(certificate, cli.tx.now)
    if (!found) throw new CommandError(UNAUTHORIZED)
    return found
  }
  const file = textIn(fields, 'tokenFile')
  const token = file === '' ? textIn(fields, 'token') : readOr(cli, file).trim()
  if (token !== '') {
    const found = authenticateToken(cli.tx, token)
    if ('error' in found) throw new CommandError(UNAUTHORIZED)
    return found.user
  }
  if (textIn(fields, 'username') !== '') throw new CommandError(UNAUTHORIZED)
  throw new CommandError(END_OF_INPUT, 1, PROMPT)
}

const readOr = (cli: Cli, path: string): string =>
  cli.files.exists(path) ? cli.files.read(path) : ''

/** The certificate of a user, if there is one. @throws CommandError */
function certificateOf(cli: Cli, { name, fields }: Required<KubeconfigUser>): string | undefined {
  const data = textIn(fields, 'client-certificate-data')
  const [path, key] = [textIn(fields, 'client-certificate'), textIn(fields, 'client-key')]
  if (data === '' && path === '') return undefined
  const errors: string[] = []
  if (key === '' && textIn(fields, 'client-key-data') === '')
    errors.push(
      `client-key-data or client-key must be specified for ${name} to use the clientCert authentication method.`,
    )
  for (const [what, file] of [
    ['client-cert', data === '' ? path : ''],
    ['client-key', key],
  ] as const)
    if (file !== '' && !cli.files.exists(file))
      errors.push(`unable to read ${what} ${file} for ${name} due to ${noSuchFile('open', file)}`)
  if (errors.length > 0) throw new CommandError(CONFIGURATION(errors))
  return data === '' ? cli.files.read(path) : (fromBase64(data) ?? '')
}

/** Flags that contradict each other, in the words for what is wrong with a kubeconfig. */
export const configurationError = (why: string): CommandError =>
  new CommandError(CONFIGURATION([why]))
