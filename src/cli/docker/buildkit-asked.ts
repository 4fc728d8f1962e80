/**
 * `DOCKER_BUILDKIT`: whether the client hands what is about builds to buildx.
 *
 * @see https://docs.docker.com/build/buildkit/#getting-started
 */
import { type Cli, CommandError } from '../verb.js'

/** Whether builds are buildx's, as they are by default. @throws CommandError for what is no boolean */
export function asksForBuildKit({ env }: Pick<Cli, 'env'>): boolean {
  const given = env['DOCKER_BUILDKIT'] ?? ''
  if (given !== '' && !/^(1|t|true|0|f|false)$/i.test(given))
    throw new CommandError(
      `DOCKER_BUILDKIT environment variable expects boolean value: strconv.ParseBool: parsing ${JSON.stringify(given)}: invalid syntax`,
    )
  return given === '' || /^(1|t|true)$/i.test(given)
}
