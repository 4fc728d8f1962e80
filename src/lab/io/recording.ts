/**
 * Recordings: what a lab was made with and every call that changed it, as JSON. The same seed and the
 * same calls give the same world, byte for byte.
 *
 * @module
 */
import type { Program } from '../../program/program.js'
import type { JsonValue } from '../../sim/codec.js'
import {
  type Envelope,
  type EnvelopeFormat,
  checkSum,
  enclose,
  openEnvelope,
} from '../../sim/envelope.js'
import { type Call, callsOf } from '../history/calls.js'
import type { LabConfig, LabType, PlainOptions } from '../config.js'
import { checkPrograms, optionsOf, plain, programNames } from './snapshot.js'

const FORMAT: EnvelopeFormat = { format: 'kubarium/recording', version: 1, what: 'recording' }

/** A session: `replayLab` makes the same world of it. */
export interface Recording extends Envelope {
  /** The names of the user's own programs, which `replayLab` has to be given. */
  readonly programs: readonly string[]
  /** What `createLab` was given: the seed, the cluster. */
  readonly options: JsonValue
  readonly calls: readonly Call[]
}

/** Writes a recording. */
export const record = ({ programs, options }: LabConfig, calls: readonly Call[]): Recording =>
  enclose(FORMAT, { programs, options: plain(options), calls })

/** Reads a recording. @throws SnapshotError that says what is wrong */
export function readRecording(
  recording: unknown,
  programs: readonly Program[],
  type: LabType,
): { readonly options: PlainOptions; readonly calls: readonly Call[] } {
  const enclosed = openEnvelope(FORMAT, recording, ['programs', 'options', 'calls'])
  const needed = programNames(enclosed.programs)
  const [options, calls] = [optionsOf(enclosed.options, type), callsOf(enclosed.calls, 'calls')]
  checkSum(FORMAT, enclosed)
  checkPrograms(needed, programs, FORMAT.what)
  return { options, calls }
}
