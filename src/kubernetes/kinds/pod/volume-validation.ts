/**
 * What makes a pod's volumes invalid.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
import type { Volume } from '../../../types/kubernetes/core/v1.js'
import { duplicate, forbiddenField, invalid, required } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { nameErrors } from '../names.js'

/** A volume of two types. */
export const ONE_TYPE = 'may not specify more than 1 volume type'

export function validateVolumes(
  volumes: readonly Volume[] | undefined,
  field: string,
): readonly FieldError[] {
  const errors: FieldError[] = []
  const names = new Set<string>()
  volumes?.forEach((volume, i) => {
    const at = `${field}[${i}]`
    errors.push(...validateSource(volume, at))
    if (!volume.name) errors.push(required(`${at}.name`))
    else
      errors.push(
        ...nameErrors('label', volume.name).map((error) =>
          invalid(`${at}.name`, volume.name, error),
        ),
      )
    if (names.has(volume.name)) errors.push(duplicate(`${at}.name`, volume.name))
    names.add(volume.name)
  })
  return errors
}

function validateSource(volume: Volume, at: string): readonly FieldError[] {
  const sources = Object.keys(volume).filter((key) => key !== 'name')
  const errors: FieldError[] = sources
    .slice(1)
    .map((source) => forbiddenField(`${at}.${source}`, ONE_TYPE))
  const { hostPath, secret, persistentVolumeClaim, configMap } = volume
  if (hostPath && !hostPath.path) errors.push(required(`${at}.hostPath.path`))
  if (secret && !secret.secretName) errors.push(required(`${at}.secret.secretName`))
  if (configMap && !configMap.name) errors.push(required(`${at}.configMap.name`))
  if (persistentVolumeClaim && !persistentVolumeClaim.claimName)
    errors.push(required(`${at}.persistentVolumeClaim.claimName`))
  return errors
}
