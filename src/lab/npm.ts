/**
 * `lab.npm`: the simulated registry of JavaScript packages.
 *
 * @module
 */
import { publishNpmPackage } from '../program/node/registry/packages.js'
import { UsageError } from '../sim/errors.js'
import { check, must, recordOf, word } from './arguments.js'
import { makeFaces } from './caller.js'
import type { FacadeMethod } from './facade.js'
import type { Calls } from './history/calls.js'

const TEXTS = recordOf(must('a text', (value) => typeof value === 'string'))

/** The registry that `npm install` and `yarn add` of every container ask. */
export class Npm {
  constructor(private readonly calls: Calls) {}

  /**
   * Puts a package into the registry, in place of one of that name: its files by path. What it needs,
   * its version and its commands stand in its `package.json`; without one, it is version 1.0.0 and
   * begins with `index.js`.
   *
   * @example lab.npm.publish('left-pad', { 'index.js': 'module.exports = (s, n) => s.padStart(n)' })
   * @throws UsageError for a `package.json` that is not JSON
   */
  publish(name: string, files: Readonly<Record<string, string>>): void {
    check('name', name, word)
    check('files', files, TEXTS)
    try {
      JSON.parse(files['package.json'] ?? '{}')
    } catch {
      throw new UsageError(`package.json of ${name} is not JSON`)
    }
    this.calls.perform('npm.publish', undefined, [name, files], () =>
      this.calls.simulation.transact(
        (tx) => void publishNpmPackage(tx, name, files),
        'npm.publish',
      ),
    )
  }

  /** @internal The verbs as functions, for a replay. */
  get verbs(): Readonly<Record<string, FacadeMethod>> {
    return { publish: this.publish.bind(this) as FacadeMethod }
  }
}

makeFaces(Npm)
