/**
 * What the docker driver does not do: it builds inside of dockerd, whose image store has no
 * indexes, attestations and caches of its own to send elsewhere.
 *
 * @see https://docs.docker.com/build/builders/drivers/docker/
 */
import { CommandError } from '../../verb.js'
import type { FlagValues } from '../../flags.js'
import type { BUILD_FLAGS } from './build-flags.js'

/** How the driver refuses. */
export const notSupported = (what: string, page: string): string =>
  `${what} is not supported for the docker driver.\nSwitch to a different driver, or turn on the containerd image store, and try again.\nLearn more at https://docs.docker.com/go/${page}/`

const refuse = (what: string, page: string): CommandError =>
  new CommandError(`ERROR: failed to build: ${notSupported(what, page)}`)

/** An inline cache goes with the image; every other one is refused. @throws CommandError */
export function checkCaches(cacheTo: readonly string[]): void {
  const isOther = (entry: string): boolean => !/^type=inline(,|$)/.test(entry)
  if (cacheTo.some(isOther)) throw refuse('Cache export', 'build-cache-backends')
}

/** @throws CommandError when attestations are asked for */
export function checkAttestations({
  attest,
  provenance,
  sbom,
}: Pick<FlagValues<typeof BUILD_FLAGS>, 'attest' | 'provenance' | 'sbom'>): void {
  const isAsked = (value: string | undefined): boolean =>
    value !== undefined && !/^(false|0|disabled=true)$/.test(value)
  if (attest.some((entry) => !/disabled=true/.test(entry)) || isAsked(provenance) || isAsked(sbom))
    throw refuse('Attestation', 'attestations')
}

/** @throws CommandError for an exporter that the driver does not have */
export const refuseExporter = (name: string): CommandError =>
  refuse(`${name} exporter`, 'build-exporters')
