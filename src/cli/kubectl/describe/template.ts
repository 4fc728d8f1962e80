/**
 * Pod templates, as descriptions of what makes pods show them, and `kubectl rollout history
 * --revision`.
 *
 * @module
 */
import type { PodTemplateSpec } from '../../../types/kubernetes/core/v1.js'
import { describeContainers } from './containers.js'
import { placementLines, spreadLines } from './placement.js'
import { type Description, annotationLines, labelLines } from './text.js'
import { describeVolumes } from './volumes.js'

/** Adds a pod template to a description. */
export function describeTemplate(to: Description, template: PodTemplateSpec | undefined): void {
  to.line(0, 'Pod Template:')
  const { metadata, spec } = template ?? {}
  to.add(labelLines('Labels', metadata?.labels, '  '))
  if (Object.keys(metadata?.annotations ?? {}).length > 0)
    to.add(annotationLines('Annotations', metadata?.annotations, '  '))
  if (spec?.serviceAccountName) to.field(1, 'Service Account', spec.serviceAccountName)
  if (spec?.initContainers?.length)
    describeContainers(to, spec.initContainers, { title: 'Init Containers', inTemplate: true })
  describeContainers(to, spec?.containers ?? [], { title: 'Containers', inTemplate: true })
  describeVolumes(to, spec?.volumes ?? [], true)
  to.add(spreadLines(spec?.topologySpreadConstraints, '  '))
  if (spec?.priorityClassName) to.field(1, 'Priority Class Name', spec.priorityClassName)
  to.add(placementLines(spec?.nodeSelector, spec?.tolerations, '  '))
}
