/**
 * What the shadow tools have in common: their options, their exit codes, and that only root may use
 * them.
 *
 * @module
 */
import { type Options, ToolError, optionsOf } from '../busybox/options.js'
import { type Call, instant } from '../busybox/tool.js'
import type { Program } from '../program.js'
import { canChange } from './tables.js'

/** Exit codes. */
export const CODE = { locked: 1, usage: 2, value: 3, inUse: 4, noSuch: 6, nameInUse: 9 } as const

/** The numbers that users and groups get, and those of systems. */
export const ORDINARY = [1000, 60_000] as const
export const SYSTEM = [100, 999] as const

const LONG = {
  'create-home': 'm',
  'no-create-home': 'M',
  system: 'r',
  uid: 'u',
  gid: 'g',
  groups: 'G',
  append: 'a',
  'home-dir': 'd',
  home: 'd',
  shell: 's',
  comment: 'c',
  'no-user-group': 'N',
  'user-group': 'U',
  'no-log-init': 'l',
  'non-unique': 'o',
  password: 'p',
  'base-dir': 'b',
  skel: 'k',
  expiredate: 'e',
  inactive: 'f',
  force: 'f',
  remove: 'r',
  'new-name': 'n',
  login: 'l',
  lock: 'L',
  unlock: 'U',
  'move-home': 'm',
  add: 'a',
  delete: 'd',
}

/** What changes nothing: the defaults, and logs and expiry that nobody reads. */
const IDLE = 'MZK'
/** Expiry of passwords, and homes made from elsewhere. */
const UNSIMULATED = 'ek'

/** One of the tools: only root may use it, and one name stands at the end. */
export const tool = (
  name: string,
  letters: string,
  file: 'passwd' | 'group',
  work: (call: Call, options: Options, operand: string) => number,
): Program =>
  instant(name, (call) => {
    const options = optionsOf(call.args, {
      letters,
      long: LONG,
      idle: IDLE,
      unsimulated: UNSIMULATED,
      usage: `${name} [options]`,
    })
    const operand = options.operands.at(-1)
    if (operand === undefined) {
      call.system.err(`Usage: ${name} [options] ${file === 'passwd' ? 'LOGIN' : 'GROUP'}\n`)
      return CODE.usage
    }
    if (!canChange(call.system)) {
      call.system.err(
        `${name}: Permission denied.\n${name}: cannot lock /etc/${file}; try again later.\n`,
      )
      return CODE.locked
    }
    return work(call, options, operand)
  })

/** @throws ToolError */
export function idOf(text: string, what: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new ToolError(`invalid ${what} '${text}'`, CODE.value)
  return Number(text)
}
