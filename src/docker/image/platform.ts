/**
 * The platform of an image, where another one is asked for or the machine is of another one.
 *
 * @see https://docs.docker.com/build/building/multi-platform/
 */
import type { ImageConfig } from '../../oci/image.js'
import {
  HOST_PLATFORM,
  type Platform,
  PlatformError,
  isPlatform,
  parsePlatform,
  platformText,
} from '../../oci/platform.js'
import { DockerError } from '../errors.js'

/** The machine's, with the variant of its processor. */
const DETECTED = 'linux/amd64/v4'

const mismatch = (reference: string, has: string, asked: string): string =>
  `image with reference ${reference} was found but its platform (${has}) does not match the specified platform (${asked})`

/** What is said of an image that is not for the platform that was asked for; undefined if it is. */
export function platformMismatch(
  reference: string,
  config: ImageConfig,
  platform: string | undefined,
): string | undefined {
  if (!platform) return undefined
  const asked = platformOf(platform)
  return isPlatform(config, asked)
    ? undefined
    : mismatch(reference, platformText(config), platformText(asked))
}

/** Reads a platform. @throws DockerError with containerd's words */
export function platformOf(text: string): Platform {
  try {
    return parsePlatform(text)
  } catch (error) {
    if (error instanceof PlatformError) throw new DockerError(400, error.message)
    throw error
  }
}

/**
 * The warnings about a container of this image. @throws DockerError 404 when the image is not for
 * the platform that is asked for
 */
export function platformWarning(
  { Image = '', Platform }: { readonly Image?: string; readonly Platform?: string },
  config: ImageConfig,
): readonly string[] {
  const wrong = platformMismatch(Image, config, Platform)
  if (wrong !== undefined) throw new DockerError(404, wrong)
  return Platform || isPlatform(config, HOST_PLATFORM)
    ? []
    : [
        `The requested image's platform (${platformText(config)}) does not match the detected host platform (${DETECTED}) and no specific platform was requested`,
      ]
}
