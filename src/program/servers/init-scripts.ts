/**
 * The scripts that an image runs on a new database: `/docker-entrypoint-initdb.d/*.sql`.
 *
 * @module
 */
import type { System } from '../program.js'
import { run } from '../sql/run.js'
import { parseSql } from '../sql/parse.js'
import type { Dialect } from '../sql/tokens.js'
import { SqlError, type Store } from '../sql/tree.js'

const PLACE = '/docker-entrypoint-initdb.d'

/** The databases after the scripts; what fails in one is said, and the rest of it is left out. */
export function initScripts(
  system: System,
  first: Store,
  database: string,
  dialect: Dialect,
): Store {
  const { files } = system
  const names = files.exists(PLACE) ? files.list(PLACE) : []
  let store = first
  for (const name of names) {
    const path = `${PLACE}/${name}`
    if (!name.endsWith('.sql')) {
      system.out(`/usr/local/bin/docker-entrypoint.sh: ignoring ${path}\n`)
      continue
    }
    system.out(`/usr/local/bin/docker-entrypoint.sh: running ${path}\n`)
    try {
      let current = database
      for (const statement of parseSql(files.read(path), dialect)) {
        const outcome = run(store, { database: current, about: {} }, statement)
        store = outcome.store
        current = outcome.database
      }
    } catch (error) {
      if (!(error instanceof SqlError)) throw error
      system.err(`ERROR ${error.code}: ${error.message}\n`)
    }
  }
  return store
}
