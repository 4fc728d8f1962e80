import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/index.js'

const lab = createLab({ seed: 1 })
lab.sh('docker pull -q busybox')
/** What a shell in a container prints. */
const inShell = (script: string, options = '') =>
  lab.sh(`docker run --rm ${options} busybox sh -c '${script}'`)

describe('/proc in a container', () => {
  it('shows the memory and the processors that the tools show', () => {
    const { stdout } = inShell('grep MemTotal /proc/meminfo; free | grep Mem; nproc')
    const [meminfo, free, cpus] = stdout.split('\n')
    expect(meminfo).toMatch(/^MemTotal: +\d+ kB$/)
    expect(free?.split(/ +/)[1]).toBe(meminfo?.split(/ +/)[1])
    expect(inShell('grep -c ^processor /proc/cpuinfo').stdout.trim()).toBe(cpus)
  })

  it('shows the processes of the container, and no others', () => {
    lab.sh('docker run -d --name other busybox sleep 1000')
    expect(inShell('sleep 5 & ls /proc | grep -E "^[0-9]+$" | wc -l').stdout).toBe('5\n')
    expect(lab.sh('docker run --rm busybox cat /proc/1/status').stdout).toMatch(
      /^Name:\tcat\nUmask:\t0022\nState:\tS \(sleeping\)\n[\s\S]*Pid:\t1\nPPid:\t0\n[\s\S]*Groups:\t0 10 \n/,
    )
    expect(inShell('cat /proc/1/cmdline | tr "\\000" "|"; cat /proc/1/comm; true').stdout).toMatch(
      /^sh\|-c\|.*\|sh\n$/,
    )
    expect(inShell('cat /proc/99/status')).toMatchObject({
      stderr: "cat: can't open '/proc/99/status': No such file or directory\n",
      exitCode: 1,
    })
  })

  it('knows who asks', () => {
    expect(inShell('cat /proc/self/comm; true').stdout).toBe('cat\n')
    expect(inShell('readlink /proc/self/cwd', '-w /srv').stdout).toBe('/srv\n')
    expect(inShell('tr "\\000" "\\n" < /proc/1/environ | grep WHO', '-e WHO=me').stdout).toBe(
      'WHO=me\n',
    )
    expect(inShell('grep CapEff /proc/self/status; true', '-u nobody').stdout).toBe(
      'CapEff:\t0000000000000000\n',
    )
  })

  it('agrees with mount, and with what is mounted', () => {
    const { stdout } = inShell('cat /proc/mounts', '-v /home/user:/data:ro')
    expect(stdout).toMatch(/^overlay \/ overlay rw,relatime 0 0\nproc \/proc proc rw,/)
    expect(stdout).toMatch(/\n\/dev\/vda1 \/data ext4 ro,relatime 0 0\n/)
    expect(inShell('mount | wc -l').stdout).toBe(inShell('cat /proc/mounts | wc -l').stdout)
  })

  it('takes no files', () => {
    expect(inShell('echo x > /proc/x')).toMatchObject({ exitCode: 1 })
    expect(inShell('echo 1 > /proc/sys/vm/swappiness').stderr).toBe(
      "sh: can't create /proc/sys/vm/swappiness: Read-only file system\n",
    )
    expect(inShell('rm -rf /proc/1').exitCode).toBe(1)
    expect(inShell('cat /proc/sys/net/core/somaxconn /proc/sys/kernel/ostype').stdout).toBe(
      '4096\nLinux\n',
    )
  })

  it('shows the network', () => {
    expect(inShell('cat /proc/net/dev').stdout).toMatch(/\n {4}lo: .*\n {2}eth0: /)
    expect(inShell('cat /proc/net/route').stdout).toMatch(/\neth0\t00000000\t010011AC\t0003/)
    expect(inShell('ls /sys/class/net; cat /sys/class/net/eth0/operstate').stdout).toBe(
      'eth0\nlo\nup\n',
    )
  })
})

describe('/dev in a container', () => {
  it('has the usual devices', () => {
    expect(inShell('ls /dev').stdout.split('\n')).toEqual(
      'core fd full mqueue null ptmx pts random shm stderr stdin stdout tty urandom zero '.split(
        ' ',
      ),
    )
    expect(inShell('ls -l /dev/null').stdout).toMatch(
      /^crw-rw-rw- +1 root +root +1, +3 .* \/dev\/null\n$/,
    )
    expect(inShell('test -c /dev/zero && echo yes').stdout).toBe('yes\n')
    expect(inShell('ls -l /dev/stdout').stdout).toMatch(/\/dev\/stdout -> \/proc\/self\/fd\/1\n$/)
  })

  it('swallows, gives zeros and random bytes, and is full', () => {
    expect(inShell('echo x > /dev/null; cat /dev/null; echo y > /dev/stdout').stdout).toBe('y\n')
    expect(inShell('head -c 3 /dev/zero | tr "\\000" z').stdout).toBe('zzz')
    expect(inShell('head -c 100 /dev/urandom | wc -c').stdout.trim()).toBe('100')
    expect(inShell('tr -dc a-z < /dev/urandom | head -c 12').stdout).toMatch(/^[a-z]{12}$/)
    expect(inShell('echo x > /dev/full')).toMatchObject({
      stderr: expect.stringContaining('No space left on device'),
      exitCode: 1,
    })
  })

  it('keeps files in memory, which are no change of the container', () => {
    lab.sh("docker run --name shm busybox sh -c 'echo x > /dev/shm/f; cat /dev/shm/f; echo y > /g'")
    expect(lab.sh('docker logs shm').stdout).toBe('x\n')
    expect(lab.sh('docker diff shm').stdout).toBe('A /g\n')
    expect(lab.sh("docker run --rm --read-only busybox sh -c 'echo x > /dev/shm/f'").exitCode).toBe(
      0,
    )
  })

  it('is in no volume', () => {
    expect(inShell('ls -a /v', '-v empty:/v').stdout).toBe('.\n..\n')
  })
})

describe('a machine', () => {
  it('has them, too, and a container sees them where they are mounted', () => {
    expect(lab.sh('cat /proc/sys/kernel/osrelease').stdout).toBe(lab.sh('uname -r').stdout)
    expect(inShell('cat /host/proc/version', '-v /proc:/host/proc:ro').stdout).toMatch(
      /^Linux version 6\./,
    )
  })
})
