/**
 * What makes a Service invalid.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/
 */
import type { Service, ServicePort, ServiceSpec } from '../../../types/kubernetes/core/v1.js'
import type { Reader } from '../../../sim/world.js'
import {
  duplicate,
  forbiddenField,
  invalid,
  ipAddress,
  outsideAddress,
  notSupported,
  oneOf,
  portNumber,
  required,
} from '../field-errors.js'
import type { FieldError, Stored } from '../kind.js'
import { validateLabels } from '../metadata.js'
import { nameErrors, portNameErrors } from '../names.js'
import { NODE_PORTS, holderOfAddress, holderOfPort, isInServiceRange } from './addresses.js'
import { familyErrors } from './families.js'
import { CHANGED, policyErrors } from './policies.js'

const NODE_PORT_RANGE = `provided port is not in the valid range. The range of valid ports is ${NODE_PORTS.first}-${NODE_PORTS.last}`
const PORT_TAKEN = 'provided port is already allocated'

const NOT_IN_RANGE =
  'failed to allocate IP %s: the provided network does not match the current range'
const ADDRESS_TAKEN = 'failed to allocate IP %s: provided IP is already allocated'
const NODE_PORT_FORBIDDEN = "may not be used when `type` is 'ClusterIP'"
const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']

export function validateService(
  service: Service,
  old: Stored<Service> | undefined,
  read: Reader,
): readonly FieldError[] {
  const spec = service.spec ?? {}
  const errors: FieldError[] = [...changedAddress(spec, old)]
  if ((spec.ports ?? []).length === 0 && spec.clusterIP !== 'None' && spec.type !== 'ExternalName')
    errors.push(required('spec.ports'))
  errors.push(...validateType(spec), ...validatePorts(spec))
  if (spec.selector) errors.push(...validateLabels('spec.selector', spec.selector))
  errors.push(...oneOf('spec.sessionAffinity', spec.sessionAffinity, ['ClientIP', 'None']))
  errors.push(...validateAddress(spec, old))
  spec.externalIPs?.forEach((address, i) => {
    errors.push(...outsideAddress(`spec.externalIPs[${i}]`, address))
  })
  errors.push(...familyErrors(spec), ...policyErrors(spec, old))
  return errors.length > 0 ? errors : validateAllocations(spec, service, old, read)
}

function changedAddress(
  spec: ServiceSpec,
  old: Stored<Service> | undefined,
): readonly FieldError[] {
  const was = old?.spec
  if (
    !was?.clusterIP ||
    was.type === 'ExternalName' ||
    spec.type === 'ExternalName' ||
    spec.clusterIP === was.clusterIP
  )
    return []
  return [invalid('spec.clusterIPs[0]', spec.clusterIPs, CHANGED)]
}

function validateType(spec: ServiceSpec): readonly FieldError[] {
  const errors: FieldError[] = []
  if (spec.type === 'LoadBalancer' && spec.clusterIP === 'None')
    errors.push(
      invalid('spec.clusterIPs[0]', 'None', "may not be set to 'None' for LoadBalancer services"),
    )
  if (spec.type === 'NodePort' && spec.clusterIP === 'None')
    errors.push(
      invalid('spec.clusterIPs[0]', 'None', "may not be set to 'None' for NodePort services"),
    )
  if (spec.type === 'ExternalName') {
    if (spec.clusterIP)
      errors.push(forbiddenField('spec.clusterIPs[0]', 'may not be set for ExternalName services'))
    const name = (spec.externalName ?? '').replace(/\.$/, '')
    if (name === '') errors.push(required('spec.externalName'))
    else
      errors.push(
        ...nameErrors('subdomain', name).map((error) => invalid('spec.externalName', name, error)),
      )
  }
  return TYPES.includes(spec.type ?? '')
    ? errors
    : [...errors, notSupported('spec.type', spec.type, TYPES)]
}

function validatePorts(spec: ServiceSpec): readonly FieldError[] {
  const errors: FieldError[] = []
  const ports = spec.ports ?? []
  const names = new Set<string>()
  const numbers = new Set<string>()
  const nodePorts = new Set<string>()
  ports.forEach((port, i) => {
    const field = `spec.ports[${i}]`
    errors.push(...validatePort(port, field, ports.length > 1, names))
    const protocol = port.protocol ?? 'TCP'
    if (port.nodePort && (spec.type === 'ClusterIP' || spec.type === 'ExternalName'))
      errors.push(forbiddenField(`${field}.nodePort`, NODE_PORT_FORBIDDEN))
    const number = `${protocol} ${port.port}`
    if (numbers.has(number))
      errors.push({
        field,
        reason: 'FieldValueDuplicate',
        message: `Duplicate value: ${JSON.stringify({ port: port.port, protocol })}`,
      })
    numbers.add(number)
    const nodePort = `${protocol} ${port.nodePort}`
    if (port.nodePort && nodePorts.has(nodePort))
      errors.push(duplicate(`${field}.nodePort`, port.nodePort))
    nodePorts.add(nodePort)
  })
  return errors
}

function validatePort(
  port: ServicePort,
  field: string,
  nameNeeded: boolean,
  names: Set<string>,
): readonly FieldError[] {
  const errors: FieldError[] = []
  const { name = '' } = port
  if (name === '') {
    if (nameNeeded) errors.push(required(`${field}.name`))
  } else {
    errors.push(...nameErrors('label', name).map((error) => invalid(`${field}.name`, name, error)))
    if (names.has(name)) errors.push(duplicate(`${field}.name`, name))
    names.add(name)
  }
  errors.push(...portNumber(`${field}.port`, port.port))
  errors.push(...oneOf(`${field}.protocol`, port.protocol, PROTOCOLS))
  const target = port.targetPort as string | number | undefined
  if (typeof target === 'number') errors.push(...portNumber(`${field}.targetPort`, target))
  if (typeof target === 'string')
    errors.push(
      ...portNameErrors(target).map((error) => invalid(`${field}.targetPort`, target, error)),
    )
  return errors
}

function validateAddress(
  spec: ServiceSpec,
  old: Stored<Service> | undefined,
): readonly FieldError[] {
  const address = spec.clusterIP
  if (!address || address === 'None' || address === old?.spec?.clusterIP) return []
  return ipAddress('spec.clusterIPs[0]', address)
}

/** Addresses and ports that were asked for by value: in range, and nobody else's. */
function validateAllocations(
  spec: ServiceSpec,
  service: Service,
  old: Stored<Service> | undefined,
  read: Reader,
): readonly FieldError[] {
  const isOwn = (holder: Stored<Service> | undefined): boolean =>
    holder === undefined ||
    (holder.metadata.name === service.metadata?.name &&
      holder.metadata.namespace === service.metadata.namespace)
  const address = spec.clusterIP
  if (address && address !== 'None' && address !== old?.spec?.clusterIP) {
    if (!isInServiceRange(address))
      return [invalid('spec.clusterIPs', [address], NOT_IN_RANGE.replace('%s', address))]
    if (!isOwn(holderOfAddress(read, address)))
      return [invalid('spec.clusterIPs', [address], ADDRESS_TAKEN.replace('%s', address))]
  }
  const errors: FieldError[] = []
  const asked = [
    ...(spec.ports ?? []).map(({ nodePort, protocol }, i) => ({
      field: `spec.ports[${i}].nodePort`,
      nodePort,
      protocol,
    })),
    { field: 'spec.healthCheckNodePort', nodePort: spec.healthCheckNodePort, protocol: 'TCP' },
  ]
  for (const { field, nodePort, protocol } of asked) {
    if (!nodePort) continue
    if (nodePort < NODE_PORTS.first || nodePort > NODE_PORTS.last)
      errors.push(invalid(field, nodePort, NODE_PORT_RANGE))
    else if (!isOwn(holderOfPort(read, nodePort, protocol)))
      errors.push(invalid(field, nodePort, PORT_TAKEN))
  }
  return errors
}
