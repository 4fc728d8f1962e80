/**
 * What a command line asks BuildKit for, with the files that it names.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/
 */
import type { Exporter, ExtraHost, SolveOptions } from '../../../docker/buildkit/options.js'
import { platformOf } from '../../../docker/buildkit/platform.js'
import { DockerfileError } from '../../../docker/build/errors.js'
import { isAddress } from '../../../net/address.js'
import { ReferenceError as MalformedReference, parseReference } from '../../../oci/reference.js'
import { type Cli, CommandError, type Wait } from '../../verb.js'
import type { FlagValues } from '../../flags.js'
import { argumentsOf, pairs } from '../pairs.js'
import { contextsOf, readContext } from './build-context.js'
import type { BUILD_FLAGS } from './build-flags.js'
import { type Destination, destinationOf } from './outputs.js'
import { checkCaches, checkAttestations, notSupported } from './driver.js'
import { secretsOf } from './secrets.js'
import { agentsOf } from './ssh-agents.js'

type BuildFlags = FlagValues<typeof BUILD_FLAGS>

/** A build that is asked for. */
export interface BuildRequest {
  readonly options: SolveOptions
  /** Names of the image. */
  readonly names: readonly string[]
  readonly destination: Destination
  readonly iidfile?: string
  readonly metadataFile?: string
  /** `--call=outline,format=json`. */
  readonly asJson: boolean
  readonly isDebug: boolean
  /** How files of the context are called in reports: `web/Dockerfile`. */
  readonly shownDockerfile: string
}

const failedToBuild = (why: string): CommandError =>
  new CommandError(`ERROR: failed to build: ${why}`)

const NETWORKS = ['default', 'none', 'host']
const unknownNetwork = (name: string): string =>
  `network mode ${JSON.stringify(name)} not supported by buildkit - you can define a custom network for your builder using the network driver-opt in buildx create`
const entitlement = (name: string): string =>
  `failed to solve: granting entitlement ${name} is not allowed by build daemon configuration`
const NO_TAG = 'tag is needed when pushing to registry'
const NO_BUILDER = (name: string): string => `no builder ${JSON.stringify(name)} found`
const DEFAULT_BUILDER = 'default'

/** @throws CommandError */
export function* requestOf(
  cli: Cli,
  path: string,
  flags: BuildFlags,
): Generator<Wait, BuildRequest> {
  checkFlags(flags)
  for (const tag of flags.tag) checkTag(tag)
  const destination = destinationOf(flags)
  if (destination.push && flags.tag.length + destination.names.length === 0)
    throw failedToBuild(NO_TAG)
  const [call = 'build', ...details] = (flags.check ? 'check' : flags.call).split(',')
  const context = yield* readContext(cli, path, flags.file)
  const names = [...flags.tag, ...destination.names]
  const platform = platformFlag(flags.platform)
  return {
    options: {
      ...context.sent,
      buildArgs: argumentsOf(flags.buildArg, cli.env),
      labels: pairs(flags.label),
      ...(flags.target ? { target: flags.target } : {}),
      noCache: flags.noCache,
      noCacheFilter: flags.noCacheFilter.flatMap((stages) => stages.split(',')),
      pull: flags.pull,
      ...(platform === undefined ? {} : { platform }),
      secrets: secretsOf(cli, flags.secret),
      ssh: agentsOf(cli, flags.ssh),
      contexts: contextsOf(cli, flags.buildContext),
      network: networkOf(flags.network),
      extraHosts: flags.addHost.map(hostOf),
      cacheFrom: flags.cacheFrom,
      exporters: [exporterOf(destination, names)],
      ...(call === 'build' || call === '' ? {} : { call }),
    },
    names,
    destination,
    ...(flags.iidfile ? { iidfile: flags.iidfile } : {}),
    ...(flags.metadataFile ? { metadataFile: flags.metadataFile } : {}),
    asJson: details.includes('format=json'),
    isDebug: flags.debug,
    shownDockerfile: context.shown,
  }
}

/** @throws CommandError for what the docker driver does not do */
function checkFlags(flags: BuildFlags): void {
  if (flags.builder && flags.builder !== DEFAULT_BUILDER)
    throw new CommandError(`ERROR: ${NO_BUILDER(flags.builder)}`)
  const [allowed] = flags.allow
  if (allowed !== undefined) throw failedToBuild(entitlement(allowed))
  if (flags.platform.flatMap((text) => text.split(',')).length > 1)
    throw failedToBuild(notSupported('Multi-platform build', 'build-multi-platform'))
  checkCaches(flags.cacheTo)
  checkAttestations(flags)
}

function exporterOf(destination: Destination, names: readonly string[]): Exporter {
  switch (destination.kind) {
    case 'image':
      return { kind: 'image', names, push: destination.push }
    case 'local':
    case 'tar':
      return { kind: 'files', as: destination.kind }
    default:
      return { kind: 'none' }
  }
}

function checkTag(tag: string): void {
  try {
    parseReference(tag)
  } catch (error) {
    if (!(error instanceof MalformedReference)) throw error
    const why = error.message
      .replace(/^invalid reference format: /, '')
      .replace(/^repository name .* must be lowercase$/, 'repository name must be lowercase')
    throw failedToBuild(`invalid tag ${JSON.stringify(tag)}: ${why}`)
  }
}

function platformFlag(given: readonly string[]): string | undefined {
  const [platform] = given
  try {
    if (platform) platformOf(platform)
    return platform
  } catch (error) {
    if (!(error instanceof DockerfileError)) throw error
    throw failedToBuild(error.message.replace(/^failed to parse platform [^:]*: /, ''))
  }
}

function networkOf(name: string): string {
  if (!NETWORKS.includes(name)) throw failedToBuild(unknownNetwork(name))
  if (name === 'host') throw failedToBuild(entitlement('network.host'))
  return name
}

/** `name:address`, or `name=address`. @throws CommandError */
function hostOf(text: string): ExtraHost {
  const [, name = '', address = ''] = /^([^:=]+)[:=](.+)$/.exec(text) ?? []
  if (name === '') throw failedToBuild(`invalid host ${text}`)
  const bare = address.replace(/^\[(.*)\]$/, '$1')
  if (bare !== 'host-gateway' && !isAddress(bare) && !bare.includes(':'))
    throw failedToBuild(`invalid host ${text}`)
  return { name, address: bare }
}
