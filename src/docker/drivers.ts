/**
 * The drivers that a daemon names when it says what it is.
 *
 * @see https://docs.docker.com/reference/cli/docker/system/info/
 */

export const NETWORK_DRIVERS = ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay']

export const LOG_DRIVERS = [
  'awslogs',
  'fluentd',
  'gcplogs',
  'gelf',
  'journald',
  'json-file',
  'local',
  'splunk',
  'syslog',
]
