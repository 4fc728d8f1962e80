/**
 * A whole file in its long form.
 *
 * @see https://docs.docker.com/reference/compose-file/
 */
import { ComposeError } from '../errors.js'
import { type Dict, type Value, isDict, isList, mapDict, textIn, without } from '../value.js'
import { type Form, asText, list, listOf, mapping, texts } from './forms.js'
import { canonicalService } from './service.js'
import { type Where, absolute } from './where.js'

/** Members of a file that are mappings from names. */
export const SECTIONS = ['services', 'networks', 'volumes', 'secrets', 'configs', 'models'] as const

const path: Form = (value, _, where) => (typeof value === 'string' ? absolute(value, where) : value)

/** `external: {name: x}`, as older files have it. */
const external: Form = (value, name, where) => {
  if (!isDict(value) || !isDict(value['external'])) return value
  where.warn(`${name}: external.name is deprecated. Please set name and external: true`)
  return { ...value, external: true, name: textIn(value['external'], 'name') ?? '' }
}

const resource =
  (forms: Readonly<Record<string, Form>>): Form =>
  (value, name, where) =>
    external(
      mapping({ labels: texts, driver_opts: texts, ...forms })(value ?? {}, name, where),
      name,
      where,
    )

const FORMS: Readonly<Record<(typeof SECTIONS)[number], Form>> = {
  services: canonicalService,
  networks: resource({}),
  volumes: resource({}),
  secrets: resource({ file: path }),
  configs: resource({ file: path }),
  models: (value) => value,
}

const include: Form = listOf((value, name, where) =>
  mapping({ path: list, env_file: list })(
    isDict(value) ? value : { path: asText(value) },
    name,
    where,
  ),
)

/** A section has to be a mapping, whatever the schema says. @throws ComposeError */
export function checkSections(dict: Dict): void {
  for (const section of SECTIONS) {
    const value = Object.hasOwn(dict, section) ? dict[section] : undefined
    if (value === undefined || isDict(value)) continue
    if (value !== null || section === 'services' || isList(value))
      throw new ComposeError(`${section} must be a mapping`)
  }
}

/** A file in its long form, without the version that older files begin with. @throws ComposeError */
export function canonical(dict: Dict, where: Where): Dict {
  return mapDict(without(dict, 'version'), (value: Value, key) => {
    const section = SECTIONS.find((name) => name === key)
    if (section && isDict(value))
      return mapDict(value, (item, name) => FORMS[section](item, `${section}.${name}`, where))
    return key === 'include' ? include(value, key, where) : value
  })
}
