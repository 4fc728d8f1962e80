/**
 * What somebody has installed on a workstation with Debian beside its usual tools.
 *
 * @module
 */
import { nano } from '../editor/nano.js'
import { vim } from '../editor/vi/vi.js'
import { jq } from '../jq/jq.js'
import type { Program } from '../program.js'
import { column } from './column.js'
import { man } from './man.js'
import { sudo } from './sudo.js'
import { tree } from './tree.js'
import { xxd } from './xxd.js'

/** The programs. */
export const debianPrograms: readonly Program[] = [jq, column, man, sudo, tree, xxd, nano, vim]

/** Their names. */
export const debianNames: readonly string[] = debianPrograms.map(({ name }) => name)
