/**
 * How the images of applications are written down: what stands under them, what they bring, and how
 * they run.
 *
 * @module
 */
import type { RunConfig } from '../../../oci/image.js'
import type { LayerEntry } from '../../../oci/layer.js'
import { type Service, service } from '../../../oci/service.js'
import { alpine322 } from '../base/alpine.js'
import { bookworm, bookwormSlim } from '../base/debian.js'
import { INSTALL, ROOT, ageOf, built } from '../built.js'
import { type Files, type OfficialImage, PATH, words } from '../official.js'
import { DEBIANS, UBUNTU_NAMES } from '../tag.js'
import { ballast, directory, executable } from '../tools.js'

/** What stands under an image: Debian (`debian` in full, `slim`), Alpine, or nothing. */
type Base = 'debian' | 'slim' | 'alpine' | 'scratch'

const BASES: Readonly<Record<Base, Files | undefined>> = {
  debian: bookworm,
  slim: bookwormSlim,
  alpine: alpine322,
  scratch: undefined,
}

/** An application. `$V` in its texts is the version, `$M` the major version. */
interface App {
  /** `library/mongo`, or with the registry: `registry.k8s.io/echoserver`. */
  readonly repository: string
  readonly releases: string
  readonly flavours?: string
  readonly names?: Readonly<Record<string, string>>
  readonly anyTag?: boolean
  readonly base?: Base
  /** Megabytes on top of the base. */
  readonly size?: number
  /** Executables by path: the program's name, or a service. */
  readonly run?: Readonly<Record<string, string | Service>>
  /** Directories by path: `''`, or who owns them (`999`). */
  readonly places?: Readonly<Record<string, number>>
  /** Other files, by path. */
  readonly files?: Readonly<Record<string, string>>
  readonly config: RunConfig
}

/** The repository of an application. */
export function app(about: App): OfficialImage {
  const releases = words(about.releases)
  const { repository, names, anyTag, flavours = '' } = about
  return {
    repository: /^[^/]+\.[^/]+\//.test(repository) ? repository : `docker.io/${repository}`,
    releases,
    flavours: ['', ...flavours.split(' ').filter((flavour) => flavour !== '')],
    systems: [...DEBIANS, ...Object.keys(UBUNTU_NAMES)],
    ...(names && { names }),
    ...(anyTag && { anyTag }),
    make: (version, flavour) => {
      const base = BASES[flavour.includes('alpine') ? 'alpine' : (about.base ?? 'slim')]
      return built(
        ageOf(version, releases, 30, 90),
        [...(base ? [[ROOT, base] as const] : []), [INSTALL, filesOf(about, version)]],
        configOf(about.config, version),
      )
    },
  }
}

/** Several names of one application. */
export const apps = (repositories: string, about: Omit<App, 'repository'>): OfficialImage[] =>
  words(repositories).map((repository) => app({ ...about, repository }))

const MEGA = 1_000_000

const filesOf =
  ({ run = {}, places = {}, files = {}, size = 10 }: App, version: string): Files =>
  (mtime) => {
    const made: Record<string, LayerEntry> = {}
    for (const [path, owner] of Object.entries(places))
      made[path] = directory({ mtime, uid: owner, gid: owner })
    for (const [path, text] of Object.entries(files))
      made[path] = { ...ballast(0, { mtime }), text: filled(text, version), size: text.length }
    for (const [path, program] of Object.entries(run))
      made[path] =
        typeof program === 'string'
          ? executable(program, { mtime, size: 1_000_000 })
          : service(JSON.parse(filled(JSON.stringify(program), version)) as Service, { mtime })
    return { ...made, '/usr/lib/ballast.so': ballast(size * MEGA, { mtime }) }
  }

const filled = (text: string, version: string): string =>
  text.replaceAll('$V', version).replaceAll('$M', version.replace(/\..*/, ''))

/** Everything runs with a PATH; versions are filled in. */
const configOf = (config: RunConfig, version: string): RunConfig =>
  JSON.parse(
    filled(
      JSON.stringify({
        ...config,
        Env: [
          ...(config.Env?.some((pair) => pair.startsWith('PATH=')) ? [] : [PATH]),
          ...(config.Env ?? []),
        ],
      }),
      version,
    ),
  ) as RunConfig

/** `80 443` as `ExposedPorts`. */
export const ports = (text: string): Record<string, object> =>
  Object.fromEntries(text.split(' ').map((port) => [/\//.test(port) ? port : `${port}/tcp`, {}]))
