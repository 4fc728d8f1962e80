/**
 * Manifests as values, checked against the types of the API: an unknown field, kind or version, or a
 * value of the wrong type, does not compile.
 *
 * What is checked is what the compiler can see. A literal is checked whole. An object whose `kind` is
 * any text, a custom resource, and YAML are checked by the API server when they get there.
 *
 * @module
 */
import type { KubeObject, Stored } from '../kubernetes/kinds/kind.js'
import type { ApiVersions, ManifestTypes } from '../types/kubernetes/manifests.js'

/** What is known of a manifest when nothing is known of its kind. */
type Loose = Readonly<Record<string, unknown>>

/** A list of manifests, as `kubectl get -o yaml` prints it. */
interface ListBody {
  readonly items: readonly Loose[]
}

type Known<ApiVersion extends string, Kind extends string> = Extract<
  `${ApiVersion}/${Kind}`,
  keyof ManifestTypes
>

/** Versions of groups that the API does not have: those of custom resources have a dot. */
type IsCustom<ApiVersion extends string> = ApiVersion extends keyof ApiVersions
  ? never
  : ApiVersion extends `${string}.${string}/${string}`
    ? true
    : never

type Body<ApiVersion extends string, Kind extends string> =
  | ManifestTypes[Known<ApiVersion, Kind>]
  | ('v1/List' extends `${ApiVersion}/${Kind}` ? ListBody : never)
  | (IsCustom<ApiVersion> extends never ? never : Loose)

/** What a manifest of no known version and kind should have been. */
interface Misnamed<ApiVersion extends string> {
  readonly apiVersion: keyof ApiVersions
  readonly kind: ApiVersion extends keyof ApiVersions ? ApiVersions[ApiVersion] : string
}

interface Named<ApiVersion extends string, Kind extends string> {
  readonly apiVersion?: ApiVersion
  readonly kind?: Kind
}

/**
 * A manifest of that version and kind.
 *
 * @example
 * const web: Manifest<'v1', 'Pod'> = {
 *   apiVersion: 'v1',
 *   kind: 'Pod',
 *   metadata: { name: 'web' },
 *   spec: { containers: [{ name: 'web', image: 'nginx' }] },
 * }
 */
export type Manifest<
  ApiVersion extends string = string,
  Kind extends string = string,
> = string extends ApiVersion | Kind
  ? Named<ApiVersion, Kind> & Loose
  : [Body<ApiVersion, Kind>] extends [never]
    ? Misnamed<ApiVersion>
    : Named<ApiVersion, Kind> & Body<ApiVersion, Kind>

type StoredOf<Object extends KubeObject> = Object extends unknown ? Stored<Object> : never

/** The object that the API server makes of a manifest. */
export type ManifestResult<ApiVersion extends string, Kind extends string> = string extends
  | ApiVersion
  | Kind
  ? Stored<KubeObject>
  : [Known<ApiVersion, Kind>] extends [never]
    ? Stored<KubeObject>
    : StoredOf<ManifestTypes[Known<ApiVersion, Kind>]>
