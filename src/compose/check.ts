/**
 * What a project has to agree with: names that are used are there, and nothing is said twice in two
 * ways.
 *
 * @module
 */
import { ComposeError, invalidProject } from './errors.js'
import type { Service } from './project.js'
import type { Project } from './resources.js'
import { type Dict, dictIn, member } from './value.js'

const quote = (text: string): string => JSON.stringify(text)

/** What stands against resources of a file by itself. @throws ComposeError */
export function checkResources(dict: Dict): void {
  for (const [name, volume] of Object.entries(dictIn(dict, 'volumes')))
    if (member(volume, 'external') === true)
      for (const other of ['driver', 'driver_opts', 'labels'])
        if (member(volume, other) !== undefined)
          throw new ComposeError(
            `volumes.${name}: conflicting parameters "external" and ${quote(other)} specified`,
          )
  checkSources(dict, 'secrets', ['file', 'environment'])
  checkSources(dict, 'configs', ['file', 'environment', 'content'])
}

function checkSources(dict: Dict, section: string, ways: readonly string[]): void {
  for (const [name, value] of Object.entries(dictIn(dict, section))) {
    if (member(value, 'external') === true || member(value, 'driver') !== undefined) continue
    const count = ways.filter((way) => member(value, way) !== undefined).length
    if (count === 0)
      throw new ComposeError(`${section}.${name}: one of ${ways.join('|')} must be set`)
    if (count > 1)
      throw new ComposeError(
        `${section}.${name}: ${ways.join('|')} attributes are mutually exclusive`,
      )
  }
}

/** @throws ComposeError for a project that contradicts itself */
export function checkProject(project: Project): void {
  const names = new Set<string>()
  for (const [name, service] of Object.entries(project.services)) {
    checkBuild(name, service)
    checkNetworks(project, name, service)
    checkDependencies(project, name, service)
    checkMounts(project, name, service)
    checkScale(name, service)
    const container = service.container_name
    if (container !== undefined && names.has(container))
      throw new ComposeError(
        `services.${name}: container name ${quote(container)} is already in use by service {}"`,
      )
    if (container !== undefined) names.add(container)
  }
  checkCycles(project)
}

function checkBuild(name: string, { image, build, provider }: Service): void {
  if (!image && !build && !provider)
    throw invalidProject(
      `service ${quote(name)} has neither an image nor a build context specified`,
    )
  if (build?.dockerfile !== undefined && build.dockerfile_inline !== undefined)
    throw invalidProject(
      `service ${quote(name)} declares mutualy exclusive dockerfile and dockerfile_inline`,
    )
}

function checkNetworks(project: Project, name: string, service: Service): void {
  const { networks = {}, network_mode: mode } = service
  if (mode !== undefined && Object.keys(networks).length > 0)
    throw invalidProject(
      `service ${name} declares mutually exclusive \`network_mode\` and \`networks\``,
    )
  for (const network of Object.keys(networks))
    if (!Object.hasOwn(project.networks, network))
      throw invalidProject(`service ${quote(name)} refers to undefined network ${network}`)
}

function checkDependencies(project: Project, name: string, service: Service): void {
  const known = (other: string): boolean => Object.hasOwn(project.services, other)
  for (const [other, { required }] of Object.entries(service.depends_on ?? {}))
    if (!known(other) && (required || !Object.hasOwn(project.disabled, other)))
      throw invalidProject(`service ${quote(name)} depends on undefined service ${quote(other)}`)
}

function checkMounts(project: Project, name: string, service: Service): void {
  const need = (what: string, source: string, among: object): void => {
    if (!Object.hasOwn(among, source))
      throw invalidProject(`service ${quote(name)} refers to undefined ${what} ${source}`)
  }
  for (const { type, source } of service.volumes ?? [])
    if (type === 'volume' && source !== undefined) need('volume', source, project.volumes)
  for (const { source } of service.build?.secrets ?? [])
    need('build secret', source, project.secrets)
  for (const { source } of service.configs ?? []) need('config', source, project.configs)
  for (const { source } of service.secrets ?? []) need('secret', source, project.secrets)
  for (const model of Object.keys(service.models ?? {})) need('model', model, project.models)
}

function checkScale(name: string, service: Service): void {
  const { scale, deploy, container_name: container, mem_limit: memory, mem_reservation } = service
  const distinct = (one: string, other: string): ComposeError =>
    invalidProject(`services.${name}: can't set distinct values on '${one}' and '${other}'`)
  const differ = (one: unknown, other: unknown): boolean =>
    one !== undefined && other !== undefined && String(one) !== String(other)
  const { limits, reservations } = deploy?.resources ?? {}
  if (differ(scale, deploy?.replicas)) throw distinct('scale', 'deploy.replicas')
  if (differ(service.cpus, limits?.cpus)) throw distinct('cpus', 'deploy.resources.limits.cpus')
  if (differ(memory, limits?.memory)) throw distinct('mem_limit', 'deploy.resources.limits.memory')
  if (differ(mem_reservation, reservations?.memory))
    throw distinct('mem_reservation', 'deploy.resources.reservations.memory')
  if (differ(service.pids_limit, limits?.pids))
    throw distinct('pids_limit', 'deploy.resources.limits.pids')
  if (container !== undefined && (scale ?? deploy?.replicas ?? 1) > 1)
    throw invalidProject(
      `services.deploy.replicas: can't set container_name and ${name} as container name must be unique`,
    )
}

function checkCycles({ services }: Project): void {
  const done = new Set<string>()
  const visit = (name: string, path: readonly string[]): void => {
    const at = path.indexOf(name)
    if (at >= 0)
      throw new ComposeError(`dependency cycle detected: ${[...path.slice(at), name].join(' -> ')}`)
    if (done.has(name) || !Object.hasOwn(services, name)) return
    for (const other of Object.keys(services[name]?.depends_on ?? {})) visit(other, [...path, name])
    done.add(name)
  }
  for (const name of Object.keys(services)) visit(name, [])
}
