/**
 * The naming controller: a definition gets the names that it asks for, unless another one of its
 * group has them.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/#CustomResourceDefinitionStatus
 */
import { dequal } from 'dequal'
import type {
  CustomResourceDefinitionCondition,
  CustomResourceDefinitionNames,
} from '../../../types/kubernetes/apiextensions/v1.js'
import { awaitChange, watch } from '../../../sim/loop.js'
import type { Reader } from '../../../sim/world.js'
import {
  type Definition,
  conditionOf,
  definitions,
  isTrue,
  withCondition,
} from '../../kinds/custom/definitions.js'
import { controller } from '../controller.js'

/** The first that is said of a definition. */
export const FIRST_NAMES_ACCEPTED = 'the initial names have been accepted'

const NAMES = ['plural', 'singular', 'shortNames', 'kind', 'listKind'] as const
const REASONS: Readonly<Record<(typeof NAMES)[number], string>> = {
  plural: 'PluralConflict',
  singular: 'SingularConflict',
  shortNames: 'ShortNamesConflict',
  kind: 'KindConflict',
  listKind: 'ListKindConflict',
}

type Condition = Omit<CustomResourceDefinitionCondition, 'lastTransitionTime'>

export const namingController = controller('naming-condition-controller', {
  of: 'CustomResourceDefinition',
  latency: 0,
  // Names that become free are given to those that asked for them.
  watches: [
    watch(definitions, ({ before, after }, tx) =>
      before && !dequal(before.status?.acceptedNames, after?.status?.acceptedNames)
        ? tx.by(definitions, 'byGroup', before.spec.group).map(({ metadata }) => metadata.name)
        : undefined,
    ),
  ],

  reconcile(object, { api }) {
    const { definition, names, condition } = judged(api.live.tx, object)
    const before = conditionOf(definition, 'NamesAccepted')
    const same =
      before?.status === condition.status &&
      before.reason === condition.reason &&
      before.message === condition.message
    if (same && dequal(definition.status?.acceptedNames, names)) return awaitChange
    api.amendStatus('CustomResourceDefinition', object, (draft) => {
      const named = withCondition(definition, condition, api.tx.now)
      const status = { ...definition.status, acceptedNames: names, conditions: [...named] }
      draft.status = {
        ...status,
        conditions: [
          ...withCondition({ status }, establishment(definition, condition), api.tx.now),
        ],
      }
    })
    return awaitChange
  },
})

/** Which names a definition gets, and what that means. */
function judged(read: Reader, object: Definition) {
  const definition = read.get(definitions, object.metadata.name) ?? object
  const wanted = definition.spec.names
  const had: Partial<CustomResourceDefinitionNames> = definition.status?.acceptedNames ?? {}
  const taken = namesTaken(read, definition)
  const names: Record<string, unknown> = { ...had }
  let condition: Condition = {
    type: 'NamesAccepted',
    status: 'True',
    reason: 'NoConflicts',
    message: 'no conflicts found',
  }
  for (const name of NAMES) {
    const used = name === 'kind' || name === 'listKind' ? taken.kinds : taken.resources
    const messages = listOf(wanted[name])
      .filter((word) => !listOf(had[name]).includes(word) && used.has(word))
      .map((word) => `"${word}" is already in use`)
    if (messages.length === 0) {
      if (wanted[name] === undefined) delete names[name]
      else names[name] = wanted[name]
    } else
      condition = {
        type: 'NamesAccepted',
        status: 'False',
        reason: REASONS[name],
        message: messages.length === 1 ? (messages[0] ?? '') : `[${messages.join(', ')}]`,
      }
  }
  if (wanted.categories) names['categories'] = wanted.categories
  else delete names['categories']
  return {
    definition,
    condition,
    names: {
      ...names,
      plural: String(names['plural'] ?? ''),
      kind: String(names['kind'] ?? ''),
    } as CustomResourceDefinitionNames,
  }
}

const listOf = (words: string | readonly string[] | undefined): readonly string[] =>
  words === undefined ? [] : typeof words === 'string' ? [words] : words

/** The names that other definitions of the group have. */
function namesTaken(read: Reader, { metadata, spec }: Definition) {
  const resources = new Set<string>()
  const kinds = new Set<string>()
  for (const other of read.by(definitions, 'byGroup', spec.group)) {
    const names = other.metadata.uid === metadata.uid ? undefined : other.status?.acceptedNames
    if (!names) continue
    for (const word of [names.plural, names.singular ?? '', ...(names.shortNames ?? [])])
      resources.add(word)
    for (const word of [names.kind, names.listKind ?? '']) kinds.add(word)
  }
  return { resources, kinds }
}

/** Whether it can be served is decided once: names that are asked for later do not undo it. */
function establishment(definition: Definition, names: Condition): Condition {
  const old = conditionOf(definition, 'Established')
  if (old && isTrue(definition, 'Established')) {
    const { lastTransitionTime: _, ...condition } = old
    return condition
  }
  return names.status === 'True'
    ? {
        type: 'Established',
        status: 'False',
        reason: 'Installing',
        message: FIRST_NAMES_ACCEPTED,
      }
    : {
        type: 'Established',
        status: 'False',
        reason: 'NotAccepted',
        message: 'not all names are accepted',
      }
}
