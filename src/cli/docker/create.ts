/**
 * `docker create`: makes a container without starting it.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/create/
 */
import { create as createOnDaemon } from '../../docker/create.js'
import { DockerError } from '../../docker/errors.js'
import { familiarString, parseReference, withDefaultTag } from '../../oci/reference.js'
import { tellUnsupported } from '../../sim/unsupported.js'
import { type Cli, CommandError, type Wait, defineVerb } from '../verb.js'
import { type Attachment, containerBody } from './container-body.js'
import { CONTAINER_FLAGS, type ContainerFlags } from './container-flags.js'
import { RefusedError } from './daemon.js'
import { followPull, warnOfPlatform } from './transfer.js'
import { PULL } from './shared-flags.js'

/** A command that Ctrl-C has ended says nothing. */
const INTERRUPTED = 130

export const create = defineVerb({
  name: 'create',
  usage: 'create [OPTIONS] IMAGE [COMMAND] [ARG...]',
  short: 'Create a new container',
  flags: {
    ...CONTAINER_FLAGS,
    pull: PULL,
  },
  interspersed: false,
  *run(cli, args, flags) {
    const id = yield* createContainer(cli, args, flags, {
      stdin: flags.interactive,
      stdout: true,
      stderr: true,
    })
    cli.out(`${id}\n`)
    return { value: { id } }
  },
})

/**
 * Makes a container, pulling its image first if need be; its id. @throws DockerError, RefusedError
 */
export function* createContainer(
  cli: Cli,
  args: readonly string[],
  flags: ContainerFlags & { readonly pull: string },
  attachment: Attachment,
): Generator<Wait, string> {
  const body = containerBody(cli, args, flags, attachment)
  const policy = flags.pull
  if (!['always', 'missing', 'never'].includes(policy))
    throw new RefusedError(
      `invalid pull option: '${policy}': must be one of "always", "missing" or "never"`,
    )
  const [image = ''] = args
  const reference = /^(sha256:)?[0-9a-f]{64}$/.test(image)
    ? undefined
    : withDefaultTag(parseReference(image))
  const say = (text: string): void => void (flags.quiet || cli.err(text))
  const pullAndCheck = function* (): Generator<Wait, void> {
    yield* followPull(cli, image, { say, screen: cli.screen })
    if (cli.interrupted) throw new CommandError('', INTERRUPTED)
    warnOfPlatform(cli, image, flags.platform, say)
  }
  if (policy === 'always') yield* pullAndCheck()
  const attempt = (): string => {
    const { Id, Warnings } = createOnDaemon(cli.tx, cli.machine, flags.name, body)
    tellOfLogDriver(cli, flags.logDriver)
    for (const warning of Warnings) cli.err(`WARNING: ${warning}\n`)
    if (flags.cidfile) cli.files.write(flags.cidfile, Id)
    return Id
  }
  try {
    return attempt()
  } catch (error) {
    if (
      !(error instanceof DockerError) ||
      error.status !== 404 ||
      !reference ||
      policy !== 'missing' ||
      !/^No such image|does not match the specified platform/.test(error.message)
    )
      throw error
    say(`Unable to find image '${familiarString(reference)}' locally\n`)
    yield* pullAndCheck()
    return attempt()
  }
}

/** Logs are kept in files here, or nowhere. */
function tellOfLogDriver(cli: Cli, driver = 'json-file'): void {
  if (['json-file', 'local', 'none'].includes(driver)) return
  const text = tellUnsupported(cli.tx, `the log driver ${driver}`)
  if (text !== undefined) cli.err(`Warning: ${text}\n`)
}
