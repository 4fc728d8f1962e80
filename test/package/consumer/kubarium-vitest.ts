// Matchers, as a user's tests have them. The runner's own types are not installed here.
import { createLab, type ScheduleOptions } from 'kubarium'
import {
  type KubariumMatchers,
  ScheduleFailure,
  drawLab,
  extendExpect,
  matchers,
  serializers,
  withSchedules,
} from 'kubarium/vitest'

const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
declare function expect(value: unknown): KubariumMatchers<void>
expect(lab).toHaveReadyPods('app=web', 3)
expect(lab).toHaveEvent({ reason: 'BackOff', object: 'Pod/web-*', message: /back-off/ })
expect(lab).toRespond('192.168.49.2:30080', { status: 200 })
expect(lab).toConvergeWithin('2m')
expect(lab.sh('true')).toMatchTranscript('')
extendExpect({ extend: (given) => void given })
withSchedules(10, 7, (schedule: ScheduleOptions, seed: number) => void [schedule, seed])
export const drawing: string = drawLab(lab)
export const names: readonly string[] = Object.keys(matchers)
export const printed: string | undefined = serializers[0]?.serialize(lab)
export const isFailure = (error: unknown): boolean => error instanceof ScheduleFailure

// @ts-expect-error A count is a number.
expect(lab).toHaveReadyPods('app=web', '3')
// @ts-expect-error There is no such type of event.
expect(lab).toHaveEvent({ type: 'Bad' })
