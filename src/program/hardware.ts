/**
 * What every simulated machine is: one kernel, and hardware of one size. All that programs and
 * tools say of it comes from here.
 *
 * @module
 */

/** The kernel, in the fields of `uname`. */
export const KERNEL = {
  name: 'Linux',
  release: '6.1.0-41-amd64',
  version: '#1 SMP PREEMPT_DYNAMIC Debian 6.1.158-1 (2025-11-09)',
  architecture: 'x86_64',
  system: 'GNU/Linux',
} as const

/** How many processors there are. */
export const CPUS = 2
export const CPU_MODEL = 'AMD EPYC 7763 64-Core Processor'

/** Memory in kibibytes. */
export const MEMORY = {
  total: 8_137_312,
  used: 1_204_480,
  shared: 3_096,
  cache: 2_011_648,
  /** What one process has in its address space. */
  ofProcess: 2_268,
} as const

/** The disk in kibibytes, and what it is called. */
export const DISK = { device: '/dev/vda1', total: 61_202_244, used: 18_360_664 } as const

/** The system on every machine, as it calls itself. */
export const SYSTEM_NAME = 'Debian GNU/Linux 12 (bookworm)'
