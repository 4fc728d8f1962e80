/**
 * PodTemplates: templates of pods that stand for themselves.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates
 */
import type { PodTemplate } from '../../types/kubernetes/core/v1.js'
import { containerImages, containerNames, labelsText } from './cells.js'
import { kind } from './define.js'
import { defaultTemplate } from './pod/defaults.js'
import { validateTemplate } from './pod/template.js'

export const podTemplate = kind<PodTemplate>('v1', 'PodTemplate', {
  cells: ({ template }) => [
    containerNames(template?.spec?.containers),
    containerImages(template?.spec?.containers),
    labelsText(template?.metadata?.labels),
  ],
  setDefaults(draft) {
    const template = defaultTemplate(draft.template)
    if (template) draft.template = template
  },
  validate: ({ template }) =>
    validateTemplate(template ?? {}, ['Always', 'OnFailure', 'Never']).map((error) => ({
      ...error,
      field: error.field.replace(/^spec\./, ''),
    })),
})
