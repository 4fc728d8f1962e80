/**
 * What tests of labs are written with: matchers, snapshot serializers, and a test under many
 * schedules.
 *
 * Importing it adds the matchers to the test runner that runs, vitest or Jest (with its globals).
 * Where an `expect` is neither's, `extendExpect(expect)` adds them.
 *
 * @example
 * import 'kubarium/vitest'
 *
 * lab.ready('deployment/web')
 * expect(lab).toHaveReadyPods('app=web', 3)
 * expect(lab).toRespond('192.168.49.2:30080')
 *
 * @module
 */
import { extendRunner } from './vitest/extend.js'

export { extendExpect } from './vitest/extend.js'
export type { Expect } from './vitest/extend.js'
export { matchers } from './vitest/matchers.js'
export type { KubariumMatchers } from './vitest/matchers.js'
export type { EventWanted } from './vitest/event.js'
export type { ResponseWanted } from './vitest/respond.js'
export { serializers } from './vitest/serializers.js'
export type { Serializer } from './vitest/serializers.js'
export { drawLab } from './vitest/drawing.js'
export { ScheduleFailure, withSchedules } from './vitest/schedules.js'

extendRunner()
