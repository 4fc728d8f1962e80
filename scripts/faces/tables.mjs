// The verbs of docker, kubectl and minikube as data: names, usage, flags, and the verbs below them.
import { build } from 'esbuild'
import { RESOLUTION, ROOT } from '../entries.mjs'

const SOURCE = `
export { dockerVerbs } from './src/cli/docker/verbs.ts'
export { definitions } from './src/cli/kubectl/verbs.ts'
export { GLOBAL_FLAGS } from './src/cli/kubectl/global-flags.ts'
export { minikubeVerbs } from './src/cli/minikube/tool.ts'
`

async function load() {
  const { outputFiles } = await build({
    stdin: { contents: SOURCE, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    logLevel: 'warning',
    ...RESOLUTION,
  })
  return import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
  )
}

const verb = (path, { usage, short, flags }, more = {}) => ({ path, usage, short, flags, ...more })

/** A definition of kubectl with those below it. */
function definition(path, one, globalFlags) {
  return verb(path, one, {
    flags: { ...globalFlags, ...one.flags },
    aliases: one.aliases ?? [],
    below: Object.entries(one.verbs ?? {}).map(([name, inner]) =>
      definition([...path, name], inner, globalFlags),
    ),
  })
}

/** The tools with their verbs; a verb that has two names is one value, told by `same`. */
export async function loadTools() {
  const { dockerVerbs, definitions, GLOBAL_FLAGS, minikubeVerbs } = await load()
  const known = new Map()
  const docker = Object.entries(dockerVerbs)
    .sort(([a], [b]) => a.split(' ').length - b.split(' ').length)
    .map(([name, one]) => {
      const same = known.get(one)
      if (!same) known.set(one, name)
      return verb(name.split(' '), one, same ? { same: same.split(' ') } : {})
    })
  return {
    docker: { verbs: docker, globalFlags: {} },
    kubectl: {
      verbs: Object.entries(definitions).map(([name, one]) =>
        definition([name], one, GLOBAL_FLAGS),
      ),
      globalFlags: GLOBAL_FLAGS,
    },
    minikube: {
      verbs: Object.entries(minikubeVerbs({})).map(([name, one]) => verb([name], one)),
      globalFlags: {},
    },
  }
}
