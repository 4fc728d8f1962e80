/**
 * What `/etc/os-release` says of a system.
 *
 * @see https://www.freedesktop.org/software/systemd/man/latest/os-release.html
 */

/** The lines of a distribution of Debian's kind. */
interface Release {
  readonly pretty: string
  readonly name: string
  readonly version: string
  readonly long: string
  readonly codename: string
  /** What stands behind the code name. */
  readonly rest: string
}

const release = ({ pretty, name, version, long, codename, rest }: Release): string =>
  `PRETTY_NAME="${pretty}"\nNAME="${name}"\nVERSION_ID="${version}"\nVERSION="${long}"\nVERSION_CODENAME=${codename}\n${rest}`

/** Debian's. */
export const debianRelease = (version: string, codename: string): string =>
  release({
    pretty: `Debian GNU/Linux ${version} (${codename})`,
    name: 'Debian GNU/Linux',
    version,
    long: `${version} (${codename})`,
    codename,
    rest: 'ID=debian\nHOME_URL="https://www.debian.org/"\nSUPPORT_URL="https://www.debian.org/support"\nBUG_REPORT_URL="https://bugs.debian.org/"\n',
  })

/** Ubuntu's: `point` is its last point release, `full` what its code name is short for. */
export const ubuntuRelease = (
  version: string,
  point: string,
  codename: string,
  full: string,
): string =>
  release({
    pretty: `Ubuntu ${point} LTS`,
    name: 'Ubuntu',
    version,
    long: `${point} LTS (${full})`,
    codename,
    rest: `ID=ubuntu\nID_LIKE=debian\nHOME_URL="https://www.ubuntu.com/"\nSUPPORT_URL="https://help.ubuntu.com/"\nBUG_REPORT_URL="https://bugs.launchpad.net/ubuntu/"\nPRIVACY_POLICY_URL="https://www.ubuntu.com/legal/terms-and-policies/privacy-policy"\nUBUNTU_CODENAME=${codename}\nLOGO=ubuntu-logo\n`,
  })

/** Alpine's, for a point release such as `3.22.1`. */
export const alpineRelease = (version: string): string =>
  `NAME="Alpine Linux"\nID=alpine\nVERSION_ID=${version}\nPRETTY_NAME="Alpine Linux v${version.replace(/\.\d+$/, '')}"\nHOME_URL="https://alpinelinux.org/"\nBUG_REPORT_URL="https://gitlab.alpinelinux.org/alpine/aports/-/issues"\n`
