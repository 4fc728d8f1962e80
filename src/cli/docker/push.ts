/**
 * `docker push`: sends an image to a registry.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/push/
 */
import { listImages } from '../../docker/image/list.js'
import { pushImage } from '../../docker/image/push.js'
import { familiarName, fullName, parseReference, withDefaultTag } from '../../oci/reference.js'
import { CommandError, defineVerb } from '../verb.js'
import { followPush } from './transfer.js'
import { QUIET } from './shared-flags.js'

const TAG_WITH_ALL = "tag can't be used with --all-tags/-a"

export const push = defineVerb({
  name: 'push',
  usage: 'push [OPTIONS] NAME[:TAG]',
  short: 'Upload an image to a registry',
  flags: {
    'all-tags': {
      type: 'boolean',
      short: 'a',
      usage: 'Push all tags of an image to the repository',
    },
    'disable-content-trust': { type: 'boolean', default: true, usage: 'Skip image signing' },
    platform: {
      type: 'string',
      usage:
        "Push a platform-specific manifest as a single-platform image to the registry.\nImage index won't be pushed, meaning that other manifests, including attestations won't be preserved.\n'os[/arch[/variant]]': Explicit platform (eg. linux/amd64)",
    },
    quiet: QUIET,
  },
  *run(cli, [name = ''], flags) {
    const given = parseReference(name)
    const reference = withDefaultTag(given)
    if (flags.allTags && given.tag) throw new CommandError(TAG_WITH_ALL)
    if (reference.tag !== given.tag && !flags.allTags && !flags.quiet)
      cli.out(`Using default tag: ${reference.tag}\n`)
    const all = listImages(cli.tx, cli.machine, {
      filters: { reference: [familiarName(given)] },
    }).flatMap((image) => image.RepoTags)
    for (const one of flags.allTags ? all : [name]) {
      const row = yield* followPush(cli, pushImage(cli.tx, cli.machine, one), {
        say: (text) => cli.out(text),
        screen: cli.outScreen,
      })
      if (row?.error) throw new CommandError(row.error.message)
    }
    if (flags.quiet) cli.out(`${fullName(reference)}:${reference.tag}\n`)
    return { value: { reference: `${fullName(reference)}:${reference.tag}` } }
  },
})
