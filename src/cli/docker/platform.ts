/**
 * The flag `--platform`.
 *
 * @module
 */
import { type Platform, PlatformError, parsePlatform } from '../../oci/platform.js'
import { CommandError } from '../verb.js'
import { RefusedError } from './daemon.js'

/** The platform that is asked for; undefined for none. @throws CommandError */
export function askedPlatform(text: string | undefined): Platform | undefined {
  if (!text) return undefined
  try {
    return parsePlatform(text)
  } catch (error) {
    if (error instanceof PlatformError) throw new CommandError(`invalid platform: ${error.message}`)
    throw error
  }
}

/** The platform of a container that is to be made. @throws RefusedError */
export function checkedPlatform(text: string): Platform {
  try {
    return parsePlatform(text)
  } catch (error) {
    if (error instanceof PlatformError)
      throw new RefusedError(`error parsing specified platform: ${error.message}`)
    throw error
  }
}
