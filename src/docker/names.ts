/**
 * Names that Docker gives: an adjective and a scientist, as in `nostalgic_hamilton`.
 *
 * @see https://github.com/moby/moby/blob/master/internal/namesgenerator/names-generator.go
 */
import dockerNames from 'docker-names'
import type { Tx } from '../sim/step.js'
import { hexId } from '../sim/id.js'
import { badName, nameConflict } from './errors.js'
import { containers } from './container.js'

// The package is CommonJS: depending on who loads it, its lists are the default export or one level
// below it.
const lists = (dockerNames as { default?: typeof dockerNames }).default ?? dockerNames
/** The package's list has one scientist that Docker's does not. */
const SURNAMES: readonly string[] = lists.right.filter((name: string) => name !== 'tereshkova')
const ADJECTIVES: readonly string[] = lists.left
const REJECTED = 'boring_wozniak'
const TRIES = 6
const VALID = /^\/?[a-zA-Z0-9][a-zA-Z0-9_.-]+$/

const isTaken = (tx: Tx, machine: string, name: string): boolean =>
  tx.by(containers, 'byName', `${machine} ${name}`).length > 0

/** A free name. */
export function randomName(tx: Tx, machine: string): string {
  for (let i = 0; i < TRIES; i++) {
    const name = `${tx.random.pick(ADJECTIVES)}_${tx.random.pick(SURNAMES)}${i > 0 ? tx.random.int(0, 9) : ''}`
    if (name !== REJECTED && !isTaken(tx, machine, name)) return name
  }
  return hexId(tx.random, 12)
}

/** Whether a container can have this name. */
export const isName = (name: string): boolean => VALID.test(name)

/** A name that was asked for, if it can be given. @throws DockerError */
export function checkedName(tx: Tx, machine: string, asked: string): string {
  if (!isName(asked)) throw badName(asked)
  const name = asked.replace(/^\//, '')
  const [other] = tx.by(containers, 'byName', `${machine} ${name}`)
  if (other) throw nameConflict(name, other.id)
  return name
}
