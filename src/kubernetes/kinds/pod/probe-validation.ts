/**
 * What makes probes and lifecycle handlers invalid.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
import type { Container, Probe } from '../../../types/kubernetes/core/v1.js'
import {
  forbiddenField,
  invalid,
  notNegative,
  notSupported,
  portNumber,
  required,
} from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { portNameErrors } from '../names.js'

const NO_HANDLER = 'must specify a handler type'
const ONE_HANDLER = 'may not specify more than 1 handler type'
const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const

type Handler = Pick<Probe, 'exec' | 'httpGet' | 'tcpSocket' | 'grpc'> & {
  sleep?: { seconds: number }
}

export function validateProbes(container: Container, at: string): readonly FieldError[] {
  const errors: FieldError[] = []
  for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
    const probe = container[name]
    if (!probe) continue
    const field = `${at}.${name}`
    errors.push(...validateHandler(probe, field))
    for (const number of [
      'initialDelaySeconds',
      'timeoutSeconds',
      'periodSeconds',
      'successThreshold',
      'failureThreshold',
    ] as const) {
      errors.push(...notNegative(`${field}.${number}`, probe[number]))
    }
    if (name !== 'readinessProbe' && (probe.successThreshold ?? 1) !== 1)
      errors.push(invalid(`${field}.successThreshold`, probe.successThreshold, 'must be 1'))
  }
  return errors
}

/** Checks that there is exactly one handler, and what it says. */
export function validateHandler(handler: Handler, field: string): readonly FieldError[] {
  const given = HANDLERS.filter((name) => handler[name] !== undefined)
  if (given.length === 0) return [required(field, NO_HANDLER)]
  const errors: FieldError[] = given
    .slice(1)
    .map((name) => forbiddenField(`${field}.${name}`, ONE_HANDLER))
  const { exec, httpGet, tcpSocket, grpc } = handler
  if (exec && (exec.command ?? []).length === 0) errors.push(required(`${field}.exec.command`))
  if (httpGet) {
    if (!httpGet.path) errors.push(required(`${field}.httpGet.path`))
    errors.push(...validatePort(httpGet.port, `${field}.httpGet.port`))
    if (httpGet.scheme !== 'HTTP' && httpGet.scheme !== 'HTTPS')
      errors.push(notSupported(`${field}.httpGet.scheme`, httpGet.scheme, ['HTTP', 'HTTPS']))
  }
  if (tcpSocket) errors.push(...validatePort(tcpSocket.port, `${field}.tcpSocket.port`))
  if (grpc) errors.push(...validatePort(grpc.port, `${field}.grpc.port`))
  return errors
}

function validatePort(port: string | number | undefined, field: string): readonly FieldError[] {
  if (typeof port === 'string')
    return portNameErrors(port).map((error) => invalid(field, port, error))
  return portNumber(field, port)
}
