import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/docker.js'

const lab = createLab({ seed: 1 })
const run = (image: string, command: string) =>
  lab.sh(`docker run --rm --pull missing ${image} ${command} 2>/tmp/err`)

describe('alpine', () => {
  it('is BusyBox by links, with users and groups of its own', () => {
    for (const applet of ['/bin/ls', '/usr/bin/awk', '/sbin/ip'])
      expect(run('alpine', `readlink ${applet}`).stdout).toBe('/bin/busybox\n')
    expect(run('alpine', 'id').stdout).toBe(
      'uid=0(root) gid=0(root) groups=0(root),1(bin),2(daemon),3(sys),4(adm),6(disk),10(wheel),11(floppy),20(dialout),26(tape),27(video)\n',
    )
    expect(run('alpine', 'cat /etc/alpine-release').stdout).toMatch(/^3\.22\.\d+\n$/)
    expect(run('alpine', `sh -c '. /etc/os-release; echo "$PRETTY_NAME"'`).stdout).toBe(
      'Alpine Linux v3.22\n',
    )
  })

  it('does not have what other builds of BusyBox have', () => {
    expect(run('alpine', "sh -c 'telnet' 2>&1").stdout).toBe('')
    expect(run('alpine', 'telnet').exitCode).toBe(127)
    expect(run('alpine', 'which traceroute').stdout).toBe('/usr/bin/traceroute\n')
  })
})

describe('debian', () => {
  it('has /bin as a link into /usr, dash as sh, and users', () => {
    expect(run('debian', 'readlink /bin').stdout).toBe('usr/bin\n')
    expect(run('debian', 'readlink /bin/sh').stdout).toBe('dash\n')
    expect(run('debian', 'id').stdout).toBe('uid=0(root) gid=0(root) groups=0(root)\n')
    expect(run('debian', 'tail -1 /etc/passwd').stdout).toBe(
      'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n',
    )
    expect(run('debian', 'which ls').stdout).toBe('/usr/bin/ls\n')
    expect(run('debian', 'ls -l /etc/shadow').stdout).toMatch(/^-rw-r----- 1 root shadow /)
  })

  it('tells its releases apart', () => {
    const name = (image: string) =>
      /PRETTY_NAME="(.*)"/.exec(run(image, 'cat /etc/os-release').stdout)?.[1]
    expect(name('debian')).toBe('Debian GNU/Linux 13 (trixie)')
    expect(name('debian:12')).toBe('Debian GNU/Linux 12 (bookworm)')
    expect(name('debian:bullseye')).toBe('Debian GNU/Linux 11 (bullseye)')
    expect(name('ubuntu')).toBe('Ubuntu 24.04.3 LTS')
    expect(name('ubuntu:22.04')).toBe('Ubuntu 22.04.5 LTS')
  })

  it('does not have what comes with other packages', () => {
    for (const tool of ['ps', 'ping', 'ip', 'curl', 'wget', 'vi', 'less', 'nc'])
      expect([tool, run('debian', tool).exitCode]).toEqual([tool, 127])
    expect(run('debian', 'perl -v').exitCode).toBe(127)
    expect(lab.sh('cat /tmp/err').stdout).toBe('perl: kubarium does not simulate this program\n')
  })
})

describe('ubuntu', () => {
  it('has a user', () =>
    expect(run('ubuntu', 'id ubuntu').stdout).toBe(
      'uid=1000(ubuntu) gid=1000(ubuntu) groups=1000(ubuntu)\n',
    ))
})
