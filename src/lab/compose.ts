/**
 * The whole library's edition: Docker's half and Kubernetes' half.
 *
 * @module
 */
import { Lab } from '../lab.js'
import { dockerHalf } from './docker-half.js'
import type { Edition } from './edition.js'
import { composer } from './half.js'
import { kubernetesHalf } from './kubernetes-half.js'
import { LAB_OPTIONS, checkOptions } from './options.js'

/** Puts a lab's parts together, with the user's own programs. */
export const compose = composer(dockerHalf, kubernetesHalf)

/** Labs with Docker and Kubernetes. */
export const wholeEdition: Edition<Lab> = { compose, options: LAB_OPTIONS, checkOptions, Lab }
