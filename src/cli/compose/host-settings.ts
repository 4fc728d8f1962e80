/**
 * Settings of a container that are only there when a service asks for them.
 *
 * @module
 */
import type { Service } from '../../compose/project.js'
import type { ContainerBody } from '../../docker/container-body.js'

type HostConfig = NonNullable<ContainerBody['HostConfig']>

/** Where logs go unless it is said. */
const JSON_FILES = 'json-file'

/** Limits, capabilities, names and logs. */
export function settingsOf(service: Service): HostConfig {
  const { deploy, logging, pids_limit: pids = deploy?.resources?.limits?.pids } = service
  const memory = service.mem_reservation ?? deploy?.resources?.reservations?.memory
  return {
    ...(service.cap_add ? { CapAdd: service.cap_add } : {}),
    ...(service.cap_drop ? { CapDrop: service.cap_drop } : {}),
    ...(service.sysctls ? { Sysctls: service.sysctls } : {}),
    ...(service.group_add ? { GroupAdd: service.group_add } : {}),
    ...(service.dns ? { Dns: service.dns } : {}),
    ...(service.dns_opt ? { DnsOptions: service.dns_opt } : {}),
    ...(service.dns_search ? { DnsSearch: service.dns_search } : {}),
    ...(service.cpu_shares === undefined ? {} : { CpuShares: service.cpu_shares }),
    ...(pids === undefined ? {} : { PidsLimit: pids }),
    ...(service.oom_score_adj === undefined ? {} : { OomScoreAdj: service.oom_score_adj }),
    ...(service.runtime === undefined ? {} : { Runtime: service.runtime }),
    ...(memory === undefined ? {} : { MemoryReservation: Number(memory) }),
    ...(service.memswap_limit === undefined ? {} : { MemorySwap: Number(service.memswap_limit) }),
    ...(logging
      ? { LogConfig: { Type: logging.driver ?? JSON_FILES, Config: logging.options ?? {} } }
      : {}),
  }
}
