/**
 * Builds a kustomization: its resources and those of the directories that it names, generated, patched, labelled and renamed.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
import { YamlError, parseYaml, parseYamlDocuments, toYaml } from '../../../text/yaml.js'
import type { CliFiles } from '../../verb.js'
import { type Directory, directoryAt, isNoFile, leadsNowhere } from './directory.js'
import { generate } from './generators.js'
import { addHashes } from './hash.js'
import { replaceImage } from './images.js'
import { type Kustomization, parseKustomization, warningsOf } from './kustomization.js'
import { annotate, label } from './labels.js'
import { affix, moveTo } from './names.js'
import { inOrder } from './order.js'
import { applyPatch, applyStrategic } from './patches.js'
import { followNames } from './references.js'
import { type Replacement, replace } from './replacements.js'
import { setReplicas } from './replicas.js'
import {
  type Fields,
  KustomizeError,
  type Resource,
  addAll,
  isFields,
  remember,
  resourceOf,
} from './resource.js'

const FILES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']
const DIRECTORY = 'must build at directory'
const MISMATCH = "expected kind != 'Component'"

/** Who listens. */
interface Told {
  /** Gets the warnings about what is deprecated. */
  warn(text: string): void
}

/** Builds the kustomization of a directory. @throws KustomizeError */
export function build(files: CliFiles, path: string, { warn }: Told): readonly Fields[] {
  const absolute = files.resolve(path)
  if (/^https?:\/\/|^git@/.test(path) || !files.exists(absolute))
    throw new KustomizeError(
      `${DIRECTORY}: not a valid directory: evalsymlink failure on '${path}' : ${leadsNowhere(absolute).replace(/^.* : /, '')}`,
    )
  if (!files.isDirectory(absolute))
    throw new KustomizeError(`${DIRECTORY}: '${path}': file is not directory`)
  const resources: Resource[] = []
  const { sortOptions } = accumulate({ files, warn, above: [] }, absolute, resources)
  followNames(resources)
  addHashes(resources)
  followNames(resources)
  return inOrder(resources, sortOptions).map(({ object }) => object)
}

/** The objects as kubectl prints them. */
export const printed = (objects: readonly Fields[]): string => objects.map(toYaml).join('---\n')

/** What stays the same on the way down. */
interface Build extends Told {
  readonly files: CliFiles
  /** The directories above. */
  readonly above: readonly string[]
}

/** Adds what a directory comes to; a component works on what is there. */
function accumulate(
  build: Build,
  path: string,
  resources: Resource[],
  as: 'Kustomization' | 'Component' = 'Kustomization',
): Kustomization {
  const found = FILES.filter((name) => build.files.exists(`${path}/${name}`))
  if (found.length === 0)
    throw new KustomizeError(
      `unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '${path}'`,
    )
  if (found.length > 1)
    throw new KustomizeError(`Found multiple kustomization files under: ${path}`)
  const kustomization = parseKustomization(build.files.read(`${path}/${found[0]}`), path)
  for (const warning of warningsOf(kustomization)) build.warn(warning)
  if (as === 'Component' && kustomization.kind !== 'Component')
    throw new KustomizeError(
      `accumulateDirectory: "expected kind 'Component' for path '${path}' but got 'Kustomization'"`,
    )
  if (as === 'Kustomization' && kustomization.kind === 'Component' && build.above.length > 0)
    throw new KustomizeError(`${MISMATCH} for path '${path}'`)
  const below = { ...build, above: [...build.above, path] }
  const directory = directoryAt(build.files, path)
  for (const word of [...(kustomization.resources ?? []), ...(kustomization.bases ?? [])])
    addResource(below, directory, word, resources)
  if (kustomization.helmCharts?.[0])
    throw new KustomizeError(
      `trouble configuring builtin HelmChartInflationGenerator with config: \`\n${toYaml(kustomization.helmCharts[0])}\`: must specify --enable-helm`,
    )
  const { generatorOptions = {} } = kustomization
  for (const generator of kustomization.configMapGenerator ?? [])
    generate(resources, 'ConfigMap', generator, generatorOptions, directory)
  for (const generator of kustomization.secretGenerator ?? [])
    generate(resources, 'Secret', generator, generatorOptions, directory)
  for (const word of kustomization.components ?? []) addComponent(below, directory, word, resources)
  transform(kustomization, resources, directory)
  return kustomization
}

function transform(
  kustomization: Kustomization,
  resources: Resource[],
  directory: Directory,
): void {
  const { namespace, namePrefix = '', nameSuffix = '', commonLabels } = kustomization
  for (const word of kustomization.patchesStrategicMerge ?? [])
    applyStrategic(resources, word, directory)
  for (const patch of kustomization.patches ?? []) applyPatch(resources, patch, directory)
  if (namespace) moveTo(resources, namespace)
  if (namePrefix !== '' || nameSuffix !== '') affix(resources, namePrefix, nameSuffix)
  for (const labels of kustomization.labels ?? []) label(resources, labels)
  if (commonLabels) label(resources, { pairs: commonLabels, includeSelectors: true })
  if (kustomization.commonAnnotations) annotate(resources, kustomization.commonAnnotations)
  for (const patch of kustomization.patchesJson6902 ?? []) applyPatch(resources, patch, directory)
  for (const replica of kustomization.replicas ?? []) setReplicas(resources, replica)
  for (const image of kustomization.images ?? []) replaceImage(resources, image)
  for (const one of kustomization.replacements ?? [])
    for (const replacement of one.path ? replacementsAt(directory, one.path) : [one])
      replace(resources, replacement)
}

function replacementsAt(directory: Directory, path: string): readonly Replacement[] {
  const read = parseYaml(directory.read(path))
  return (Array.isArray(read) ? read : [read]) as readonly Replacement[]
}

function addResource(build: Build, directory: Directory, word: string, to: Resource[]): void {
  const path = directory.resolve(word)
  const trouble = (file: string, why: string) =>
    new KustomizeError(`accumulating resources: accumulation err='${file}': ${why}`)
  if (!build.files.exists(path)) {
    const nowhere = leadsNowhere(path)
    throw trouble(
      `accumulating resources from '${word}': ${nowhere}`,
      `${DIRECTORY}: not a valid directory: ${nowhere}`,
    )
  }
  if (build.files.isDirectory(path)) {
    const file = `accumulating resources from '${word}': ${isNoFile(path)}`
    const cycle = build.above.find((one) => one === path || one.startsWith(`${path}/`))
    if (cycle !== undefined)
      throw trouble(
        file,
        `cycle detected: candidate root '${path}' contains visited root '${cycle}'`,
      )
    const below: Resource[] = []
    wrapped(
      (why) =>
        trouble(
          file,
          why.startsWith(MISMATCH) ? why : `recursed accumulation of path '${path}': ${why}`,
        ),
      () => accumulate(build, path, below),
    )
    wrapped(
      (why) => trouble(file, `recursed merging from path '${path}': ${why}`),
      () => addAll(to, below),
    )
    return
  }
  const noDirectory = `${DIRECTORY}: '${path}': file is not directory`
  const read = wrapped(
    (why) => trouble(`accumulating resources from '${word}': ${why}`, noDirectory),
    () => objectsOf(directory.read(word), word),
  )
  wrapped(
    (why) => trouble(`merging resources from '${word}': ${why}`, noDirectory),
    () => addAll(to, read),
  )
}

function addComponent(build: Build, directory: Directory, word: string, to: Resource[]): void {
  const path = directory.resolve(word)
  wrapped(
    (why) => new KustomizeError(`accumulating components: ${why}`),
    () => {
      if (!build.files.exists(path) || !build.files.isDirectory(path))
        throw new KustomizeError(
          `loader.New "${DIRECTORY}: ${build.files.exists(path) ? `'${path}': file is not directory` : `not a valid directory: ${leadsNowhere(path)}`}"`,
        )
      accumulate(build, path, to, 'Component')
    },
  )
}

/** Runs `work`; what it complains about becomes part of another complaint. */
function wrapped<Value>(complain: (why: string) => KustomizeError, work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    if (error instanceof MalformedError) throw new KustomizeError(error.message)
    throw error instanceof KustomizeError ? complain(error.message) : error
  }
}

/** A file that cannot be read as YAML is no directory either; nobody tries. */
class MalformedError extends KustomizeError {
  override name = 'MalformedError'
}

function objectsOf(text: string, word: string): readonly Resource[] {
  let documents: readonly unknown[]
  try {
    documents = parseYamlDocuments(text)
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    const why = error.message.replace(/^error converting YAML to JSON: /, '')
    throw new MalformedError(
      `accumulating resources: accumulating resources from '${word}': MalformedYAMLError: ${why} in File: ${word}`,
    )
  }
  return documents.filter(isFields).flatMap(takenApart).map(checked)
}

/** The items of a list, each a resource of its own. */
const takenApart = (object: Fields): readonly Fields[] =>
  /List$/.test(String(object['kind'])) && Array.isArray(object['items'])
    ? object['items'].filter(isFields)
    : [object]

function checked(object: Fields): Resource {
  const { apiVersion = '', kind = '', metadata } = object
  const { name, namespace = '' } = isFields(metadata) ? metadata : {}
  const shown = `{{${apiVersion} ${kind}} {{${name ?? ''} ${namespace}} map[] map[]}}`
  if (!kind) throw new KustomizeError(`missing kind in object ${shown}`)
  if (!name) throw new KustomizeError(`missing metadata.name in object ${shown}`)
  const resource = resourceOf(object)
  remember(resource)
  return resource
}
