/**
 * Which version Debian's package tools are.
 *
 * @see https://manpages.debian.org/trixie/apt/apt-get.8.en.html
 */

const APT = '3.0.3'
/** What apt-get was built with. */
const MODULES = `Supported modules:
*Ver: Standard .deb
*Pkg:  Debian dpkg interface (Priority 30)
 Pkg:  Debian APT solver interface (Priority -1000)
 Pkg:  Debian APT planner interface (Priority -1000)
 S.L: 'deb' Debian binary tree
 S.L: 'deb-src' Debian source tree
 Idx: Debian Source Index
 Idx: Debian Package Index
 Idx: Debian Translation Index
 Idx: Debian dpkg status file
 Idx: Debian deb file
 Idx: Debian dsc file
 Idx: Debian control file
 Idx: EDSP scenario file
 Idx: EIPP scenario file
`

/** What `--version` prints; `apt-get` tells what it was built with, too. */
export const versionOf = (name: string): string =>
  name === 'apt-get' ? `apt ${APT} (amd64)\n${MODULES}` : `${name} ${APT} (amd64)\n`

/** What `dpkg --version` prints. */
export const DPKG = `Debian 'dpkg' package management program version 1.22.21 (amd64).
This is free software; see the GNU General Public License version 2 or
later for copying conditions. There is NO warranty.
`
