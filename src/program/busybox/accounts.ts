/**
 * Names of users and groups, as `/etc/passwd` and `/etc/group` have them.
 *
 * @see https://man7.org/linux/man-pages/man5/passwd.5.html
 */
import { FileError } from '../files.js'
import type { System } from '../program.js'

const entries = (system: System, file: string): readonly (readonly string[])[] => {
  try {
    return system.files.read(file).split('\n').map((line) => line.split(':'))
  } catch (error) {
    if (error instanceof FileError) return []
    throw error
  }
}

/** The user's name, or its number. */
export const userName = (system: System, uid: number): string => entries(system, '/etc/passwd').find(([, , id]) => id === String(uid))?.[0] ?? String(uid)

/** The group's name, or its number. */
export const groupName = (system: System, gid: number): string => entries(system, '/etc/group').find(([, , id]) => id === String(gid))?.[0] ?? String(gid)

/** The number of a user given by name or number. */
export function userId(system: System, name: string): number | undefined {
  const found = entries(system, '/etc/passwd').find(([known]) => known === name)?.[2]
  return found !== undefined ? Number(found) : /^[0-9]{1,9}$/.test(name) ? Number(name) : undefined
}

export function groupId(system: System, name: string): number | undefined {
  const found = entries(system, '/etc/group').find(([known]) => known === name)?.[2]
  return found !== undefined ? Number(found) : /^[0-9]{1,9}$/.test(name) ? Number(name) : undefined
}

/** The user that a name in a process list stands for: its own name, or a number where there are no accounts. */
export const shownUser = (system: System, name: string): string => {
  const known = entries(system, '/etc/passwd').some(([one]) => one === name)
  return known ? name : name === 'root' ? '0' : name
}
