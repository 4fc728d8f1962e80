/**
 * Users: who a container's process runs as, by name or number, from the container's own /etc/passwd.
 *
 * @see https://docs.docker.com/reference/dockerfile/#user
 */
import type { Files } from '../program/files.js'
import { noUser } from './errors.js'

/** A user and where that user is at home. */
export interface User {
  readonly uid: number
  readonly gid: number
  readonly name: string
  readonly home: string
}

const ROOT: User = { uid: 0, gid: 0, name: 'root', home: '/' }
const PASSWD = '/etc/passwd'

/** The user that `name`, `uid`, `name:group` or `uid:gid` means. @throws DockerError for a name that is not there */
export function userOf(files: Files, text: string): User {
  const [who = '', group] = text.split(':')
  const lines = files.exists(PASSWD)
    ? files
        .read(PASSWD)
        .split('\n')
        .map((line) => line.split(':'))
    : []
  const found = lines.find(([name, , uid]) => (who === '' ? uid === '0' : name === who || uid === who))
  const numeric = /^\d+$/.test(who)
  if (!found) {
    if (who === '') return ROOT
    if (!numeric) throw noUser(who)
    return { uid: Number(who), gid: group && /^\d+$/.test(group) ? Number(group) : 0, name: who, home: '/' }
  }
  const gid = group === undefined ? Number(found[3]) : Number(group)
  // `ps` in a container without names for its users shows numbers, as for those that have no entry.
  return { uid: Number(found[2]), gid: Number.isNaN(gid) ? Number(found[3]) : gid, name: found[0] ?? who, home: found[5] || '/' }
}
