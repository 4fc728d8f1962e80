/**
 * The script that nginx's image runs first: it looks for scripts, says so, and starts the server.
 *
 * @see https://github.com/nginx/docker-nginx/blob/master/entrypoint/docker-entrypoint.sh
 */
import type { Program } from '../program.js'
import { versionOf } from './nginx-answer.js'
import { handOver } from './server.js'

const SCRIPT = '/docker-entrypoint.sh'

/** The first version whose image has a script before it. */
const WITH_SCRIPT = 19

/** The script. */
export const nginxEntrypoint: Program = {
  name: 'nginx-entrypoint',
  step(system) {
    const command = system.argv.slice(1)
    if (command[0] === 'nginx' && Number(versionOf(system).split('.')[1]) >= WITH_SCRIPT) {
      system.out(
        [
          `${SCRIPT}: /docker-entrypoint.d/ is not empty, will attempt to perform configuration`,
          `${SCRIPT}: Looking for shell scripts in /docker-entrypoint.d/`,
          `${SCRIPT}: Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh`,
          '10-listen-on-ipv6-by-default.sh: info: Getting the checksum of /etc/nginx/conf.d/default.conf',
          '10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf',
          `${SCRIPT}: Sourcing /docker-entrypoint.d/15-local-resolvers.envsh`,
          `${SCRIPT}: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh`,
          `${SCRIPT}: Launching /docker-entrypoint.d/30-tune-worker-processes.sh`,
          `${SCRIPT}: Configuration complete; ready for start up`,
          '',
        ].join('\n'),
      )
    }
    return handOver(system, command, () => `${SCRIPT}: 47: exec: ${command[0] ?? ''}: not found\n`)
  },
}
