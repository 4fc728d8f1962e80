/**
 * The version of the API server, as `/version` and `kubectl version` say it.
 *
 * @see https://kubernetes.io/docs/reference/using-api/
 */
import { KUBERNETES_VERSION } from './cluster.js'

/** A version of Kubernetes and how it was built. */
export interface VersionInfo {
  readonly major: string
  readonly minor: string
  readonly emulationMajor?: string
  readonly emulationMinor?: string
  readonly minCompatibilityMajor?: string
  readonly minCompatibilityMinor?: string
  readonly gitVersion: string
  readonly gitCommit: string
  readonly gitTreeState: string
  readonly buildDate: string
  readonly goVersion: string
  readonly compiler: string
  readonly platform: string
}

const BUILD = {
  gitCommit: '98b35193b2ac7a23a673325f5e9b830ecd5ba406',
  gitTreeState: 'clean',
  buildDate: '2026-07-05T00:00:00Z',
  goVersion: 'go1.26.10',
  compiler: 'gc',
  platform: 'linux/amd64',
}

/** A client is of the version that clusters have unless another is given. */
export const CLIENT_VERSION: VersionInfo = { ...numbersOf(KUBERNETES_VERSION), ...BUILD }

/** The version of a server also says which versions it can stand in for. */
export function serverVersion(version: string): VersionInfo {
  const { major, minor, gitVersion } = numbersOf(version)
  return {
    major,
    minor,
    emulationMajor: major,
    emulationMinor: minor,
    minCompatibilityMajor: major,
    minCompatibilityMinor: String(Number(minor) - 1),
    gitVersion,
    ...BUILD,
  }
}

function numbersOf(gitVersion: string): Pick<VersionInfo, 'major' | 'minor' | 'gitVersion'> {
  const [, major = '', minor = ''] = /^v(\d+)\.(\d+)/.exec(gitVersion) ?? []
  return { major, minor, gitVersion }
}
