/** What BusyBox says of a tool that it does not have. */
export const appletNotFound = (name: string): string => `${name}: applet not found\n`

/**
 * `busybox`: every applet in one executable, named by its first argument.
 *
 * @see https://busybox.net/downloads/BusyBox.html#usage
 */
import type { Program, System } from '../program.js'
import { exit } from '../program.js'

const BANNER =
  'BusyBox v1.37.0 (2024-09-26 21:31:42 UTC) multi-call binary.\nBusyBox is copyrighted by many authors between 1998-2015.\nLicensed under GPLv2. See source distribution for detailed\ncopyright notices.\n'

export function multicall(applets: readonly Program[]): Program {
  const byName = new Map(applets.map((applet) => [applet.name, applet]))
  return {
    name: 'busybox',
    step(system, state) {
      const [, name, ...args] = system.argv
      if (name === undefined || name === '--help') {
        system.out(
          `${BANNER}\nCurrently defined functions:\n\t${[...byName.keys()].sort().join(', ')}\n`,
        )
        return exit(0)
      }
      if (name === '--list') {
        system.out(
          [...byName.keys()]
            .sort()
            .map((one) => `${one}\n`)
            .join(''),
        )
        return exit(0)
      }
      const applet = byName.get(name)
      if (applet) return applet.step(calledAs(system, [name, ...args]), state)
      system.err(appletNotFound(name))
      return exit(127)
    },
  }
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
