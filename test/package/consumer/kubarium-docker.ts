// A lab without Kubernetes, as a user writes it.
import { type DockerLab, KubariumError, createLab, defineProgram, exit } from 'kubarium/docker'

const lab: DockerLab = createLab({ seed: 1, programs: [] })
export const text: string = lab.sh('docker run busybox echo hi').stdout

export const failure = (error: unknown): string | undefined =>
  error instanceof KubariumError ? error.message : undefined

export const program = defineProgram({
  name: 'greeter',
  step(system) {
    system.listen(80)
    return exit(0)
  },
})

// @ts-expect-error There is no Kubernetes here.
lab.kubectl
// @ts-expect-error A seed is a number.
createLab({ seed: 'one' })
