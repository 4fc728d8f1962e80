/**
 * `minikube config`: settings that minikube keeps.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/config/
 */
import { type Cli, CommandError, defineVerb } from '../verb.js'
import { type Settings, readSettings, writeSettings } from './config-file.js'
import { usageError } from './failure.js'

/** What can be set, and of which type it is. */
const PROPERTIES: Readonly<Record<string, 'string' | 'int' | 'boolean'>> = {
  driver: 'string',
  'vm-driver': 'string',
  'container-runtime': 'string',
  'feature-gates': 'string',
  v: 'int',
  cpus: 'string',
  'disk-size': 'string',
  'host-only-cidr': 'string',
  memory: 'string',
  log_dir: 'string',
  'kubernetes-version': 'string',
  'iso-url': 'string',
  WantUpdateNotification: 'boolean',
  WantBetaUpdateNotification: 'boolean',
  ReminderWaitPeriodInHours: 'int',
  WantNoneDriverWarning: 'boolean',
  WantVirtualBoxDriverWarning: 'boolean',
  profile: 'string',
  bootstrapper: 'string',
  'insecure-registry': 'string',
  'hyperv-virtual-switch': 'string',
  'disable-driver-mounts': 'boolean',
  cache: 'string',
  EmbedCerts: 'boolean',
  'native-ssh': 'boolean',
  rootless: 'boolean',
  MaxAuditEntries: 'int',
  'dns-servers': 'string',
  mdns: 'boolean',
}
/** What changes a cluster only when it is made anew. */
const NEEDS_RESTART = ['driver', 'vm-driver', 'container-runtime', 'cpus', 'memory', 'disk-size']
const RESTART =
  '❗  These changes will take effect upon a minikube delete and then a minikube start\n'
const FAILED = 10

export const config = defineVerb({
  name: 'config',
  usage: 'config SUBCOMMAND [flags]',
  short: 'Modify persistent configuration values',
  flags: {
    format: {
      type: 'string',
      default: '- {{.ConfigKey}}: {{.ConfigValue}}',
      usage: 'Go template format string for the config view output.',
    },
  },
  *run(cli, args, flags) {
    const [action, name, value, ...more] = args
    const count = args.length - 1
    switch (action) {
      case 'set':
        if (name === undefined || value === undefined || more.length > 0)
          throw usageError(
            `${count < 2 ? 'not enough' : 'too many'} arguments (${count}).\nusage: minikube config set PROPERTY_NAME PROPERTY_VALUE`,
          )
        set(cli, name, value)
        break
      case 'get':
        get(cli, name, count)
        break
      case 'unset': {
        if (name === undefined || count > 1)
          throw usageError('usage: minikube config unset PROPERTY_NAME')
        const { [name]: _, ...rest } = readSettings(cli.tx)
        writeSettings(cli.tx, rest)
        break
      }
      case 'view':
        for (const [key, set] of Object.entries(readSettings(cli.tx)))
          cli.out(
            `${flags.format.replaceAll('{{.ConfigKey}}', key).replaceAll('{{.ConfigValue}}', String(set))}\n`,
          )
        break
      default:
        throw usageError('Usage: minikube config [get|set|unset|view]')
    }
    return { value: readSettings(cli.tx) as Settings }
  },
})

function set(cli: Cli, name: string, value: string): void {
  const type = Object.hasOwn(PROPERTIES, name) ? PROPERTIES[name] : undefined
  const failed = (why: string): CommandError =>
    new CommandError(`\n❌  Exiting due to MK_CONFIG_SET: Set failed: ${why}\n`, FAILED)
  if (type === undefined)
    throw failed(
      `find settings for "${name}" value of "${value}": property name "${name}" not found`,
    )
  const parsed = type === 'int' ? Number(value) : type === 'boolean' ? value === 'true' : value
  if (type === 'int' && !Number.isInteger(parsed))
    throw failed(
      `run validations for "${name}" with value of "${value}": [strconv.Atoi: parsing "${value}": invalid syntax]`,
    )
  if (type === 'boolean' && value !== 'true' && value !== 'false')
    throw failed(
      `run validations for "${name}" with value of "${value}": [strconv.ParseBool: parsing "${value}": invalid syntax]`,
    )
  writeSettings(cli.tx, { ...readSettings(cli.tx), [name]: parsed })
  if (NEEDS_RESTART.includes(name)) cli.out(RESTART)
}

function get(cli: Cli, name: string | undefined, count: number): void {
  if (name === undefined)
    throw new CommandError('not enough arguments.\nusage: minikube config get PROPERTY_NAME', 1)
  if (count > 1)
    throw new CommandError(
      `too many arguments (${count})\nusage: minikube config get PROPERTY_NAME`,
      1,
    )
  const settings = readSettings(cli.tx)
  if (!Object.hasOwn(settings, name))
    throw new CommandError('Error: specified key could not be found in config', 1)
  cli.out(`${String(settings[name])}\n`)
}
