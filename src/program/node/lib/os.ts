/**
 * The `os` module.
 *
 * @see https://nodejs.org/api/os.html
 */
import { CPUS, CPU_MODEL, KERNEL, MEMORY } from '../../hardware.js'
import type { Script } from '../script.js'

const BYTES = 1024

export function osModule({ start, host }: Script): Record<string, unknown> {
  const began = host.now
  return {
    EOL: '\n',
    hostname: () => start.hostname,
    platform: () => 'linux',
    type: () => KERNEL.name,
    release: () => KERNEL.release,
    arch: () => 'x64',
    endianness: () => 'LE',
    tmpdir: () => '/tmp',
    homedir: () => start.env.HOME ?? '/',
    uptime: () => Math.round((host.now - began) / 1000) + 3600,
    loadavg: () => [0, 0, 0],
    totalmem: () => MEMORY.total * BYTES,
    freemem: () => (MEMORY.total - MEMORY.used) * BYTES,
    cpus: () =>
      Array.from({ length: CPUS }, () => ({
        model: CPU_MODEL,
        speed: 2000,
        times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 },
      })),
    networkInterfaces() {
      const addresses = host.ask({ ask: 'resolve', name: start.hostname })
      const own = Array.isArray(addresses)
        ? addresses.map((address) => ({
            address,
            netmask: '255.255.0.0',
            family: 'IPv4',
            internal: false,
          }))
        : []
      return {
        lo: [{ address: '127.0.0.1', netmask: '255.0.0.0', family: 'IPv4', internal: true }],
        eth0: own,
      }
    },
    userInfo: () => ({
      uid: start.uid,
      gid: start.uid,
      username: start.env.USER ?? 'root',
      homedir: start.env.HOME ?? '/',
      shell: null,
    }),
  }
}
