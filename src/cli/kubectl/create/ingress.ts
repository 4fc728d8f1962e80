/**
 * `kubectl create ingress`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_ingress/
 */
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import { GENERATOR_FLAGS, newMeta, oneName, sendOrTell } from './generated.js'

const NOT_ENOUGH =
  'error: not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)'
const DEFAULT_FORMAT = 'error: default-backend should be in format servicename:serviceport'
const RULE = /^([\w*\-.]*)(\/.*)=([\w-]+):([\w-]+)(?:,(tls(?:=([\w-]+))?))?$/

/** One `--rule`. */
interface Rule {
  readonly host: string
  readonly path: string
  readonly service: string
  readonly port: string
  readonly tls: boolean
  readonly secret: string | undefined
}

/** The verb `kubectl create ingress`. */
export const ingress = define({
  name: 'create ingress',
  aliases: ['ing'],
  usage: 'create ingress NAME --rule=host/path=service:port[,tls[=secret]]',
  short: 'Create an ingress with the specified name',
  flags: {
    ...GENERATOR_FLAGS,
    annotation: {
      type: 'strings',
      verbatim: true,
      usage: 'Annotation to insert in the ingress object, in the format annotation=value',
    },
    class: { type: 'string', default: '', usage: 'Ingress Class to be used' },
    'default-backend': {
      type: 'string',
      default: '',
      usage: 'Default service for backend, in format of svcname:port',
    },
    rule: {
      type: 'strings',
      verbatim: true,
      usage:
        "Rule in format host/path=service:port[,tls=secretname]. Paths containing the leading character '*' are considered pathType=Prefix. tls argument is optional.",
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const name = oneName(args, 'create ingress')
    if (flags.rule.length === 0 && !flags.defaultBackend) throw new CommandError(NOT_ENOUGH)
    const rules = flags.rule.map(ruleOf)
    const annotations = Object.fromEntries(flags.annotation.map(annotationOf))
    const tls = tlsOf(rules)
    const object = {
      kind: 'Ingress',
      apiVersion: 'networking.k8s.io/v1',
      metadata: {
        ...newMeta(name),
        ...(flags.annotation.length > 0 ? { annotations } : {}),
      },
      spec: {
        ...(flags.class ? { ingressClassName: flags.class } : {}),
        ...(flags.defaultBackend ? { defaultBackend: defaultBackendOf(flags.defaultBackend) } : {}),
        ...(tls.length > 0 ? { tls } : {}),
        ...(rules.length > 0 ? { rules: hostsOf(rules) } : {}),
      },
      status: { loadBalancer: {} },
    }
    return { value: [sendOrTell(session, object as never, flags, 'ingress:')] }
  },
})

function ruleOf(text: string): Rule {
  const [, host = '', path = '', service = '', port = '', tls, secret] = RULE.exec(text) ?? []
  if (path === '')
    throw new CommandError(
      `error: rule ${text} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`,
    )
  return { host, path, service, port, tls: tls !== undefined, secret }
}

function annotationOf(text: string): readonly [string, string] {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (key === undefined || value === undefined)
    throw new CommandError(
      `error: annotation ${text} is invalid and should be in format key=[value]`,
    )
  return [key, value]
}

function defaultBackendOf(text: string): object {
  const parts = text.split(':')
  const [service = '', port = ''] = parts
  if (parts.length !== 2) throw new CommandError(DEFAULT_FORMAT)
  return backend(service, port)
}

const backend = (name: string, port: string): object => ({
  service: { name, port: /^\d+$/.test(port) ? { number: Number(port) } : { name: port } },
})

/** A rule for each host, with its paths in the order in which they were said. */
const hostsOf = (rules: readonly Rule[]): readonly object[] =>
  [...new Set(rules.map(({ host }) => host))].map((host) => ({
    ...(host ? { host } : {}),
    http: {
      paths: rules
        .filter((rule) => rule.host === host)
        .map(({ path, service, port }) => ({
          path: path.endsWith('*') ? path.slice(0, -1) : path,
          pathType: path.endsWith('*') ? 'Prefix' : 'Exact',
          backend: backend(service, port),
        })),
    },
  }))

/** The hosts that are served with a certificate, by the secret that has it. */
function tlsOf(rules: readonly Rule[]): readonly object[] {
  const secured = rules.filter(({ tls }) => tls)
  return [...new Set(secured.map(({ secret }) => secret ?? ''))].map((secret) => ({
    hosts: [
      ...new Set(secured.filter((rule) => (rule.secret ?? '') === secret).map(({ host }) => host)),
    ].filter((host) => host !== ''),
    ...(secret ? { secretName: secret } : {}),
  }))
}
