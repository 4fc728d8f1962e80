/**
 * `docker compose scale`: changes how many containers services have.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/scale/
 */
import { ComposeError } from '../../compose/errors.js'
import { createProject } from './create-project.js'
import { withDependencies } from './dependencies.js'
import { projectOf } from './project-of.js'
import { startServices } from './start-services.js'
import { defineComposeVerb } from './verb.js'

export const scale = defineComposeVerb({
  name: 'scale',
  usage: 'scale [SERVICE=REPLICAS...]',
  short: 'Scale services',
  flags: {
    'no-deps': { type: 'boolean', usage: "Don't start linked services" },
  },
  arity: { min: 1 },
  *run(scene, args, flags) {
    const scale = Object.fromEntries(args.map(scaleIn))
    const names = Object.keys(scale)
    const project = yield* projectOf(scene, { wanted: names })
    const chosen = withDependencies(project, names, !flags.noDeps)
    yield* createProject(scene, project, chosen, { scale, targets: names }, () =>
      startServices(scene, chosen),
    )
    return 0
  },
})

/** `web=3` @throws ComposeError */
function scaleIn(text: string): readonly [string, number] {
  const [name = '', count, ...rest] = text.split('=')
  if (count === undefined || rest.length > 0)
    throw new ComposeError(`invalid scale specifier: ${text}`)
  if (!/^[-+]?\d+$/.test(count))
    throw new ComposeError(`invalid scale specifier: can't parse replica value as int: ${text}`)
  return [name, Number(count)]
}
