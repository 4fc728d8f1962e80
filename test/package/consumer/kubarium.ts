// The whole library, as a user writes it.
import { type Deployment, type Pod, createLab } from 'kubarium'

const lab = createLab({ seed: 1, cluster: { nodes: 3 } })
const pods: readonly Pod[] = lab.kubectl.get('pods')
export const names: string[] = pods.map(({ metadata }) => String(metadata?.name))
export const phase: string | undefined = lab.kubectl.get('pods')[0]?.status?.phase
export const deployment: Deployment = { spec: { selector: {}, template: {}, replicas: 3 } }

lab.events.on('object', ({ type, key }) => void [type.toLowerCase(), key])

// @ts-expect-error There is no such verb.
lab.noSuch()
// @ts-expect-error The field is called containers.
export const pod: Pod = { spec: { containrs: [] } }
