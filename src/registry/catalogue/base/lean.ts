/**
 * The base of small images: BusyBox and bash, without users.
 *
 * @module
 */
import type { Files } from '../official.js'
import { directories, executable, symlink } from '../tools.js'
import { busyboxExecutable } from './busybox.js'

/** The whole system. */
export const leanBase: Files = (mtime) => ({
  ...directories('/bin /dev /etc /lib /lib64 /proc /sys /tmp /usr /usr/bin /usr/local/bin', mtime),
  ...busyboxExecutable(mtime),
  '/bin/bash': executable('bash', { mtime, size: 1_265_648 }),
  '/usr/bin/env': symlink('/bin/env', { mtime }),
})
