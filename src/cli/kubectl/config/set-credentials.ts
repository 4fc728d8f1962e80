/**
 * `kubectl config set-credentials`: who a user is to an API server.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_set-credentials/
 */
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { writeKubeconfig } from '../kubeconfig-files.js'
import { EXEC_FLAGS, authProvider, execPlugin } from './credential-plugins.js'
import { helpAnd, kubeconfigOf, put, shownArgs } from './entries.js'
import { needCertificate, setCertificate } from './set-cluster.js'

type User = Readonly<Record<string, unknown>>

const CERTIFICATES = ['client-certificate', 'client-key'] as const
const SEVERAL = (methods: readonly string[]): string =>
  `error: you cannot specify more than one authentication method at the same time: ${methods.join(', ')}`
const NOTHING_TO_EMBED = 'error: you must specify a --client-certificate or --client-key to embed'

/** The verb `kubectl config set-credentials`. */
export const setCredentials = define({
  name: 'config set-credentials',
  usage:
    'config set-credentials NAME [--client-certificate=path/to/certfile] [--client-key=path/to/keyfile] [--token=bearer_token] [--username=basic_user] [--password=basic_password] [--auth-provider=provider_name] [--auth-provider-arg=key=value] [--exec-command=exec_command] [--exec-api-version=exec_api_version] [--exec-arg=arg] [--exec-env=key=value]',
  short: 'Set a user entry in kubeconfig',
  long: 'Set a user entry in kubeconfig.\n\n Specifying a name that already exists will merge new fields on top of existing values.',
  flags: {
    ...EXEC_FLAGS,
    'client-certificate': {
      type: 'string',
      usage: 'Path to client-certificate file for the user entry in kubeconfig',
    },
    'client-key': {
      type: 'string',
      usage: 'Path to client-key file for the user entry in kubeconfig',
    },
    'embed-certs': {
      type: 'boolean',
      usage: 'Embed client cert/key for the user entry in kubeconfig',
    },
    password: { type: 'string', usage: 'password for the user entry in kubeconfig' },
    token: { type: 'string', usage: 'token for the user entry in kubeconfig' },
    username: { type: 'string', usage: 'username for the user entry in kubeconfig' },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<User>> {
    const [name = ''] = args
    if (args.length !== 1) throw helpAnd(setCredentials, `unexpected args: ${shownArgs(args)}`)
    if (name === '') throw new CommandError('error: you must specify a non-empty user name')
    const { files } = session.cli
    const methods = [
      ...(flags.token ? ['--token'] : []),
      ...(flags.username || flags.password ? ['--username/--password'] : []),
    ]
    if (methods.length > 1) throw new CommandError(SEVERAL(methods))
    const given = { 'client-certificate': flags.clientCertificate, 'client-key': flags.clientKey }
    if (flags.embedCerts) {
      if (!flags.clientCertificate && !flags.clientKey) throw new CommandError(NOTHING_TO_EMBED)
      for (const field of CERTIFICATES)
        if (given[field]) needCertificate(files, field, given[field])
    }
    const config = kubeconfigOf(session, flags)
    const old = config.file.users.find((one) => one.name === name)?.user
    const user: Record<string, unknown> = {
      ...old,
      ...authProvider(setCredentials, old, flags),
      ...execPlugin(setCredentials, old, flags),
    }
    for (const field of CERTIFICATES)
      if (given[field] !== undefined)
        setCertificate(files, user, field, given[field], flags.embedCerts)
    setPassword(user, flags)
    writeKubeconfig(session.cli, config, {
      ...config.file,
      users: put(config.file.users, { name, user }),
    })
    session.out(`User ${JSON.stringify(name)} set.\n`)
    return { value: user }
  },
})

/** A token or a password; one takes the place of the other. */
function setPassword(
  user: Record<string, unknown>,
  flags: {
    readonly token?: string | undefined
    readonly username?: string | undefined
    readonly password?: string | undefined
  },
): void {
  const basic = flags.username !== undefined || flags.password !== undefined
  if (flags.token === undefined && !basic) return
  if (flags.token !== undefined) {
    user['token'] = flags.token
    delete user['tokenFile']
    if (!basic) for (const field of ['username', 'password']) delete user[field]
  } else delete user['token']
  if (flags.username !== undefined) user['username'] = flags.username
  if (flags.password !== undefined) user['password'] = flags.password
}
