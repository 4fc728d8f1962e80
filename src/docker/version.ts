/**
 * The versions of the engine, its client and what they stand on: the one place that names them.
 *
 * @see https://docs.docker.com/reference/cli/docker/version/
 */

/** The engine's version, and its client's. */
export const ENGINE_VERSION = '28.5.2'
/** The API that both speak. */
export const API_VERSION = '1.51'
export const MIN_API_VERSION = '1.24'
/** What both were built with, and when. */
export const GO_VERSION = 'go1.25.3'
export const BUILD_TIME = 'Wed Nov  5 14:43:33 2025'
export const CLIENT_COMMIT = 'ecc6942'
export const ENGINE_COMMIT = '89c5e8f'

/** What runs containers for the engine. */
export const BELOW_ENGINE = [
  {
    Name: 'containerd',
    Version: 'v1.7.29',
    Details: { GitCommit: '442cb34bda9a6a0fed82a2ca7cade05c5c749582' },
  },
  { Name: 'runc', Version: '1.3.3', Details: { GitCommit: 'v1.3.3-0-gd842d771' } },
  { Name: 'docker-init', Version: '0.19.0', Details: { GitCommit: 'de40ad0' } },
] as const

/** containerd as the runtime of a node that has no engine. */
export const CONTAINERD_VERSION = '2.1.9'
