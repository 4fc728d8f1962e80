/**
 * Systems of Red Hat's kind: CentOS, Rocky Linux, AlmaLinux, Fedora, Amazon Linux, Oracle Linux.
 * They have Debian's tools at their places, and `yum` or `dnf` for packages.
 *
 * @see https://www.freedesktop.org/software/systemd/man/latest/os-release.html
 */
import type { Files } from '../official.js'
import { executable } from '../tools.js'
import { debianAccounts } from '../accounts.js'
import { system } from './debian.js'

/** A system of this kind, by what it says of itself. */
interface RedHat {
  readonly name: string
  readonly id: string
  readonly version: string
  /** What stands behind the version: `(Core)`. */
  readonly name2?: string
  readonly like?: string
  readonly size: number
}

const releaseText = ({ name, id, version, name2, like }: RedHat): string =>
  `NAME="${name}"\nVERSION="${version}${name2 ? ` (${name2})` : ''}"\nID="${id}"\n${like ? `ID_LIKE="${like}"\n` : ''}VERSION_ID="${version}"\nPRETTY_NAME="${name} ${version}${name2 ? ` (${name2})` : ''}"\n`

/** The whole system. */
export const redHatBase = (about: RedHat): Files => {
  const whole = system({
    release: releaseText(about),
    accounts: debianAccounts({ apt: 42 }),
    size: about.size,
    more: {
      '/etc/redhat-release': `${about.name} release ${about.version}${about.name2 ? ` (${about.name2})` : ''}\n`,
    },
  })
  return (mtime) => ({
    ...Object.fromEntries(
      Object.entries(whole(mtime)).filter(([path]) => !/\/(apt|dpkg|deb)/.test(path)),
    ),
    '/usr/bin/yum': executable('yum', { mtime, size: 801 }),
    '/usr/bin/dnf': executable('dnf', { mtime, size: 2_090 }),
    '/usr/bin/rpm': executable('rpm', { mtime, size: 20_400 }),
    '/usr/bin/curl': executable('curl', { mtime, size: 260_000 }),
  })
}
