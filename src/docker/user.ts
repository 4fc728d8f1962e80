/**
 * Users: who a container's process runs as, by name or number, from the container's own
 * /etc/passwd.
 *
 * @see https://docs.docker.com/reference/dockerfile/#user
 */
import type { Files } from '../program/files.js'
import type { HostConfig } from './container.js'
import { noGroup, noUser, userOutOfRange } from './errors.js'

/** A user and where that user is at home. */
interface User {
  readonly uid: number
  readonly gid: number
  readonly name: string
  readonly home: string
  /** Further groups that list the user as a member. */
  readonly groups?: readonly number[]
}

/** Who has no entry is known by number. */
const ROOT: User = { uid: 0, gid: 0, name: '0', home: '/' }
const PASSWD = '/etc/passwd'
const GROUP = '/etc/group'

/**
 * The user that `name`, `uid`, `name:group` or `uid:gid` means. @throws DockerError for a name that
 * is not there
 */
export function userOf(
  files: Files,
  text: string,
  { GroupAdd = [], MergeGroups = false }: Pick<HostConfig, 'GroupAdd' | 'MergeGroups'> = {},
): User {
  const { user, isMember } = ownOf(files, text)
  const groups = [
    ...(isMember || MergeGroups ? membershipsOf(files, user) : []),
    ...GroupAdd.map((group) => groupOf(files, group)),
  ].filter((one, i, all) => one !== user.gid && all.indexOf(one) === i)
  return groups.length > 0 ? { ...user, groups: groups.sort((a, b) => a - b) } : user
}

/** A user with its one group; `isMember`: the groups that list the user are meant too. */
function ownOf(files: Files, text: string): { readonly user: User; readonly isMember: boolean } {
  const [who = '', group = ''] = text.split(':')
  const found = linesOf(files, PASSWD).find(([name, , uid]) =>
    who === '' ? uid === '0' : name === who || uid === who,
  )
  if (/^-\d+$/.test(who)) throw userOutOfRange()
  if (!found && who !== '' && !isNumber(who)) throw noUser(who)
  const user = found
    ? {
        uid: Number(found[2]),
        gid: Number(found[3] ?? 0),
        name: found[0] ?? who,
        home: found[5] || '/',
      }
    : who === ''
      ? ROOT
      : { uid: Number(who), gid: 0, name: who, home: '/' }
  if (group !== '') return { user: { ...user, gid: groupOf(files, group) }, isMember: false }
  return { user, isMember: found !== undefined }
}

/** The groups that list a user, besides the user's own. */
const membershipsOf = (files: Files, { name, gid }: User): readonly number[] =>
  linesOf(files, GROUP)
    .filter(([, , id, members]) => members?.split(',').includes(name) && id !== String(gid))
    .map(([, , id]) => Number(id))

function groupOf(files: Files, group: string): number {
  const found = linesOf(files, GROUP).find(([name]) => name === group)
  if (!found && !isNumber(group)) throw noGroup(group)
  return Number(found?.[2] ?? group)
}

const isNumber = (text: string): boolean => /^\d+$/.test(text)

/** The fields of each line of such a file; none when there is no such file. */
const linesOf = (files: Files, path: string): readonly (readonly string[])[] =>
  files.exists(path) && files.stat(path).type === 'file'
    ? files
        .read(path)
        .split('\n')
        .map((line) => line.split(':'))
    : []
