/**
 * Types of core/v1, Kubernetes 1.36: probe.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { IntOrString } from '../../meta/v1.js'

/** Part of `LifecycleHandler`, `Probe`. */
export interface ExecAction {
  readonly command?: readonly string[]
}

/** Part of `Probe`. */
export interface GRPCAction {
  readonly port: number
  readonly service?: string
}

/** Part of `LifecycleHandler`, `Probe`. */
export interface HTTPGetAction {
  readonly host?: string
  readonly httpHeaders?: readonly HTTPHeader[]
  readonly path?: string
  readonly port: IntOrString
  readonly scheme?: 'HTTP' | 'HTTPS'
}

/** Part of `HTTPGetAction`. */
export interface HTTPHeader {
  readonly name: string
  readonly value: string
}

/** Part of `Container`, `EphemeralContainer`. */
export interface Probe {
  readonly exec?: ExecAction
  readonly failureThreshold?: number
  readonly grpc?: GRPCAction
  readonly httpGet?: HTTPGetAction
  readonly initialDelaySeconds?: number
  readonly periodSeconds?: number
  readonly successThreshold?: number
  readonly tcpSocket?: TCPSocketAction
  readonly terminationGracePeriodSeconds?: number
  readonly timeoutSeconds?: number
}

/** Part of `LifecycleHandler`, `Probe`. */
export interface TCPSocketAction {
  readonly host?: string
  readonly port: IntOrString
}
