/**
 * Parts of objects that are written whole, and of which a write touches nothing else: the approval of
 * a certificate request, the finalizers of a namespace.
 *
 * @module
 */
import type { CertificateSigningRequest } from '../../../types/kubernetes/certificates/v1.js'
import type { Namespace } from '../../../types/kubernetes/core/v1.js'
import type { KubeObject, Stored } from '../../kinds/kind.js'
import type { AnyKind } from '../../kinds/kind.js'
import { connect } from '../client.js'
import { checkName } from '../errors.js'
import { get } from '../get.js'
import { applyJsonPatch } from '../patch/json-patch.js'
import { applyMergePatch } from '../patch/merge-patch.js'
import { applyStrategicMergePatch } from '../patch/strategic-merge-patch.js'
import { unsupportedMediaType } from './answer.js'
import { documentOf, inNamespace, mediaTypeOf, objectOf } from './body.js'
import type { HttpAnswer } from './message.js'
import { writeParameters } from './parameters.js'
import { answerWith } from './read.js'
import { type Writing, managerOf } from './write.js'

/** What a request makes of an object. @throws ApiError */
function wanted(writing: Writing, current: Stored<KubeObject>): Stored<KubeObject> {
  const { tx, call, route, resource } = writing
  if (route.verb === 'update') {
    const parameters = writeParameters(call.query, 'UpdateOptions')
    const validation = parameters.fieldValidation
    const sent = objectOf(tx, call, resource, { validation, warn: call.warn })
    const object = inNamespace(resource, sent, route.namespace)
    checkName(object, route.name)
    return { ...current, ...object, metadata: { ...current.metadata, ...object.metadata } }
  }
  const { value } = documentOf({ request: { ...call.request, headers: {} } }, resource.kind)
  switch (mediaTypeOf(call)) {
    case 'application/json-patch+json':
      return applyJsonPatch(current, value) as Stored<KubeObject>
    case 'application/merge-patch+json':
      return applyMergePatch(current, value as object) as Stored<KubeObject>
    case 'application/strategic-merge-patch+json':
      return applyStrategicMergePatch(
        resource.of as AnyKind,
        current,
        value as Record<string, unknown>,
      ) as Stored<KubeObject>
    default:
      throw unsupportedMediaType()
  }
}

/** `…/certificatesigningrequests/name/approval` */
export function approvalPart(writing: Writing): HttpAnswer {
  const { tx, call, route, resource } = writing
  const current = get(tx, resource.of as AnyKind, route.name, undefined) as Stored<KubeObject>
  if (route.verb === 'get') return answerWith(tx, call, resource, current)
  const parameters = writeParameters(call.query, 'UpdateOptions')
  const request = wanted(writing, current) as Stored<CertificateSigningRequest>
  const written = connect(tx, call.user).updateApproval(request, {
    fieldManager: managerOf(call, parameters),
    ...(parameters.dryRun ? { dryRun: true } : {}),
  })
  return answerWith(tx, call, resource, written as Stored<KubeObject>)
}

/** `…/namespaces/name/finalize`: a namespace without finalizers is gone when nothing else holds it. */
export function finalizePart(writing: Writing): HttpAnswer {
  const { tx, call, route, resource } = writing
  const api = connect(tx, call.user)
  const current = api.get('Namespace', route.name)
  const { spec } = wanted(writing, current as Stored<KubeObject>) as Stored<Namespace>
  const written = api.amend('Namespace', current, (draft) => {
    const { finalizers: _, ...rest } = draft.spec ?? {}
    const left = spec?.finalizers ?? []
    draft.spec = left.length > 0 ? { ...rest, finalizers: left } : rest
  })
  return answerWith(tx, call, resource, written as unknown as Stored<KubeObject>)
}
