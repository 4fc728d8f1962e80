/**
 * Sizes that a user writes: `512m`, `1.5GiB`.
 *
 * @see https://pkg.go.dev/github.com/docker/go-units#RAMInBytes
 */
import { FlagError } from '../flags.js'

const UNITS = 'kmgtp'

/** Bytes, in powers of 1024; undefined for what is no size. */
export function bytesIn(text: string): number | undefined {
  try {
    return bytesOf('', text)
  } catch (error) {
    if (error instanceof FlagError) return undefined
    throw error
  }
}

/** Bytes, in powers of 1024. @throws FlagError */
export function bytesOf(flag: string, text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?) ?([kmgtp])?(?:i?b)?$/i.exec(text) ?? []
  if (number === '') {
    const [, suffix] = /^[\d.]+ ?([^\d. ]+)$/.exec(text) ?? []
    throw new FlagError(
      `invalid argument ${JSON.stringify(text)} for "${flag}" flag: ${suffix === undefined ? `invalid size: '${text}'` : `invalid suffix: '${suffix}'`}`,
    )
  }
  return Math.floor(
    Number(number) * 1024 ** (unit === '' ? 0 : UNITS.indexOf(unit.toLowerCase()) + 1),
  )
}
