/**
 * Parts of objects that have paths of their own: status, scale, binding, eviction, tokens, logs, …
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#standard-api-terminology
 */
import type { PodPart } from '../api.js'
import type { TokenRequest } from '../../../types/kubernetes/authentication/v1.js'
import type { Scale } from '../../../types/kubernetes/autoscaling/v1.js'
import type { Binding, Pod } from '../../../types/kubernetes/core/v1.js'
import { pod as podKind } from '../../kinds/pod/index.js'
import type { AnyKind, KubeObject, Stored } from '../../kinds/kind.js'
import { requestToken, tokenRequest } from '../authentication/token-request.js'
import { bind } from '../bind.js'
import { badRequest, notServed } from '../errors.js'
import { evict } from '../evict.js'
import { get } from '../get.js'
import { asIfManaged } from '../field-managers.js'
import { applyJsonPatch } from '../patch/json-patch.js'
import { applyMergePatch } from '../patch/merge-patch.js'
import { getScale, updateScale } from '../scale.js'
import { methodNotAllowed, notSimulated, objectAnswer } from './answer.js'
import { documentOf, mediaTypeOf } from './body.js'
import { deletionOf } from './deletion.js'
import { logAnswer } from './log.js'
import type { HttpAnswer } from './message.js'
import { bodyOf } from './objects.js'
import { approvalPart, finalizePart } from './parts.js'
import { writeParameters } from './parameters.js'
import { answerWith } from './read.js'
import { type Writing, managerOf, patchObject, updateObject } from './write.js'
import type { PodConnections } from '../connect.js'

const UPGRADE = 'Upgrade request required'
const SUCCESS = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 }

type Handler = (writing: Writing, connections: PodConnections) => HttpAnswer

/** Handlers by the name of the part, and `resource/part` where a name means several things. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  status: statusPart,
  scale: scalePart,
  ephemeralcontainers: podPart('ephemeralcontainers'),
  resize: podPart('resize'),
  binding: bindingPart,
  eviction: evictionPart,
  token: tokenPart,
  log: logAnswer,
  exec: upgradeOnly,
  attach: upgradeOnly,
  portforward: upgradeOnly,
  approval: approvalPart,
  finalize: finalizePart,
  proxy: ({ resource }) => {
    throw notSimulated(`proxying to ${resource.plural}`)
  },
}

/** Answers a request for a part of an object. @throws ApiError */
export function serveSubresource(writing: Writing, connections: PodConnections): HttpAnswer {
  const { route, resource } = writing
  const part = resource.subresources.find(({ name }) => name === route.subresource)
  const handler = part && Object.hasOwn(HANDLERS, part.name) ? HANDLERS[part.name] : undefined
  if (!part) throw notServed()
  if (part.verbs.length > 0 && !part.verbs.includes(route.verb)) throw methodNotAllowed()
  if (!handler) throw notSimulated(`the subresource ${part.name} of ${resource.plural} over HTTP`)
  return handler(writing, connections)
}

/** These speak another protocol than HTTP, which the client has to ask for. */
function upgradeOnly({ tx, route }: Writing): never {
  get(tx, podKind, route.name, route.namespace)
  throw badRequest(UPGRADE)
}

function statusPart(writing: Writing): HttpAnswer {
  return objectPart(writing, 'status')
}

function podPart(part: PodPart): Handler {
  return (writing) => objectPart(writing, part)
}

/** Reads the whole object, and writes a part of it. */
function objectPart(writing: Writing, part: 'status' | PodPart): HttpAnswer {
  const { tx, call, route, resource } = writing
  if (route.verb === 'update') return updateObject(writing, part)
  if (route.verb === 'patch') return patchObject(writing, part)
  const object = get(tx, resource.of as AnyKind, route.name, route.namespace)
  return answerWith(tx, call, resource, object as Stored<KubeObject>)
}

function scalePart(writing: Writing): HttpAnswer {
  const { tx, call, route, resource } = writing
  const kind = resource.of as AnyKind
  const current = getScale(tx, kind, route.name, route.namespace)
  if (route.verb === 'get') return scaleAnswer(current)
  const isPatch = route.verb === 'patch'
  const parameters = writeParameters(call.query, isPatch ? 'PatchOptions' : 'UpdateOptions')
  const wanted = (
    isPatch ? patchedScale(writing, current) : documentOf(call, 'Scale').value
  ) as Scale
  const { resourceVersion } = wanted.metadata ?? {}
  return scaleAnswer(
    updateScale(tx, kind, route.name, route.namespace, wanted.spec?.replicas ?? 0, {
      fieldManager: managerOf(call, parameters),
      user: call.user,
      ...(parameters.dryRun ? { dryRun: true } : {}),
      ...(resourceVersion === undefined ? {} : { resourceVersion }),
    }),
  )
}

function patchedScale({ call }: Writing, scale: Stored<Scale>): unknown {
  const { value } = documentOf({ request: { ...call.request, headers: {} } }, 'Scale')
  return mediaTypeOf(call) === 'application/json-patch+json'
    ? applyJsonPatch(scale, value)
    : applyMergePatch(scale, value as object)
}

const scaleAnswer = (scale: Stored<Scale>): HttpAnswer =>
  objectAnswer(200, bodyOf({}, scale as Stored<KubeObject>))

/** `POST …/bindings`: the pod is named by the body alone. */
export function createBinding(writing: Writing): HttpAnswer {
  const { metadata } = documentOf(writing.call, 'Binding').value as Binding
  return bindingPart({ ...writing, route: { ...writing.route, name: metadata?.name ?? '' } })
}

function bindingPart({ tx, call, route }: Writing): HttpAnswer {
  const pod = get(tx, podKind, route.name, route.namespace)
  const { target, metadata } = documentOf(call, 'Binding').value as Binding
  const uid = metadata?.uid
  bind(tx, uid ? withUid(pod, uid) : pod, target?.name ?? '')
  return objectAnswer(201, SUCCESS)
}

const withUid = (pod: Stored<Pod>, uid: string): Stored<Pod> => ({
  ...pod,
  metadata: { ...pod.metadata, uid },
})

function evictionPart({ tx, call, route }: Writing): HttpAnswer {
  const pod = get(tx, podKind, route.name, route.namespace)
  const { deleteOptions = {} } = documentOf(call, 'Eviction').value as {
    readonly deleteOptions?: object
  }
  const { query, user, warn } = call
  const request = { ...call.request, body: JSON.stringify(deleteOptions) }
  evict(tx, pod, deletionOf({ request, query, user, warn }))
  return objectAnswer(201, SUCCESS)
}

function tokenPart({ tx, call, route }: Writing): HttpAnswer {
  const { spec } = documentOf(call, 'TokenRequest').value as TokenRequest
  const { status, ...made } = requestToken(tx, route.name, route.namespace, spec ?? {})
  const { boundObjectRef = null } = made.spec
  const fieldManager = managerOf(call, writeParameters(call.query, 'CreateOptions'))
  const asked = { spec } as unknown as Stored<KubeObject>
  const { managedFields } = asIfManaged(tx, tokenRequest, '', undefined, asked, {
    fieldManager,
    subresource: 'token',
  }).metadata
  const metadata = { ...made.metadata, managedFields }
  const whole = { ...made, metadata, spec: { ...made.spec, boundObjectRef }, status }
  return objectAnswer(201, bodyOf({}, whole as unknown as Stored<KubeObject>))
}
