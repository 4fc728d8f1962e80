/**
 * The edition without Kubernetes: Docker's half alone.
 *
 * @module
 */
import { dockerHalf } from './docker-half.js'
import { DockerLab } from './docker-lab.js'
import { DOCKER_LAB_OPTIONS, checkDockerLabOptions } from './docker-options.js'
import type { Edition } from './edition.js'
import { composer } from './half.js'

/** Labs with Docker. */
export const dockerEdition: Edition<DockerLab> = {
  compose: composer(dockerHalf),
  options: DOCKER_LAB_OPTIONS,
  checkOptions: checkDockerLabOptions,
  Lab: DockerLab,
}
