/**
 * The names of BusyBox's applets: what its `/bin` holds.
 *
 * @see https://busybox.net/downloads/BusyBox.html
 */
export const busyboxApplets: readonly string[] = (
  '[ awk base64 basename cat chgrp chmod chown clear cmp cp cut date dd df diff dirname du echo egrep env expr false fgrep find fold free ' +
  'grep groups head hexdump hostname id ifconfig install ip kill killall less ln ls md5sum mkdir mktemp more mount mv nc netstat nl nohup nproc nslookup ' +
  'paste pgrep pidof ping pkill printenv printf ps pwd readlink realpath rev rm rmdir sed seq sha1sum sha256sum shuf sleep sort stat sync tac ' +
  'tail tar tee test time timeout top touch tr true truncate tty uname uniq unlink uptime usleep vi watch wc wget which whoami xargs yes'
).split(' ')
