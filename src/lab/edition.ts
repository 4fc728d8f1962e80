/**
 * Editions of the library: which halves its labs have, what they can be made with, and how they
 * come from nothing, a snapshot or a recording.
 *
 * @module
 */
import type { Program } from '../program/program.js'
import { Simulation } from '../sim/driver.js'
import { SimulationUpTo } from '../sim/horizon.js'
import { type World, emptyWorld } from '../sim/world.js'
import { type Place, placeAfter } from './calls.js'
import type { DockerLab } from './docker-lab.js'
import type { DockerLabOptions } from './docker-options.js'
import type { Composition } from './half.js'
import { readRecording } from './recording.js'
import { type LabSetup, loadLab } from './snapshot.js'

/** What the options of an edition's labs are. */
export interface EditionParts {
  /**
   * Puts a lab's parts together, with the user's own programs. @throws UsageError for a program
   * whose name is taken
   */
  compose(own: readonly Program[]): Composition
  /** The options that a snapshot may have. */
  readonly options: readonly string[]
  /** @throws UsageError for values that no lab can be made with */
  checkOptions(options: DockerLabOptions): void
}

/** What a lab is constructed from. */
export type LabParts = readonly [setup: LabSetup, simulation: Simulation, place?: Place]

/** An edition: its parts, and the class of its labs. */
export interface Edition<Made extends DockerLab> extends EditionParts {
  readonly Lab: new (...parts: LabParts) => Made
}

/** Makes a lab from nothing. @throws UsageError */
export function create<Made extends DockerLab>(
  edition: Edition<Made>,
  options: DockerLabOptions,
): Made {
  const setup = setupOf(edition, options)
  return new edition.Lab(setup, new Simulation(setup.parts.loops, firstWorld(options))).furnish(
    options,
  )
}

/** Makes a lab of a snapshot. @throws SnapshotError */
export function restore<Made extends DockerLab>(
  edition: Edition<Made>,
  snapshot: unknown,
  programs: readonly Program[],
): Made {
  const { setup, state } = loadLab(snapshot, programs, edition)
  const lab = new edition.Lab(
    setup,
    new Simulation(setup.parts.loops, state.world),
    placeAfter(state.calls),
  )
  lab.history.keep('restoreLab')
  return lab
}

/** Makes a lab of a recording. @throws SnapshotError */
export function replay<Made extends DockerLab>(
  edition: Edition<Made>,
  recording: unknown,
  programs: readonly Program[],
): Made {
  const { options, calls } = readRecording(recording, programs, edition)
  const setup = setupOf(edition, { ...options, programs })
  const simulation = new SimulationUpTo(setup.parts.loops, firstWorld(options))
  return new edition.Lab(setup, simulation).furnish(options).replay(calls, simulation)
}

function setupOf({ compose, checkOptions }: EditionParts, options: DockerLabOptions): LabSetup {
  checkOptions(options)
  const { programs = [], ...rest } = options
  return { parts: compose(programs), programs: programs.map(({ name }) => name), options: rest }
}

const firstWorld = ({ seed = 1, start }: DockerLabOptions): World => emptyWorld(seed, start)
