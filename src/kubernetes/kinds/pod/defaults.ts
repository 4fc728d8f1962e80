/**
 * Defaults of a pod's spec, which are those of a pod template too.
 *
 * What is frozen and was filled in before is given back as it is, so a pod made from a stored
 * template costs nothing here.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 */
import { freeze } from 'immer'
import type {
  Container,
  ContainerPort,
  EnvVar,
  Lifecycle,
  PodSpec,
  PodTemplateSpec,
  Probe,
  Volume,
} from '../../../types/kubernetes/core/v1.js'

const GRACE_PERIOD = 30
const FILE_MODE = 0o644
const TOKEN_EXPIRATION = 3600

/** Specs that came out of here, and what frozen input became. */
const complete = new WeakSet<PodSpec>()
const completed = new WeakMap<PodSpec, PodSpec>()
/** Complete specs as pods have them: with requests where there are limits. */
const requested = new WeakMap<PodSpec, PodSpec>()

/** The spec of a pod with everything filled in that was left out; frozen. */
export function defaultPodSpec(spec: PodSpec): PodSpec {
  const filled = defaultSpec(spec)
  let result = requested.get(filled)
  if (!result) {
    result = freeze(withRequests(filled), true)
    complete.add(result)
    requested.set(filled, result)
    requested.set(result, result)
  }
  return result
}

/**
 * The template with its spec filled in; undefined stays undefined. What its containers request is
 * left to the pods made from it.
 */
export function defaultTemplate(
  template: PodTemplateSpec | undefined,
): PodTemplateSpec | undefined {
  if (!template?.spec) return template
  const spec = defaultSpec(template.spec)
  return spec === template.spec ? template : { ...template, spec }
}

function defaultSpec(spec: PodSpec): PodSpec {
  if (complete.has(spec)) return spec
  const known = completed.get(spec)
  if (known) return known
  const result = freeze(fillIn(spec), true)
  complete.add(result)
  if (Object.isFrozen(spec)) completed.set(spec, result)
  return result
}

function fillIn(spec: PodSpec): PodSpec {
  const hostNetwork = spec.hostNetwork === true
  const serviceAccount = spec.serviceAccountName || spec.serviceAccount
  return {
    ...spec,
    ...(serviceAccount ? { serviceAccount, serviceAccountName: serviceAccount } : {}),
    containers: (spec.containers ?? []).map((container) =>
      defaultContainer(container, hostNetwork),
    ),
    ...(spec.initContainers
      ? {
          initContainers: spec.initContainers.map((container) =>
            defaultContainer(container, hostNetwork),
          ),
        }
      : {}),
    ...(spec.ephemeralContainers
      ? {
          ephemeralContainers: spec.ephemeralContainers.map((container) =>
            defaultContainer(container, false),
          ),
        }
      : {}),
    ...(spec.volumes ? { volumes: spec.volumes.map(defaultVolume) } : {}),
    dnsPolicy: spec.dnsPolicy || 'ClusterFirst',
    restartPolicy: spec.restartPolicy || 'Always',
    schedulerName: spec.schedulerName || 'default-scheduler',
    securityContext: spec.securityContext ?? {},
    terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds ?? GRACE_PERIOD,
  }
}

function defaultContainer(container: Container, hostNetwork: boolean): Container {
  const { ports, env, livenessProbe, readinessProbe, startupProbe, lifecycle } = container
  return {
    ...container,
    imagePullPolicy: container.imagePullPolicy || pullPolicy(container.image ?? ''),
    resources: container.resources ?? {},
    terminationMessagePath: container.terminationMessagePath || '/dev/termination-log',
    terminationMessagePolicy: container.terminationMessagePolicy || 'File',
    ...(ports ? { ports: ports.map((port) => defaultPort(port, hostNetwork)) } : {}),
    ...(env ? { env: env.map(defaultVariable) } : {}),
    ...(livenessProbe ? { livenessProbe: defaultProbe(livenessProbe) } : {}),
    ...(readinessProbe ? { readinessProbe: defaultProbe(readinessProbe) } : {}),
    ...(startupProbe ? { startupProbe: defaultProbe(startupProbe) } : {}),
    ...(lifecycle ? { lifecycle: defaultLifecycle(lifecycle) } : {}),
  }
}

/** Images named `:latest` or without a tag are always pulled, others when they are missing. */
function pullPolicy(image: string): 'Always' | 'IfNotPresent' {
  if (image.includes('@')) return 'IfNotPresent'
  const tag = /:([^/:]*)$/.exec(image)?.[1]
  return tag === undefined || tag === 'latest' ? 'Always' : 'IfNotPresent'
}

/**
 * A resource with a limit and no request requests its limit; the same spec if every limit has its
 * request.
 */
function withRequests(spec: PodSpec): PodSpec {
  const lacks = ({ resources }: Container): boolean =>
    Object.keys(resources?.limits ?? {}).some((name) => resources?.requests?.[name] === undefined)
  const fill = (container: Container): Container =>
    lacks(container)
      ? {
          ...container,
          resources: {
            ...container.resources,
            requests: { ...container.resources?.limits, ...container.resources?.requests },
          },
        }
      : container
  const all = [...spec.containers, ...(spec.initContainers ?? [])]
  if (!all.some(lacks)) return spec
  return {
    ...spec,
    containers: spec.containers.map(fill),
    ...(spec.initContainers ? { initContainers: spec.initContainers.map(fill) } : {}),
  }
}

const defaultPort = (port: ContainerPort, hostNetwork: boolean): ContainerPort => ({
  ...port,
  protocol: port.protocol || 'TCP',
  ...(hostNetwork && !port.hostPort ? { hostPort: port.containerPort } : {}),
})

function defaultVariable(variable: EnvVar): EnvVar {
  const field = variable.valueFrom?.fieldRef
  if (field && !field.apiVersion)
    return {
      ...variable,
      valueFrom: { ...variable.valueFrom, fieldRef: { apiVersion: 'v1', ...field } },
    }
  const resource = variable.valueFrom?.resourceFieldRef
  if (resource && resource.divisor === undefined)
    return {
      ...variable,
      valueFrom: { ...variable.valueFrom, resourceFieldRef: { ...resource, divisor: '0' } },
    }
  return variable
}

const defaultProbe = (probe: Probe): Probe => ({
  ...probe,
  ...(probe.httpGet
    ? {
        httpGet: {
          ...probe.httpGet,
          path: probe.httpGet.path || '/',
          scheme: probe.httpGet.scheme || 'HTTP',
        },
      }
    : {}),
  timeoutSeconds: probe.timeoutSeconds || 1,
  periodSeconds: probe.periodSeconds || 10,
  successThreshold: probe.successThreshold || 1,
  failureThreshold: probe.failureThreshold || 3,
})

function defaultLifecycle(lifecycle: Lifecycle): Lifecycle {
  const handler = (given: Lifecycle['preStop']) =>
    given?.httpGet
      ? {
          ...given,
          httpGet: {
            ...given.httpGet,
            path: given.httpGet.path || '/',
            scheme: given.httpGet.scheme || 'HTTP',
          },
        }
      : given
  const { preStop, postStart } = lifecycle
  return {
    ...lifecycle,
    ...(preStop ? { preStop: handler(preStop) as typeof preStop } : {}),
    ...(postStart ? { postStart: handler(postStart) as typeof postStart } : {}),
  }
}

function defaultVolume(volume: Volume): Volume {
  const mode = { defaultMode: FILE_MODE }
  if (volume.configMap) return { ...volume, configMap: { ...mode, ...volume.configMap } }
  if (volume.secret) return { ...volume, secret: { ...mode, ...volume.secret } }
  if (volume.downwardAPI) return { ...volume, downwardAPI: { ...mode, ...volume.downwardAPI } }
  if (volume.hostPath) return { ...volume, hostPath: { type: '', ...volume.hostPath } }
  if (volume.projected) {
    const sources = (volume.projected.sources ?? []).map((source) =>
      source.serviceAccountToken
        ? {
            ...source,
            serviceAccountToken: {
              expirationSeconds: TOKEN_EXPIRATION,
              ...source.serviceAccountToken,
            },
          }
        : source,
    )
    return { ...volume, projected: { ...mode, ...volume.projected, sources } }
  }
  return Object.keys(volume).some((key) => key !== 'name') ? volume : { ...volume, emptyDir: {} }
}
