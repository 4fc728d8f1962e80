/**
 * `kubectl kustomize`: prints what the kustomization of a directory comes to.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_kustomize/
 */
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { build, printed } from './kustomize/build.js'
import { type Fields, KustomizeError } from './kustomize/resource.js'
import type { Session } from './session.js'

/** The verb `kubectl kustomize`. */
export const kustomize = define({
  name: 'kustomize',
  usage: 'kustomize DIR',
  short: 'Build a kustomization target from a directory or URL',
  long: "Build a set of KRM resources using a 'kustomization.yaml' file. The DIR argument must be a path to a directory containing 'kustomization.yaml', or a git repository URL with a path suffix specifying same with respect to the repository root. If DIR is omitted, '.' is assumed.",
  flags: {
    output: {
      type: 'string',
      short: 'o',
      usage: 'If specified, write output to this path.',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly Fields[]>> {
    if (args.length > 1) throw new CommandError('error: specify one path to kustomization.yaml')
    const objects = builtFrom(session, args[0] ?? '.')
    const { files } = session.cli
    if (!flags.output) session.out(printed(objects))
    else if (files.exists(flags.output) && files.isDirectory(flags.output))
      for (const object of objects)
        files.write(`${flags.output}/${fileNameOf(object)}`, printed([object]))
    else files.write(flags.output, printed(objects))
    return { value: objects }
  },
})

/** What a directory comes to; says what is on its way out. @throws CommandError */
export function builtFrom(session: Session, path: string): readonly Fields[] {
  try {
    return build(session.cli.files, path, { warn: (text) => session.err(`${text}\n`) })
  } catch (error) {
    if (error instanceof KustomizeError) throw new CommandError(`error: ${error.message}`)
    throw error
  }
}

/** What the file of an object is called: `apps_v1_deployment_web.yaml`. */
function fileNameOf(object: Fields): string {
  const { apiVersion, kind, metadata } = object as {
    readonly apiVersion?: string
    readonly kind?: string
    readonly metadata?: { readonly name?: string; readonly namespace?: string }
  }
  const words = [
    ...(metadata?.namespace ? [metadata.namespace] : []),
    apiVersion,
    kind,
    metadata?.name,
  ]
  return `${words.join('_').replace(/\//g, '_').toLowerCase()}.yaml`
}
