/**
 * `kubectl create secret generic | docker-registry | tls`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret/
 */
import { base64 } from '../../../text/base64.js'
import { goJson } from '../../../text/json.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { groupAlone } from '../group.js'
import type { AnyObject } from '../resources.js'
import type { Session } from '../session.js'
import { GENERATOR_FLAGS, type GeneratorFlags, newMeta, oneName, sendOrTell } from './generated.js'
import { SOURCE_FLAGS, dataOf } from './sources.js'
import { noSuchFile } from '../../../text/errno.js'

const DOCKER_HUB = 'https://index.docker.io/v1/'

type Created = Generator<Wait, VerbResult<readonly AnyObject[]>>

const generic = define({
  name: 'create secret generic',
  usage:
    'create secret generic NAME [--type=string] [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]',
  short: 'Create a secret from a local file, directory, or literal value',
  flags: {
    ...GENERATOR_FLAGS,
    ...SOURCE_FLAGS,
    type: { type: 'string', usage: 'The type of secret to create' },
  },
  *run(session, args, flags): Created {
    const name = oneName(args, 'create secret generic')
    return store(
      session,
      name,
      flags.type,
      dataOf(flags, session.cli.files, { what: 'Secret', name }),
      flags,
    )
  },
})

const tls = define({
  name: 'create secret tls',
  usage:
    'create secret tls NAME --cert=path/to/cert/file --key=path/to/key/file [--dry-run=server|client|none]',
  short: 'Create a TLS secret',
  flags: {
    ...GENERATOR_FLAGS,
    cert: { type: 'string', usage: 'Path to PEM encoded public key certificate.' },
    key: { type: 'string', usage: 'Path to private key associated with given certificate.' },
  },
  *run(session, args, flags): Created {
    const name = oneName(args, 'create secret tls')
    if (!flags.cert || !flags.key) throw new CommandError('error: key and cert must be specified')
    const read = (path = ''): string => {
      if (!session.cli.files.exists(path))
        throw new CommandError(`error: Cannot read file ${path}, ${noSuchFile('open', path)}`)
      return session.cli.files.read(path)
    }
    return store(
      session,
      name,
      'kubernetes.io/tls',
      { 'tls.crt': read(flags.cert), 'tls.key': read(flags.key) },
      flags,
    )
  },
})

const dockerRegistry = define({
  name: 'create secret docker-registry',
  usage:
    'create secret docker-registry NAME --docker-username=user --docker-password=password --docker-email=email [--docker-server=string] [--from-file=[key=]source] [--dry-run=server|client|none]',
  short: 'Create a secret for use with a Docker registry',
  flags: {
    ...GENERATOR_FLAGS,
    'docker-email': { type: 'string', usage: 'Email for Docker registry' },
    'docker-password': { type: 'string', usage: 'Password for Docker registry authentication' },
    'docker-server': {
      type: 'string',
      default: DOCKER_HUB,
      usage: 'Server location for Docker registry',
    },
    'docker-username': { type: 'string', usage: 'Username for Docker registry authentication' },
  },
  *run(session, args, flags): Created {
    const name = oneName(args, 'create secret docker-registry')
    const {
      dockerUsername: username = '',
      dockerPassword: password = '',
      dockerEmail: email = '',
      dockerServer: server = DOCKER_HUB,
    } = flags
    if (username === '' || password === '')
      throw new CommandError(
        'error: either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
      )
    const login = {
      username,
      password,
      ...(email === '' ? {} : { email }),
      auth: base64(`${username}:${password}`),
    }
    return store(
      session,
      name,
      'kubernetes.io/dockerconfigjson',
      { '.dockerconfigjson': goJson({ auths: { [server]: login } }) },
      flags,
    )
  },
})

function store(
  session: Session,
  name: string,
  type: string | undefined,
  texts: Readonly<Record<string, string>>,
  flags: GeneratorFlags,
): VerbResult<readonly AnyObject[]> {
  const data = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, base64(text)]))
  const object = {
    kind: 'Secret',
    apiVersion: 'v1',
    metadata: newMeta(name),
    ...(Object.keys(data).length > 0 ? { data } : {}),
    ...(type ? { type } : {}),
  }
  return { value: [sendOrTell(session, object as never, flags, 'secret')] }
}

/** The verb `kubectl create secret`. */
export const secret = define({
  name: 'create secret',
  usage: 'create secret (docker-registry | generic | tls)',
  short: 'Create a secret using a specified subcommand',
  long: 'Create a secret with specified type.\n\n A docker-registry type secret is for accessing a container registry.\n\n A generic type secret indicate an Opaque secret type.\n\n A tls type secret holds TLS certificate and its associated key.',
  flags: {},
  verbs: { 'docker-registry': dockerRegistry, generic, tls },
  *run(session, args): Created {
    return groupAlone(session, secret, args)
  },
})
