/**
 * Labels by which Compose knows what is a project's.
 *
 * @see https://docs.docker.com/reference/compose-file/services/#labels
 */

const PREFIX = 'com.docker.compose.'

export const LABELS = {
  project: `${PREFIX}project`,
  service: `${PREFIX}service`,
  number: `${PREFIX}container-number`,
  oneOff: `${PREFIX}oneoff`,
  hash: `${PREFIX}config-hash`,
  directory: `${PREFIX}project.working_dir`,
  files: `${PREFIX}project.config_files`,
  environment: `${PREFIX}project.environment_file`,
  dependencies: `${PREFIX}depends_on`,
  image: `${PREFIX}image`,
  replaces: `${PREFIX}replace`,
  version: `${PREFIX}version`,
  network: `${PREFIX}network`,
  volume: `${PREFIX}volume`,
} as const
