/**
 * What is said of a solve in the end: its warnings, and what went wrong, with the lines of the
 * Dockerfile that it is about.
 *
 * @module
 */
import type { Solve } from '../../../docker/buildkit/solve.js'
import { excerptOf } from './source-excerpt.js'

const YELLOW = '\u001b[33m'
const PLAIN = '\u001b[0m'
export const INTERRUPTED = 'ERROR: failed to build: failed to solve: Canceled: context canceled'

/** What went wrong; `whose` build failed is said first. */
export function problemOf({ error, options }: Solve, whose = 'failed to build: '): string {
  const { name, text = '' } = options.dockerfile
  const excerpt = error?.at ? excerptOf(name, text, error.at) : ''
  return `${excerpt}ERROR: ${whose}${isClients(error?.message) ? '' : 'failed to solve: '}${error?.message ?? ''}`
}

/** A push is the client's: nothing of it was solved. */
const isClients = (message = ''): boolean => /^(denied|An image does not exist)/.test(message)

/** The warnings of the checks; with their excerpts for those who debug. */
export function warningText({ warnings, options }: Solve, isDebug: boolean): string {
  if (warnings.length === 0) return ''
  const count = `${warnings.length} warning${warnings.length === 1 ? '' : 's'} found`
  const hint = isDebug ? '' : ' (use docker --debug to expand)'
  const { name, text = '' } = options.dockerfile
  const lines = warnings.map(({ rule, message, at, description, url }) => {
    const line = ` - ${rule}: ${message} (line ${at.line})\n`
    return isDebug
      ? `${line}${description}\nMore info: ${url}\n${excerptOf(name, text, at)}\n`
      : line
  })
  return `\n ${YELLOW}${count}${hint}:\n${PLAIN}${lines.join('')}`
}
