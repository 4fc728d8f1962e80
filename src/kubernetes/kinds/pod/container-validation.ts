/**
 * What makes a pod's containers invalid.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container
 */
import type {
  Container,
  ContainerPort,
  EnvVar,
  PodSpec,
  Volume,
} from '../../../types/kubernetes/core/v1.js'
import {
  duplicate,
  forbiddenField,
  invalid,
  notFoundField,
  notSupported,
  oneOf,
  portNumber,
  required,
} from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { nameErrors, portNameErrors } from '../names.js'
import { validateHandler, validateProbes } from './probe-validation.js'
import { validateResources } from './resource-validation.js'

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never']
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']
const MESSAGE_POLICIES = ['FallbackToLogsOnError', 'File']
const ENV_NAME_ERROR =
  "a valid environment variable name must consist only of printable ASCII characters other than '='"
const NOT_FOR_INIT = 'may not be set for init containers without restartPolicy=Always'

export function validateContainers(spec: PodSpec, field: string): readonly FieldError[] {
  if (spec.containers.length === 0) return [required(field)]
  const errors: FieldError[] = []
  const own = new Set<string>()
  spec.containers.forEach((container, i) => {
    const at = `${field}[${i}]`
    errors.push(...validateContainer(container, spec.volumes, at))
    if (own.has(container.name)) errors.push(duplicate(`${at}.name`, container.name))
    if (container.name) own.add(container.name)
    errors.push(...validateLifecycle(container, at), ...validateProbes(container, at))
    const { restartPolicy, restartPolicyRules = [] } = container
    if (restartPolicy && !RESTART_POLICIES.includes(restartPolicy))
      errors.push(notSupported(`${at}.restartPolicy`, restartPolicy, RESTART_POLICIES))
    if (restartPolicyRules.length > 0 && !restartPolicy)
      errors.push(
        required(`${at}.restartPolicy`, 'must specify restartPolicy when restart rules are used'),
      )
  })
  errors.push(...conflictingHostPorts(spec.containers, field))
  return errors
}

const RESTART_POLICIES = ['Always', 'Never', 'OnFailure']

export function validateInitContainers(spec: PodSpec, field: string): readonly FieldError[] {
  const names = new Set(spec.containers.map(({ name }) => name))
  const errors: FieldError[] = []
  spec.initContainers?.forEach((container, i) => {
    const at = `${field}[${i}]`
    errors.push(...validateContainer(container, spec.volumes, at))
    if (names.has(container.name)) errors.push(duplicate(`${at}.name`, container.name))
    if (container.name) names.add(container.name)
    if (container.restartPolicy !== undefined && container.restartPolicy !== 'Always')
      errors.push(notSupported(`${at}.restartPolicy`, container.restartPolicy, ['Always']))
    if (container.restartPolicy === 'Always')
      errors.push(...validateLifecycle(container, at), ...validateProbes(container, at))
    else {
      for (const name of [
        'lifecycle',
        'livenessProbe',
        'readinessProbe',
        'startupProbe',
      ] as const) {
        if (container[name]) errors.push(forbiddenField(`${at}.${name}`, NOT_FOR_INIT))
      }
    }
  })
  return errors
}

/** What is wrong with a container, whichever list it stands in. */
export function validateContainer(
  container: Container,
  volumes: readonly Volume[] | undefined,
  at: string,
): readonly FieldError[] {
  const errors: FieldError[] = []
  if (!container.name) errors.push(required(`${at}.name`))
  else
    errors.push(
      ...nameErrors('label', container.name).map((error) =>
        invalid(`${at}.name`, container.name, error),
      ),
    )
  if (!container.image) errors.push(required(`${at}.image`))
  else if (container.image.trim() !== container.image)
    errors.push(
      invalid(`${at}.image`, container.image, 'must not have leading or trailing whitespace'),
    )
  errors.push(
    ...oneOf(
      `${at}.terminationMessagePolicy`,
      container.terminationMessagePolicy,
      MESSAGE_POLICIES,
    ),
  )
  errors.push(
    ...validatePorts(container.ports, `${at}.ports`),
    ...validateEnv(container, at),
    ...validateMounts(container, volumes, at),
  )
  errors.push(...oneOf(`${at}.imagePullPolicy`, container.imagePullPolicy, PULL_POLICIES))
  errors.push(...validateResources(container.resources, `${at}.resources`))
  return errors
}

function validatePorts(
  ports: readonly ContainerPort[] | undefined,
  field: string,
): readonly FieldError[] {
  const errors: FieldError[] = []
  const names = new Set<string>()
  ports?.forEach(({ name, containerPort, hostPort, protocol }, i) => {
    const at = `${field}[${i}]`
    if (name) {
      const wrong = portNameErrors(name)
      errors.push(...wrong.map((error) => invalid(`${at}.name`, name, error)))
      if (wrong.length === 0 && names.has(name)) errors.push(duplicate(`${at}.name`, name))
      names.add(name)
    }
    if (!containerPort) errors.push(required(`${at}.containerPort`))
    else errors.push(...portNumber(`${at}.containerPort`, containerPort))
    if (hostPort) errors.push(...portNumber(`${at}.hostPort`, hostPort))
    errors.push(...oneOf(`${at}.protocol`, protocol, PROTOCOLS))
  })
  return errors
}

function conflictingHostPorts(
  containers: readonly Container[],
  field: string,
): readonly FieldError[] {
  const errors: FieldError[] = []
  const taken = new Set<string>()
  containers.forEach(({ ports }, i) => {
    ports?.forEach(({ hostPort, hostIP = '', protocol }, j) => {
      if (!hostPort) return
      const text = `${protocol}/${hostIP}/${hostPort}`
      if (taken.has(text)) errors.push(duplicate(`${field}[${i}].ports[${j}].hostPort`, text))
      taken.add(text)
    })
  })
  return errors
}

function validateEnv({ env, envFrom }: Container, at: string): readonly FieldError[] {
  const errors: FieldError[] = []
  env?.forEach((variable, i) => {
    const field = `${at}.env[${i}]`
    if (!variable.name) errors.push(required(`${field}.name`))
    else if (!/^[\x20-\x3c\x3e-\x7e]+$/.test(variable.name))
      errors.push(invalid(`${field}.name`, variable.name, ENV_NAME_ERROR))
    errors.push(...validateSource(variable, `${field}.valueFrom`))
  })
  envFrom?.forEach(({ configMapRef, secretRef }, i) => {
    const field = `${at}.envFrom[${i}]`
    if (!configMapRef && !secretRef)
      errors.push(invalid(field, '', 'must specify one of: `configMapRef` or `secretRef`'))
    if (configMapRef && secretRef)
      errors.push(invalid(field, '', 'may not have more than one field specified at a time'))
    if (configMapRef && !configMapRef.name) errors.push(required(`${field}.configMapRef.name`))
    if (secretRef && !secretRef.name) errors.push(required(`${field}.secretRef.name`))
  })
  return errors
}

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef'] as const
const FIELD_PATHS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]

function validateSource(variable: EnvVar, field: string): readonly FieldError[] {
  const from = variable.valueFrom
  if (!from) return []
  const errors: FieldError[] = []
  const count = SOURCES.filter((source) => from[source] !== undefined).length
  if (count === 0)
    errors.push(
      invalid(
        field,
        '',
        `must specify one of: ${SOURCES.map((source) => `\`${source}\``)
          .join(', ')
          .replace(/, ([^,]*)$/, ' or $1')}`,
      ),
    )
  if (variable.value && count > 0)
    errors.push(invalid(field, '', 'may not be specified when `value` is not empty'))
  if (count > 1)
    errors.push(invalid(field, '', 'may not have more than one field specified at a time'))
  const path = from.fieldRef?.fieldPath
  if (from.fieldRef && !path) errors.push(required(`${field}.fieldRef.fieldPath`))
  else if (
    path &&
    !/^metadata\.(labels|annotations)\['.+'\]$/.test(path) &&
    !FIELD_PATHS.includes(path)
  )
    errors.push(notSupported(`${field}.fieldRef.fieldPath`, path, FIELD_PATHS))
  for (const name of ['configMapKeyRef', 'secretKeyRef'] as const) {
    const reference = from[name]
    if (!reference) continue
    if (!reference.name) errors.push(required(`${field}.${name}.name`))
    if (!reference.key) errors.push(required(`${field}.${name}.key`))
  }
  return errors
}

function validateMounts(
  container: Container,
  volumes: readonly Volume[] | undefined,
  at: string,
): readonly FieldError[] {
  const errors: FieldError[] = []
  const paths = new Set<string>()
  container.volumeMounts?.forEach(({ name, mountPath, subPath }, i) => {
    const field = `${at}.volumeMounts[${i}]`
    if (!name) errors.push(required(`${field}.name`))
    if (!mountPath) errors.push(required(`${field}.mountPath`))
    if (!volumes?.some((volume) => volume.name === name))
      errors.push(notFoundField(`${field}.name`, name))
    if (paths.has(mountPath))
      errors.push(invalid(`${field}.mountPath`, mountPath, 'must be unique'))
    paths.add(mountPath)
    if (subPath?.startsWith('/'))
      errors.push(invalid(`${field}.subPath`, subPath, 'must be a relative path'))
    else if (subPath?.split('/').includes('..'))
      errors.push(invalid(`${field}.subPath`, subPath, "must not contain '..'"))
  })
  return errors
}

function validateLifecycle({ lifecycle }: Container, at: string): readonly FieldError[] {
  return (['postStart', 'preStop'] as const).flatMap((name) => {
    const handler = lifecycle?.[name]
    return handler ? validateHandler(handler, `${at}.lifecycle.${name}`) : []
  })
}
