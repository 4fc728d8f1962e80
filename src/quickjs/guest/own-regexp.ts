/**
 * Regular expressions in QuickJS, whose engine is metered: they are those of the engine. Stands for
 * program/node/regexp/own-regexp.ts.
 *
 * @module
 */
import type * as host from '../../program/node/regexp/own-regexp.js'

export const ownRegExp: typeof host.ownRegExp = () => undefined
