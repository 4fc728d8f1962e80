/**
 * How labs are made: from nothing, from a snapshot, from a recording.
 *
 * @module
 */
import { Simulation } from '../sim/driver.js'
import { SimulationUpTo } from '../sim/horizon.js'
import { type World, emptyWorld, readerOf } from '../sim/world.js'
import type { BaseLab, LabArguments } from './base-lab.js'
import { check } from './arguments.js'
import { CODE, type Code, type LabType, configOf } from './config.js'
import type { DockerLabOptions } from './docker-options.js'
import { placeAfter } from './history/calls.js'
import { readRecording } from './io/recording.js'
import { loadLab } from './io/snapshot.js'

/** A type of labs with its class. */
export interface LabClass<Made extends BaseLab> extends LabType {
  readonly Lab: new (...args: LabArguments) => Made
}

/** Makes a lab from nothing. @throws UsageError */
export function create<Made extends BaseLab>(
  type: LabClass<Made>,
  options: DockerLabOptions,
): Made {
  const config = configOf(type, options)
  const simulation = new Simulation(config.plugins.loops, firstWorld(options))
  return new type.Lab(config, simulation).furnish(options)
}

/** Makes a lab of a snapshot. @throws SnapshotError */
export function restore<Made extends BaseLab>(
  type: LabClass<Made>,
  snapshot: unknown,
  code: Code,
): Made {
  check('options', code, CODE)
  const { config, state } = loadLab(snapshot, code, type)
  config.plugins.resume(readerOf(state.world))
  const simulation = new Simulation(config.plugins.loops, state.world)
  const lab = new type.Lab(config, simulation, placeAfter(state.calls))
  lab.history.keep('restoreLab')
  return lab
}

/** Makes a lab of a recording. @throws SnapshotError */
export function replay<Made extends BaseLab>(
  type: LabClass<Made>,
  recording: unknown,
  code: Code,
): Made {
  check('options', code, CODE)
  const { options, calls } = readRecording(recording, code, type)
  const config = configOf(type, { ...options, ...code })
  const simulation = new SimulationUpTo(config.plugins.loops, firstWorld(options))
  return new type.Lab(config, simulation).furnish(options).replay(calls, simulation)
}

const firstWorld = ({ seed = 1, start }: DockerLabOptions): World => emptyWorld(seed, start)
