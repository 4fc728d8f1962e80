/**
 * What apt says when something is wrong.
 *
 * @see https://manpages.debian.org/apt-get
 */
import type { System } from '../program.js'

export const FAILED = 100

const LOCKS = {
  lists: ['/var/lib/apt/lists/lock', 'directory /var/lib/apt/lists/'],
  dpkg: ['/var/lib/dpkg/lock-frontend', 'the dpkg frontend lock (/var/lib/dpkg/lock-frontend)'],
} as const

/** Says that a lock is not to be had; only root may have it. */
export function refuseLock({ err }: System, lock: keyof typeof LOCKS): number {
  const [file, what] = LOCKS[lock]
  err(`E: Could not open lock file ${file} - open (13: Permission denied)\n`)
  err(
    lock === 'lists'
      ? `E: Unable to lock ${what}\n`
      : `E: Unable to acquire ${what}, are you root?\n`,
  )
  return FAILED
}

export const cannotLocate = (name: string): string => `E: Unable to locate package ${name}\n`
export const noCandidate = (name: string, version: string): string =>
  `E: Version '${version}' for '${name}' was not found\n`
export const notInstalled = (name: string): string =>
  `Package '${name}' is not installed, so not removed\n`
export const invalidOperation = (word: string): string => `E: Invalid operation ${word}\n`
