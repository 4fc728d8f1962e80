/**
 * Builds the image of a service, as `docker build` does.
 *
 * @see https://docs.docker.com/reference/compose-file/build/
 */
import { isRemote } from '../../compose/canonical/where.js'
import type { Build, Service } from '../../compose/project.js'
import type { Project } from '../../compose/resources.js'
import { tellUnsupported } from '../../sim/unsupported.js'
import { build } from '../docker/build.js'
import { camelCase, defaultValues } from '../flags.js'
import type { Cli, Wait } from '../verb.js'
import { withInput } from '../with-input.js'
import { imageOf } from './image-name.js'
import { LABELS } from './labels.js'
import { quietly } from './together.js'
import type { Scene } from './verb.js'
import { COMPOSE_VERSION } from './version-text.js'

/** What a command line adds. */
interface BuildAdditions {
  readonly quiet?: boolean
  readonly noCache?: boolean
  readonly pull?: boolean
  readonly buildArgs?: readonly string[]
  readonly memory?: string | undefined
}

type Flags = Parameters<typeof build.run>[2]

/** @throws CommandError, DockerError when it fails */
export function* buildImage(
  scene: Scene,
  project: Project,
  name: string,
  service: Service & { readonly build?: Build },
  additions: BuildAdditions = {},
): Generator<Wait, void> {
  const { cli, progress, isDry } = scene
  const image = imageOf(project, name, service)
  const own = service.build
  if (!own) return
  if (!isDry) {
    const flags = flagsFor(cli, project, own, [image, ...(own.tags ?? [])], name, additions)
    const shown = quietly(cli, (text) => void (additions.quiet || scene.cli.err(text)))
    const there =
      own.dockerfile_inline === undefined ? shown : withInput(shown, own.dockerfile_inline)
    yield* build.run(there, [own.context], flags)
  }
  progress.event({ id: image, text: 'Built', stage: 'done' })
}

function flagsFor(
  cli: Cli,
  project: Project,
  own: Build,
  tags: readonly string[],
  name: string,
  additions: BuildAdditions,
): Flags {
  const known = build.flags as Readonly<Record<string, object>>
  const values: Record<string, unknown> = defaultValues(build.flags)
  const set = (flag: string, value: unknown, field = flag): void => {
    if (value === undefined || value === false || (Array.isArray(value) && value.length === 0))
      return
    if (Object.hasOwn(known, flag)) values[camelCase(flag)] = value
    else tell(cli, field)
  }
  set('tag', tags)
  set('file', dockerfileOf(own))
  set('build-arg', [...pairsOf(own.args ?? {}), ...(additions.buildArgs ?? [])])
  set('label', pairsOf({ ...own.labels, ...labelsOf(project, name) }))
  set('target', own.target)
  set('no-cache', own.no_cache || additions.noCache)
  set('pull', own.pull || additions.pull)
  set('memory', additions.memory)
  set('network', own.network)
  set(
    'add-host',
    (own.extra_hosts ?? []).map((entry) => entry.replace('=', ':')),
  )
  set('shm-size', own.shm_size)
  set('cache-from', own.cache_from)
  set('cache-to', own.cache_to, 'cache_to')
  set('platform', own.platforms?.[0])
  set('build-context', pairsOf(own.additional_contexts ?? {}), 'additional_contexts')
  set('secret', secretsOf(project, own), 'secrets')
  set('ssh', own.ssh)
  for (const field of ['privileged', 'entitlements', 'isolation', 'ulimits'] as const)
    if (own[field] !== undefined) tell(cli, field)
  return values as Flags
}

function tell(cli: Cli, field: string): void {
  const text = tellUnsupported(cli.tx, `build.${field} of a service`)
  if (text !== undefined) cli.err(`Warning: ${text}\n`)
}

/** The path of the Dockerfile; a dash stands for one that the file itself holds. */
function dockerfileOf({
  context,
  dockerfile,
  dockerfile_inline: inline,
}: Build): string | undefined {
  if (inline !== undefined) return '-'
  if (dockerfile === undefined || dockerfile.startsWith('/') || isRemote(context)) return dockerfile
  return `${context}/${dockerfile}`
}

const pairsOf = (values: Readonly<Record<string, string | null>>): readonly string[] =>
  Object.entries(values).map(([name, value]) => (value === null ? name : `${name}=${value}`))

const secretsOf = ({ secrets }: Project, own: Build): readonly string[] =>
  (own.secrets ?? []).map(({ source, target = source }) => {
    const from = secrets[source]
    return from?.environment === undefined
      ? `id=${target},src=${from?.file ?? ''}`
      : `id=${target},env=${from.environment}`
  })

/** By which labels an image is known as the project's. */
const labelsOf = (
  { name: project }: Project,
  service: string,
): Readonly<Record<string, string>> => ({
  [LABELS.project]: project,
  [LABELS.service]: service,
  [LABELS.version]: COMPOSE_VERSION,
})
