/**
 * Platforms, and the build arguments that BuildKit sets by itself.
 *
 * @see https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope
 */
import {
  HOST_PLATFORM,
  type Platform,
  PlatformError,
  parsePlatform,
  platformText,
} from '../../oci/platform.js'
import { BuildError } from '../build/errors.js'

/** What the machines of a lab are. */
export const OWN = HOST_PLATFORM

/** `linux/arm/v7` as a platform. @throws BuildError */
export function platformOf(text: string): Platform {
  try {
    return parsePlatform(text)
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    throw new BuildError(`failed to parse platform ${text}: ${error.message}`)
  }
}

/** The arguments that a build has without being given them. */
export const platformArguments = (
  target: Platform,
  stage: string,
): Readonly<Record<string, string>> => ({
  BUILDPLATFORM: platformText(OWN),
  BUILDOS: OWN.os,
  BUILDARCH: OWN.architecture,
  BUILDVARIANT: '',
  TARGETPLATFORM: platformText(target),
  TARGETOS: target.os,
  TARGETARCH: target.architecture,
  TARGETVARIANT: target.variant ?? '',
  TARGETSTAGE: stage === '' ? 'default' : stage,
})

export { type Platform, platformText } from '../../oci/platform.js'

/** Arguments that commands see without any ARG, and that no history shows. */
export const PROXIES = [
  'HTTP_PROXY',
  'http_proxy',
  'HTTPS_PROXY',
  'https_proxy',
  'FTP_PROXY',
  'ftp_proxy',
  'NO_PROXY',
  'no_proxy',
  'ALL_PROXY',
  'all_proxy',
]
