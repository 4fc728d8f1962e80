import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = resolve(import.meta.dirname, '../../src')
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }))

/** Reasons of events, as `kubectl describe` shows them. */
const REASONS = [
  'ScalingReplicaSet',
  'SuccessfulCreate',
  'SuccessfulDelete',
  'Pulling',
  'Pulled',
  'Unhealthy',
  'FailedScheduling',
  'TaintManagerEviction',
  'NodeNotReady',
  'RegisteredNode',
  'FailedCreate',
  'ErrImageNeverPull',
  'InvalidImageName',
]
/** Headers of tables that only one command prints. */
const HEADERS = [
  'REPOSITORY',
  'VOLUME NAME',
  'NETWORK ID',
  'UP-TO-DATE',
  'OS-IMAGE',
  'NOMINATED NODE',
]
/** Messages that users search for. */
const MESSAGES = [
  'Unable to find image',
  'the container name',
  'already in use by container',
  'Back-off restarting failed container',
  'nodes are available',
  'Successfully assigned',
  'Hello from Docker!',
]

const withText = (text: string, quoted: boolean): string[] =>
  sources
    .filter((source) =>
      quoted ? new RegExp(`['"\`]${text}['"\`]`).test(source.text) : source.text.includes(text),
    )
    .map(({ file }) => file)

describe('a text that the tools print', () => {
  it.each(REASONS)('stands in one file: reason %s', (reason) => {
    expect(withText(reason, true)).toHaveLength(1)
  })

  it.each(HEADERS)('stands in one file: header %s', (header) => {
    expect(withText(header, true)).toHaveLength(1)
  })

  it.each(MESSAGES)('stands in one file: %s', (message) => {
    expect(withText(message, false).length).toBeLessThanOrEqual(1)
  })
})
