/**
 * Package managers and build tools, and the simulated repositories that they ask.
 *
 * @module
 */
import { type Program, exit } from '../program.js'
import { apk } from './apk.js'
import { aptQueryPrograms } from './apt-queries.js'
import { aptPrograms } from './apt.js'
import { compiled } from './compiled.js'
import { gemPrograms } from './gem.js'
import { goPrograms } from './go.js'
import { javaPrograms } from './maven.js'
import { pip } from './pip.js'
import { yumPrograms } from './yum.js'

/** Tools whose work a lab does not look at: they succeed. */
const quiet = (name: string): Program => ({ name, step: () => exit(0) })

/** All of them; their names are what executables refer to. */
export const packagePrograms: readonly Program[] = [
  apk,
  ...aptPrograms,
  ...aptQueryPrograms,
  compiled,
  ...gemPrograms,
  ...goPrograms,
  ...javaPrograms,
  pip,
  quiet('update-ca-certificates'),
  quiet('debconf-set-selections'),
  ...yumPrograms,
]
