/**
 * RuntimeClasses: which runtime runs the containers of a pod.
 *
 * @see https://kubernetes.io/docs/concepts/containers/runtime-class/
 */
import type { RuntimeClass } from '../../types/kubernetes/node/v1.js'
import { age, kind } from './define.js'
import { immutable, invalid } from './field-errors.js'
import { validateLabels } from './metadata.js'
import { nameErrors } from './names.js'
import { objectTable } from './object-table.js'

/** All classes. */
const runtimeClasses = objectTable<RuntimeClass>('runtimeclasses')

export const runtimeClass = kind<RuntimeClass>('node.k8s.io/v1', 'RuntimeClass', {
  table: runtimeClasses,
  cells: (one, now) => [one.handler, age(one, now)],
  validate: ({ handler = '', scheduling }, old) => [
    ...(handler === '' ? [] : nameErrors('label', handler)).map((why) =>
      invalid('handler', handler, why),
    ),
    ...validateLabels('scheduling.nodeSelector', scheduling?.nodeSelector),
    ...(old ? immutable('handler', handler, handler === old.handler) : []),
  ],
})
