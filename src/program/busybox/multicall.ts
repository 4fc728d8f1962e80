/**
 * `busybox`: every applet in one executable. It does what it is called by (`/bin/ls` is a link to
 * it), or what its first argument names.
 *
 * @see https://busybox.net/downloads/BusyBox.html#usage
 */
import { type Next, type Json, type Program, type System, exit } from '../program.js'
import { NOT_SIMULATED, notSimulated } from '../unsimulated.js'

const NAME = 'busybox'
const BANNER =
  'BusyBox v1.37.0 (2024-09-26 21:31:42 UTC) multi-call binary.\nBusyBox is copyrighted by many authors between 1998-2015.\nLicensed under GPLv2. See source distribution for detailed\ncopyright notices.\n'
const USAGE =
  'Usage: busybox [function [arguments]...]\n   or: busybox --list[-full]\n   or: busybox --show SCRIPT\n   or: busybox --install [-s] [DIR]\n   or: function [arguments]...\n\n\tBusyBox is a multi-call binary that combines many common Unix\n\tutilities into a single executable.  Most people will create a\n\tlink to busybox for each function they wish to use and BusyBox\n\twill act like whatever it was invoked as.\n'
/** How wide the list of functions is. */
const WIDTH = 78
const NOT_THERE = 127
/** Where links to the executable are. */
const PLACES = ['/bin', '/sbin', '/usr/bin', '/usr/sbin']

/** What BusyBox says of a tool that it does not have. */
const appletNotFound = (name: string): string => `${name}: applet not found\n`

/** The executable of these applets. */
export function multicall(applets: readonly Program[]): Program {
  const byName = new Map(applets.map((applet) => [applet.name, applet]))
  const run = (system: System, name: string, isLink: boolean, state: Json | undefined): Next => {
    const applet = byName.get(name)
    if (applet) return applet.step(system, state)
    const isThere = isLink || linksOf(system).includes(name)
    system.err(isThere ? notSimulated(name) : appletNotFound(name))
    return exit(isThere ? NOT_SIMULATED : NOT_THERE)
  }
  return {
    name: NAME,
    step(system, state) {
      const [path = NAME, name, ...args] = system.argv
      const called = path.slice(path.lastIndexOf('/') + 1).replace(/^-/, '')
      if (called !== NAME) return run(system, called, true, state)
      if (name === undefined || name === '--help') {
        system.out(
          `${BANNER}\n${USAGE}\nCurrently defined functions:\n${functions(linksOf(system))}`,
        )
        return exit(0)
      }
      if (name === '--list') {
        system.out(
          linksOf(system)
            .map((one) => `${one}\n`)
            .join(''),
        )
        return exit(0)
      }
      return run(calledAs(system, [name, ...args]), name, false, state)
    },
  }
}

/** The applets of a system: what its links to the executable are called. */
function linksOf({ files }: System): readonly string[] {
  const names = PLACES.flatMap((place) =>
    files.exists(place)
      ? files.list(place).filter((name) => {
          const path = `${place}/${name}`
          return name !== NAME && files.exists(path) && files.stat(path).program === NAME
        })
      : [],
  )
  return [...new Set(names)].sort()
}

/** Names in lines. */
function functions(names: readonly string[]): string {
  const lines: string[] = []
  let line = ''
  for (const name of names) {
    if (line !== '' && line.length + name.length + 2 > WIDTH) {
      lines.push(line)
      line = ''
    }
    line += `${name}, `
  }
  return `${[...lines, line.slice(0, -2)].map((one) => `\t${one.trimEnd()}\n`).join('')}\n`
}

/**
 * The same system, seen under another name. Getters stay alive because the original stays the
 * receiver.
 */
function calledAs(system: System, argv: readonly string[]): System {
  return new Proxy(system, {
    get: (target, key) => (key === 'argv' ? argv : Reflect.get(target, key)),
  })
}
