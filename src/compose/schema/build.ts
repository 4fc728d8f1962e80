/**
 * The shape of `build`: how an image is made.
 *
 * @see https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json
 */
import { type Shape, count, either, flag, list, object, text } from './shape.js'
import { extraHosts, listOrDict, serviceConfigOrSecret, ulimits } from './parts.js'

export const build: Shape = either(
  text,
  object({
    context: text,
    dockerfile: text,
    dockerfile_inline: text,
    entitlements: list(text),
    args: listOrDict,
    ssh: listOrDict,
    labels: listOrDict,
    cache_from: list(text),
    cache_to: list(text),
    no_cache: flag,
    additional_contexts: listOrDict,
    network: text,
    provenance: flag,
    sbom: flag,
    pull: flag,
    target: text,
    shm_size: count,
    extra_hosts: extraHosts,
    isolation: text,
    privileged: flag,
    secrets: serviceConfigOrSecret,
    tags: list(text),
    ulimits: ulimits,
    platforms: list(text),
  }),
)
