/**
 * What the daemon says about images when something is wrong: functions named by the case.
 *
 * @module
 */
import { noSuchFile } from '../../text/errno.js'
import { DockerError } from '../errors.js'

export const noSuchImage = (reference: string): DockerError =>
  new DockerError(404, `No such image: ${reference}`)

export const invalidReference = (words: string): DockerError => new DockerError(400, words)

export const cannotTagDigest = (): DockerError =>
  new DockerError(400, 'refusing to create a tag with a digest reference')

export const untagMustForce = (reference: string, container: string, image: string): DockerError =>
  new DockerError(
    409,
    `conflict: unable to remove repository reference "${reference}" (must force) - container ${container} is using its referenced image ${image}`,
  )

export const cannotDelete = (image: string, hard: boolean, why: string): DockerError =>
  new DockerError(
    409,
    `conflict: unable to delete ${image} (${hard ? 'cannot be forced' : 'must be forced'}) - ${why}`,
  )

export const accessDenied = (repository: string): DockerError =>
  new DockerError(
    404,
    `pull access denied for ${repository}, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`,
  )

export const manifestUnknown = (reference: string): DockerError =>
  new DockerError(404, `manifest for ${reference} not found: manifest unknown: manifest unknown`)

/** `host` as the daemon asks it: `registry-1.docker.io` for Docker Hub. */
export const registryAway = (host: string): DockerError =>
  new DockerError(
    500,
    `Get "https://${host}/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`,
  )

export const pushDenied = (): DockerError =>
  new DockerError(500, 'denied: requested access to the resource is denied')

export const nothingToPush = (repository: string): DockerError =>
  new DockerError(404, `An image does not exist locally with the tag: ${repository}`)

export const tagDoesNotExist = (tag: string): DockerError =>
  new DockerError(404, `tag does not exist: ${tag}`)

export const invalidFilter = (filter: string): DockerError =>
  new DockerError(400, `invalid filter '${filter}'`)

export const cannotPushDigest = (): DockerError =>
  new DockerError(400, 'cannot push a digest reference')

export const noSuitablePlatform = (platform: string): DockerError =>
  new DockerError(404, `no suitable export target found for platform ${platform}`)

/** A file that the archive of `docker load` should have; `directory` is where it was unpacked. */
export const notInArchive = (directory: string, name: string): DockerError =>
  new DockerError(500, noSuchFile('open', `${directory}/${name}`))

export const unexpectedEnd = (): DockerError => new DockerError(500, 'unexpected EOF')

export const noArchive = (): DockerError => new DockerError(500, 'archive/tar: invalid tar header')

/** A layer of an archive that is not what its image says. */
export const wrongLayer = (at: number, expected: string, found: string): DockerError =>
  new DockerError(500, `invalid diffID for layer ${at}: expected "${expected}", got "${found}"`)

/** What containerd says of a repository that is private, or not there. */
export const PULL_DENIED =
  'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed'
