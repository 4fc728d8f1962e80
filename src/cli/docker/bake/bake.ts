/**
 * `docker buildx bake`: builds what files say.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/bake/
 */
import { type Vertex, begun, ended, vertexOf } from '../../../docker/buildkit/vertex.js'
import { byteLength } from '../../../oci/entry.js'
import { goJson } from '../../../text/json.js'
import { type Cli, defineVerb } from '../../verb.js'
import { BUILD_FLAGS } from '../buildx/build-flags.js'
import { BUILDER_LINE, checkBuilder } from '../buildx/builder.js'
import { answerText } from '../buildx/call-answers.js'
import { checkModes, displayOf } from '../buildx/display-modes.js'
import type { Display } from '../buildx/display.js'
import { metadataOf, writeResult } from '../buildx/results.js'
import { warningText } from '../buildx/solve-report.js'
import { type Baked, FailedTarget, buildTargets } from './build-targets.js'
import { definitionOf } from './definition.js'
import { type BakeFile, bakeFiles, contentsOf } from './files.js'
import { listOf } from './list.js'
import { type Plan, planOf } from './resolve.js'
import { printed } from './target.js'

export const buildxBake = defineVerb({
  name: 'buildx bake',
  usage: 'bake [OPTIONS] [TARGET...]',
  short: 'Build from a file',
  flags: {
    allow: {
      type: 'strings',
      value: 'stringArray',
      verbatim: true,
      usage: 'Allow build to access specified resources',
    },
    builder: BUILD_FLAGS.builder,
    call: BUILD_FLAGS.call,
    check: BUILD_FLAGS.check,
    debug: BUILD_FLAGS.debug,
    file: {
      type: 'strings',
      short: 'f',
      value: 'stringArray',
      verbatim: true,
      usage: 'Build definition file',
    },
    list: { type: 'string', usage: 'List targets or variables' },
    load: { type: 'boolean', usage: 'Shorthand for "--set=*.output=type=docker"' },
    'metadata-file': BUILD_FLAGS['metadata-file'],
    'no-cache': BUILD_FLAGS['no-cache'],
    print: { type: 'boolean', usage: 'Print the options without building' },
    progress: BUILD_FLAGS.progress,
    provenance: { type: 'string', usage: 'Shorthand for "--set=*.attest=type=provenance"' },
    pull: BUILD_FLAGS.pull,
    push: { type: 'boolean', usage: 'Shorthand for "--set=*.output=type=registry"' },
    sbom: { type: 'string', usage: 'Shorthand for "--set=*.attest=type=sbom"' },
    set: {
      type: 'strings',
      value: 'stringArray',
      verbatim: true,
      usage: 'Override target value (e.g., "targetpattern.key=value")',
    },
  },
  *run(cli, names, flags) {
    checkBuilder(flags.builder)
    const mode = checkModes(cli, flags)
    const isAsked = flags.print || flags.list !== undefined
    if (mode === 'plain' && !isAsked) cli.err(BUILDER_LINE)
    const display = displayOf(mode) as Display<unknown>
    const files = yield* bakeFiles(cli, flags.file)
    const loaded = loadedVertex(files, cli.tx.now)
    const showLoaded = (): void => showFirst(cli, display, loaded)
    try {
      const definition = definitionOf(cli, contentsOf(cli, files))
      if (flags.list !== undefined) {
        showLoaded()
        cli.out(listOf(definition, flags.list))
        return { value: undefined }
      }
      const plan = planOf(definition, names, overridesOf(flags))
      if (flags.print) {
        showLoaded()
        cli.out(planText(plan))
        return { value: undefined }
      }
      const baked = yield* buildTargets(cli, plan, display, loaded)
      return { value: undefined, exitCode: report(cli, baked, flags, mode === 'quiet') }
    } catch (error) {
      if (!(error instanceof FailedTarget)) showLoaded()
      throw error
    }
  },
})

/** Flags that stand for a `--set` of every target. */
function overridesOf(flags: {
  readonly set: readonly string[]
  readonly load: boolean
  readonly push: boolean
  readonly pull: boolean
  readonly noCache: boolean
  readonly call: string
  readonly check: boolean
  readonly provenance?: string | undefined
  readonly sbom?: string | undefined
}): readonly string[] {
  const attest = (type: string, value: string | undefined): readonly string[] =>
    value === undefined || value === 'false' ? [] : [`*.attest+=type=${type}`]
  const call = flags.check ? 'check' : flags.call
  return [
    ...flags.set,
    ...(flags.load ? ['*.load=true'] : []),
    ...(flags.push ? ['*.push=true'] : []),
    ...(flags.pull ? ['*.pull=true'] : []),
    ...(flags.noCache ? ['*.no-cache=true'] : []),
    ...(call === 'build' ? [] : [`*.call=${call}`]),
    ...attest('provenance', flags.provenance),
    ...attest('sbom', flags.sbom),
  ]
}

/** The step that reads the files. */
function loadedVertex(files: readonly BakeFile[], now: number): Vertex {
  const vertex = begun(vertexOf('[internal] load local bake definitions'), now)
  const statuses = files.map(({ name, text, isThere }) => {
    const size = byteLength(text)
    const id = name === '-' ? 'reading from stdin' : `reading ${name}`
    const sizes = isThere ? { current: size, total: size } : {}
    return { id, ...sizes, startedAt: now, completedAt: now }
  })
  return ended({ ...vertex, statuses }, now)
}

/** Shows the step that reads the files alone. */
function showFirst(cli: Cli, display: Display<unknown>, loaded: Vertex): void {
  const row = { ops: [], startedAt: cli.tx.now }
  display.show(display.start, [loaded], { cli, row, isOver: true })
}

const planText = ({ groups, targets }: Plan): string =>
  `${goJson(
    {
      group: Object.fromEntries(
        Object.entries(groups).map(([name, members]) => [name, { targets: members }]),
      ),
      target: Object.fromEntries(
        Object.entries(targets).map(([name, target]) => [name, printed(target)]),
      ),
    },
    { indent: '  ' },
  )}\n`

/** Warnings, answers of calls, files; the exit code. */
function report(
  cli: Cli,
  baked: readonly Baked[],
  flags: { readonly debug: boolean; readonly metadataFile?: string | undefined },
  isQuiet: boolean,
): number {
  let code = 0
  let answers = 0
  for (const { name, request, row } of baked) {
    if (row.answer) {
      const { text, exitCode } = answerText(row.answer, request, row)
      cli.out(`${answers++ > 0 ? '\n' : ''}${name}\n\n${text}`)
      code = Math.max(code, exitCode)
      continue
    }
    if (!isQuiet) cli.err(warningText(row, flags.debug))
    writeResult(cli, request, row)
  }
  if (flags.metadataFile !== undefined)
    cli.files.write(
      flags.metadataFile,
      JSON.stringify(
        Object.fromEntries(baked.map(({ name, request, row }) => [name, metadataOf(request, row)])),
        null,
        2,
      ),
    )
  return code
}
