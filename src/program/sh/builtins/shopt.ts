/**
 * `shopt`: bash's own options.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/The-Shopt-Builtin.html
 */
import type { Interpreter } from '../interpreter.js'
import { LIVED, SHELL_OPTIONS, WITHOUT_EFFECT, isOn } from '../options.js'
import { LONG_OPTIONS } from '../start.js'
import { withEntry } from '../state.js'
import type { Builtin } from './builtin.js'
import { set } from './set.js'

const USAGE = 'shopt: usage: shopt [-pqsu] [-o] [optname ...]'

export const shopt: Builtin = (sh, args) => {
  const names = args.filter((arg) => !/^-./.test(arg))
  const letters = args.filter((arg) => /^-./.test(arg)).flatMap((arg) => [...arg.slice(1)])
  const wrong = letters.find((letter) => !/[pqsuo]/.test(letter))
  if (wrong !== undefined) {
    sh.complain(`shopt: -${wrong}: invalid option`)
    sh.err(`${USAGE}\n`)
    return 2
  }
  const [on, off] = [letters.includes('s'), letters.includes('u')]
  if (on && off) {
    sh.complain('shopt: cannot set and unset shell options simultaneously')
    return 1
  }
  const ofSet = letters.includes('o')
  const known = names.filter((name) => {
    const isKnown = Object.hasOwn(ofSet ? LONG_OPTIONS : SHELL_OPTIONS, name)
    if (!isKnown && !(ofSet && name === 'pipefail'))
      sh.complain(`shopt: ${name}: invalid ${ofSet ? 'option name' : 'shell option name'}`)
    return isKnown || (ofSet && name === 'pipefail')
  })
  const status = known.length === names.length ? 0 : 1
  if (names.length > 0 && (on || off)) {
    for (const name of known) turn(sh, name, on, ofSet)
    return status
  }
  const shown = names.length > 0 ? known : allNames(ofSet)
  const wanted = shown.filter((name) => (on || off ? value(sh, name, ofSet) === on : true))
  if (!letters.includes('q'))
    for (const name of wanted) show(sh, name, ofSet, letters.includes('p'))
  return names.length > 0 && !known.every((name) => value(sh, name, ofSet)) ? 1 : status
}

const allNames = (ofSet: boolean): readonly string[] =>
  ofSet ? [...Object.keys(LONG_OPTIONS), 'pipefail'].sort() : Object.keys(SHELL_OPTIONS)

const value = (sh: Interpreter, name: string, ofSet: boolean): boolean =>
  !ofSet
    ? isOn(sh.state, name)
    : name === 'pipefail'
      ? sh.state.pipefail
      : sh.hasOption(LONG_OPTIONS[name] ?? '-')

function turn(sh: Interpreter, name: string, on: boolean, ofSet: boolean): void {
  if (ofSet) {
    set(sh, [on ? '-o' : '+o', name])
    return
  }
  if (on !== isOn(sh.state, name) && !LIVED.has(name) && !WITHOUT_EFFECT.has(name))
    sh.complain(`shopt: kubarium does not simulate ${name}`)
  sh.state.shopt = withEntry(sh.state.shopt ?? {}, name, on)
}

function show(sh: Interpreter, name: string, ofSet: boolean, again: boolean): void {
  const on = value(sh, name, ofSet)
  if (!again) sh.out(`${name.padEnd(15)}\t${on ? 'on' : 'off'}\n`)
  else sh.out(ofSet ? `set ${on ? '-' : '+'}o ${name}\n` : `shopt -${on ? 's' : 'u'} ${name}\n`)
}
