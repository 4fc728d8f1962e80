/**
 * Recordings: what a lab was made with and every call that changed it, as JSON. The same seed and the
 * same calls give the same world, byte for byte.
 *
 * @module
 */
import type { JsonValue } from '../../sim/codec.js'
import {
  type Envelope,
  type EnvelopeFormat,
  checkSum,
  enclose,
  openEnvelope,
} from '../../sim/envelope.js'
import { type Code, type LabConfig, type LabType, type PlainOptions, pluginsOf } from '../config.js'
import { type Call, callsOf } from '../history/calls.js'
import { checkCode, optionsOf, plain, readNames, writtenNames } from './snapshot.js'

const FORMAT: EnvelopeFormat = { format: 'kubarium/recording', version: 1, what: 'recording' }

/** A session: `replayLab` makes the same world of it. */
export interface Recording extends Envelope {
  /** The names of the user's own programs, which `replayLab` has to be given. */
  readonly programs: readonly string[]
  /** The names of the user's own plugins, which `replayLab` has to be given; none if absent. */
  readonly plugins?: readonly string[]
  /** What runs JavaScript, which `replayLab` has to be given; the host's own engine if absent. */
  readonly scripts?: string
  /** What `createLab` was given: the seed, the cluster. */
  readonly options: JsonValue
  readonly calls: readonly Call[]
}

/** Writes a recording. */
export const record = ({ names, options }: LabConfig, calls: readonly Call[]): Recording =>
  enclose(FORMAT, { ...writtenNames(names), options: plain(options), calls })

/** Reads a recording. @throws SnapshotError that says what is wrong */
export function readRecording(
  recording: unknown,
  code: Code,
  type: LabType,
): { readonly options: PlainOptions; readonly calls: readonly Call[] } {
  const enclosed = openEnvelope(
    FORMAT,
    recording,
    ['programs', 'options', 'calls'],
    ['plugins', 'scripts'],
  )
  checkCode(readNames(enclosed), code, FORMAT.what)
  const plugins = pluginsOf(type, code)
  const options = optionsOf(enclosed.options, type, plugins)
  const calls = callsOf(enclosed.calls, 'calls', plugins.callable)
  checkSum(FORMAT, enclosed)
  return { options, calls }
}
