/**
 * `docker compose build`: builds the images of services.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/build/
 */
import { build as dockerBuild } from '../docker/build.js'
import { buildImage } from './build-image.js'
import { withDependencies } from './dependencies.js'
import { projectOf } from './project-of.js'
import { defineComposeVerb } from './verb.js'
import { imageOf } from './image-name.js'
import { pushImage } from './push.js'

export const build = defineComposeVerb({
  name: 'build',
  usage: 'build [OPTIONS] [SERVICE...]',
  short: 'Build or rebuild services',
  flags: {
    'build-arg': {
      type: 'strings',
      value: 'stringArray',
      verbatim: true,
      usage: 'Set build-time variables for services',
    },
    builder: { type: 'string', usage: 'Set builder to use' },
    check: { type: 'boolean', usage: 'Check build configuration' },
    memory: {
      type: 'string',
      short: 'm',
      value: 'bytes',
      usage: 'Set memory limit for the build container. Not supported by BuildKit.',
    },
    'no-cache': { type: 'boolean', usage: dockerBuild.flags['no-cache'].usage },
    print: { type: 'boolean', usage: 'Print equivalent bake file' },
    provenance: { type: 'string', usage: 'Add a provenance attestation' },
    pull: { type: 'boolean', usage: dockerBuild.flags.pull.usage },
    push: { type: 'boolean', usage: 'Push service images' },
    quiet: { type: 'boolean', short: 'q', usage: 'Suppress the build output' },
    sbom: { type: 'string', usage: 'Add a SBOM attestation' },
    ssh: {
      type: 'string',
      usage:
        "Set SSH authentications used when building service images. (use 'default' for using your default SSH Agent)",
    },
    'with-dependencies': { type: 'boolean', usage: 'Also build dependencies (transitively)' },
  },
  *run(scene, args, flags) {
    const project = yield* projectOf(scene, { wanted: args })
    const chosen = withDependencies(project, args, flags.withDependencies)
    const services = Object.entries(chosen.services).filter(([, { build }]) => build)
    if (services.length === 0) scene.cli.err('No services to build\n')
    for (const [name, service] of services)
      yield* buildImage(scene, project, name, service, {
        quiet: flags.quiet,
        noCache: flags.noCache,
        pull: flags.pull,
        buildArgs: flags.buildArg,
        memory: flags.memory,
      })
    scene.progress.begin('Building')
    scene.progress.end()
    if (flags.push)
      for (const [name, service] of services)
        yield* pushImage(scene, name, imageOf(project, name, service))
    return 0
  },
})
