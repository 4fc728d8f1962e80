/**
 * kubarium without Kubernetes: machines, Docker, registries, and the programs that run in
 * containers.
 *
 * Its labs do all that labs of the whole library do without a cluster, and need half of the code.
 *
 * @example
 * import { createLab } from 'kubarium/docker'
 *
 * const lab = createLab({ seed: 1 })
 * console.log(lab.sh('docker run busybox echo hi').stdout)
 *
 * @module
 */
export { DockerLab, createLab, replayLab, restoreLab } from './lab/docker-lab.js'
export type { DockerLabOptions } from './lab/docker-options.js'
export * from './lab/public.js'
