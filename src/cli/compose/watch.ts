/**
 * `docker compose watch`: keeps containers as the files of the machine are.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/watch/
 */
import { ComposeError } from '../../compose/errors.js'
import { createProject } from './create-project.js'
import { withDependencies } from './dependencies.js'
import { projectOf } from './project-of.js'
import { startServices } from './start-services.js'
import { defineComposeVerb } from './verb.js'
import { rulesOf } from './watch-rules.js'
import { INTERVAL, NOTHING_TO_WATCH, beginWatching, lookAgain } from './watching.js'

export const watch = defineComposeVerb({
  name: 'watch',
  usage: 'watch [SERVICE...]',
  short: 'Watch build context for service and rebuild/refresh containers when files are updated',
  flags: {
    'no-up': { type: 'boolean', usage: 'Do not build & start services before watching' },
    prune: { type: 'boolean', default: true, usage: 'Prune dangling images on rebuild' },
    quiet: { type: 'boolean', usage: 'hide build output' },
  },
  *run(scene, args, flags) {
    const { cli } = scene
    const project = yield* projectOf(scene, { wanted: args })
    const rules = rulesOf(project, args)
    if (rules.length === 0) throw new ComposeError(NOTHING_TO_WATCH)
    const chosen = withDependencies(project, args)
    if (!flags.noUp) {
      yield* createProject(scene, project, chosen, { build: true, targets: args }, () =>
        startServices(scene, chosen),
      )
    }
    const say = (text: string): void => cli.out(`${MARK}${text}\n`)
    const watching = { scene, project, rules, isQuiet: flags.quiet, say }
    let seen = beginWatching(watching)
    const turns = cli.turns()
    for (;;) {
      seen = turns.carry(seen)
      seen = yield* lookAgain(watching, seen)
      if (cli.interrupted) return INTERRUPTED
      yield { until: cli.tx.now + INTERVAL, endless: true }
    }
  },
})

const INTERRUPTED = 130
const MARK = '         ⦿ '
