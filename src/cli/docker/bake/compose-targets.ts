/**
 * The services of a compose file that are built, as targets.
 *
 * @see https://docs.docker.com/build/bake/compose-file/
 */
import type { Build, Service } from '../../../compose/project.js'
import type { Project } from '../../../compose/resources.js'
import type { HclValue } from '../../../text/hcl/syntax.js'
import { type Target, merged } from './target.js'

/** A target for each service with a `build`. */
export function targetsOf(project: Project): Readonly<Record<string, Target>> {
  const services = Object.entries(project.services as Readonly<Record<string, Service>>)
  return Object.fromEntries(
    services.flatMap(([name, service]) =>
      service.build ? [[name, targetOf(project, service, service.build)]] : [],
    ),
  )
}

function targetOf(project: Project, service: Service, build: Build): Target {
  const tags = build.tags ?? (service.image === undefined ? [] : [service.image])
  const own: Record<string, HclValue | undefined> = {
    context: (build.context ?? '.').replace(/^\.\/(?=.)/, ''),
    contexts: { ...build.additional_contexts },
    dockerfile: build.dockerfile,
    'dockerfile-inline': build.dockerfile_inline,
    args: { ...build.args },
    labels: { ...build.labels },
    tags,
    'cache-from': build.cache_from,
    'cache-to': build.cache_to,
    target: build.target,
    secret: secretsOf(project, build),
    ssh: build.ssh,
    platforms: build.platforms,
    pull: build.pull,
    'no-cache': build.no_cache,
    network: build.network,
    'shm-size': build.shm_size === undefined ? undefined : String(build.shm_size),
  }
  const given = Object.fromEntries(
    Object.entries(own).filter(([, value]) => value !== undefined),
  ) as Target
  const extension = (build as { readonly 'x-bake'?: Target })['x-bake'] ?? {}
  const more = extension['tags']
  return merged(given, {
    ...extension,
    ...(Array.isArray(more) ? { tags: [...tags, ...more] } : {}),
  })
}

const secretsOf = ({ secrets }: Project, build: Build): readonly string[] =>
  (build.secrets ?? []).map(({ source, target = source }) => {
    const from = secrets[source]
    return from?.environment === undefined
      ? `id=${target},src=${(from?.file ?? '').replace(/^\.\//, '')}`
      : `id=${target},env=${from.environment}`
  })
