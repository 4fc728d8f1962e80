/**
 * The containers of a project, known by their labels.
 *
 * @module
 */
import { type ContainerSummary, list } from '../../docker/list.js'
import type { Reader } from '../../sim/world.js'
import { LABELS } from './labels.js'

/** A container of a project. */
export interface ProjectContainer {
  readonly id: string
  readonly name: string
  readonly service: string
  readonly number: number
  /** Made by `docker compose run`. */
  readonly isOneOff: boolean
  readonly state: string
  readonly summary: ContainerSummary
  readonly labels: Readonly<Record<string, string>>
}

/** All containers of a project, by name. */
export function containersOf(
  read: Reader,
  machine: string,
  project: string,
): readonly ProjectContainer[] {
  return list(read, machine, {
    all: true,
    filters: { label: [`${LABELS.project}=${project}`] },
  })
    .map(containerOf)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

export function containerOf(summary: ContainerSummary): ProjectContainer {
  const { Id, Names, Labels, State } = summary
  return {
    id: Id,
    name: (Names[0] ?? '').replace(/^\//, ''),
    service: Labels[LABELS.service] ?? '',
    number: Number(Labels[LABELS.number] ?? 0),
    isOneOff: Labels[LABELS.oneOff] === 'True',
    state: State,
    summary,
    labels: Labels,
  }
}

/** The containers that a service has by itself, by number. */
export const containersOfService = (
  all: readonly ProjectContainer[],
  service: string,
): readonly ProjectContainer[] =>
  all
    .filter((container) => container.service === service && !container.isOneOff)
    .sort((a, b) => a.number - b.number)

/** `Container web-1`: how progress calls it. */
export const progressName = ({ name }: { readonly name: string }): string => `Container ${name}`

/** The name without the project's: `web-1`. */
export const shortName = (project: string, { name, service, number }: ProjectContainer): string =>
  name === `${project}-${service}-${number}` ? `${service}-${number}` : name
