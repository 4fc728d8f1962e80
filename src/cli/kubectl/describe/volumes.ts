/**
 * Volumes, as descriptions of pods and of pod templates show them.
 *
 * @module
 */
import type { EphemeralVolumeSource, Volume } from '../../../types/kubernetes/core/v1.js'
import { type Description, NONE, annotationLines, labelLines } from './text.js'
import { ISCSI_INTERFACE } from './volume-source-titles.js'
import { sourceFields } from './volume-sources.js'

/** Adds the volumes to a description. */
export function describeVolumes(
  to: Description,
  volumes: readonly Volume[],
  inTemplate = false,
): void {
  const space = inTemplate ? '  ' : ''
  to.line(0, volumes.length === 0 ? `${space}Volumes:\t${NONE}` : `${space}Volumes:`)
  for (const volume of volumes) {
    to.line(1, `${inTemplate ? ' ' : ''}${volume.name}:`)
    if (volume.ephemeral) describeEphemeral(to, volume.ephemeral.volumeClaimTemplate)
    else describeSource(to, volume)
  }
}

/** Adds the lines of a volume's source. */
export function describeSource(to: Description, volume: object): void {
  for (const [name, value] of sourceFields(volume)) {
    if (name === ISCSI_INTERFACE) to.line(2, `${name}\t${value ?? ''}`)
    else if (value !== undefined) to.field(2, name, value)
    else to.line(2, name.startsWith(' ') ? name : `${name}:`)
  }
}

const EPHEMERAL =
  'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)'

/** The claim that is made with the pod. */
function describeEphemeral(
  to: Description,
  template: EphemeralVolumeSource['volumeClaimTemplate'],
): void {
  to.field(2, 'Type', EPHEMERAL)
  if (!template) return
  const { metadata, spec } = template
  to.field(2, 'StorageClass', spec.storageClassName).field(2, 'Volume', spec.volumeName)
  to.add(nested(labelLines('Labels', metadata?.labels)))
  to.add(nested(annotationLines('Annotations', metadata?.annotations)))
  to.field(2, 'Capacity', '').field(2, 'Access Modes', '')
  if (spec.volumeMode) to.field(2, 'VolumeMode', spec.volumeMode)
}

/** kubectl writes the indentation before a title and once more before its first value. */
const nested = (lines: string): string => lines.replace(/^(\S[^\t]*\t|\t)/gm, '    $1    ')
