/**
 * Makes one container of a service, with its labels and its files.
 *
 * @module
 */
import type { Service } from '../../compose/project.js'
import type { Project } from '../../compose/resources.js'
import { create as createOnDaemon } from '../../docker/create.js'
import { lookUpImage } from '../../docker/image/find.js'
import { filesIn } from '../docker/container.js'
import { type Making, bodyOf } from './container-body.js'
import { imageOf } from './image-name.js'
import { LABELS } from './labels.js'
import { mountedFiles } from './service-mounts.js'
import { tellOf } from './unsimulated.js'
import type { Scene } from './verb.js'
import { COMPOSE_VERSION } from './version-text.js'
import { serviceHash } from '../../compose/hash.js'

/** What is asked for beside the service. */
interface ContainerRequest {
  readonly service: string
  readonly name: string
  readonly number: number
  readonly inherited?: Readonly<Record<string, string>>
  readonly oneOff?: boolean
  readonly replaces?: string
  readonly more?: Partial<Pick<Making, 'withoutAliases' | 'withoutPorts'>>
  readonly autoRemove?: boolean
  readonly labels?: Readonly<Record<string, string>>
}

/** Makes a container; its id. @throws DockerError, ComposeError */
export function createServiceContainer(
  { cli }: Scene,
  project: Project,
  service: Service,
  request: ContainerRequest,
): string {
  tellOf(cli, 'service', service as unknown as Readonly<Record<string, unknown>>)
  const image = imageOf(project, request.service, service)
  const making: Making = {
    read: cli.tx,
    machine: cli.machine,
    project,
    service: request.service,
    name: request.name,
    image,
    labels: { ...labelsOf(project, service, request, imageId(cli, image)), ...request.labels },
    inherited: request.inherited ?? {},
    ...request.more,
  }
  const body = bodyOf(service, making)
  const { Id } = createOnDaemon(cli.tx, cli.machine, request.name, {
    ...body,
    HostConfig: { ...body.HostConfig, ...(request.autoRemove ? { AutoRemove: true } : {}) },
  })
  const files = filesIn(cli.tx, cli.machine, Id)
  for (const { source, target, mode } of mountedFiles(service, making)) {
    if (source.file !== undefined) continue
    const text = source.content ?? (source.environment ? (cli.env[source.environment] ?? '') : '')
    files.mkdir(target.slice(0, target.lastIndexOf('/')) || '/', { parents: true })
    files.write(target, text)
    files.chmod(target, mode)
  }
  return Id
}

const imageId = ({ tx, machine }: Scene['cli'], image: string): string =>
  lookUpImage(tx, machine, image)?.id ?? ''

/** The hash of what a container is made of. */
export const hashOf = (name: string, service: Service): string => serviceHash(name, service)

function labelsOf(
  project: Project,
  service: Service,
  { service: name, number, oneOff, replaces }: ContainerRequest,
  image: string,
): Readonly<Record<string, string>> {
  const dependencies = Object.entries(service.depends_on ?? {})
    .map(([other, { condition, restart }]) => `${other}:${condition}:${restart ?? false}`)
    .sort()
    .join(',')
  return {
    [LABELS.hash]: hashOf(name, service),
    [LABELS.number]: String(number),
    [LABELS.dependencies]: dependencies,
    [LABELS.image]: image,
    [LABELS.oneOff]: oneOff ? 'True' : 'False',
    [LABELS.project]: project.name,
    [LABELS.files]: project.files.join(','),
    [LABELS.directory]: project.directory,
    ...(replaces === undefined ? {} : { [LABELS.replaces]: replaces }),
    [LABELS.service]: name,
    [LABELS.version]: COMPOSE_VERSION,
  }
}

/** The name of a service's container. */
export const containerName = (
  { name: project }: Project,
  name: string,
  service: Service,
  number: number,
): string => service.container_name || `${project}-${name}-${number}`
