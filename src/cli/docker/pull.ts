/**
 * `docker pull`: gets an image from a registry.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/pull/
 */
import { platformOf } from '../../docker/image/platform.js'
import { familiarName, fullString, parseReference, withDefaultTag } from '../../oci/reference.js'
import { tagsOf } from '../../registry/resolve.js'
import { defineVerb } from '../verb.js'
import { followPull, warnOfPlatform } from './transfer.js'
import { DISABLE_CONTENT_TRUST, PLATFORM, QUIET } from './shared-flags.js'

const INTERRUPTED = 130

export const pull = defineVerb({
  name: 'pull',
  usage: 'pull [OPTIONS] NAME[:TAG|@DIGEST]',
  short: 'Download an image from a registry',
  flags: {
    'all-tags': {
      type: 'boolean',
      short: 'a',
      usage: 'Download all tagged images in the repository',
    },
    'disable-content-trust': DISABLE_CONTENT_TRUST,
    platform: PLATFORM,
    quiet: QUIET,
  },
  *run(cli, [name = ''], flags) {
    const given = parseReference(name)
    const reference = withDefaultTag(given)
    const names = flags.allTags
      ? tagsOf(cli.tx, given).map((tag) => `${familiarName(given)}:${tag}`)
      : [name]
    if (reference.tag !== given.tag && !flags.quiet && !flags.allTags)
      cli.out(`Using default tag: ${reference.tag}\n`)
    if (flags.platform) platformOf(flags.platform)
    for (const one of names) {
      yield* followPull(cli, one, {
        say: (text) => !flags.quiet && cli.out(text),
        screen: cli.outScreen,
      })
      if (cli.interrupted)
        return { value: { reference: fullString(reference) }, exitCode: INTERRUPTED }
      warnOfPlatform(cli, one, flags.platform, (text) => cli.out(text))
    }
    cli.out(`${flags.allTags ? familiarName(given) : fullString(reference)}\n`)
    return { value: { reference: fullString(reference) } }
  },
})
