/**
 * The name of a service's image.
 *
 * @module
 */
import type { Service } from '../../compose/project.js'
import type { Project } from '../../compose/resources.js'

/** The image of a service: its own name, or one made of the project's. */
export const imageOf = (project: Pick<Project, 'name'>, name: string, service: Service): string =>
  service.image || `${project.name}-${name}`
