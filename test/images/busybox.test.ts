import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/docker.js'

const lab = createLab({ seed: 1 })
lab.sh('docker pull -q busybox')
/** What a container of busybox prints. */
const run = (command: string, options = '') =>
  lab.sh(`docker run --rm ${options} busybox ${command}`)
const inShell = (script: string) => run(`sh -c '${script}'`)

describe('the image busybox', () => {
  it('has every applet as a file, all of them one', () => {
    const { stdout } = inShell('busybox --list')
    expect(stdout.split('\n').length).toBeGreaterThan(390)
    expect(stdout.split('\n')).toEqual(expect.arrayContaining(['[', 'ash', 'dd', 'httpd', 'zcip']))
    const links = inShell('stat -c "%h %s" /bin/busybox /bin/ls /bin/zcip').stdout.split('\n')
    expect(new Set(links.slice(0, 3)).size).toBe(1)
    expect(inShell('ls /bin | wc -l').stdout.trim()).toBe(links[0]?.split(' ')[0])
  })

  it('weighs as much as one of them', () => {
    expect(lab.sh('docker images busybox --format "{{.Size}}"').stdout).toMatch(/^4\.\d+MB\n$/)
  })

  it('runs applets without a shell', () => {
    expect(run('pwd').stdout).toBe('/\n')
    expect(run('touch /x')).toMatchObject({ stdout: '', stderr: '', exitCode: 0 })
    expect(run('rm -f /x').exitCode).toBe(0)
    expect(run('rm /x')).toMatchObject({
      stderr: "rm: can't remove '/x': No such file or directory\n",
      exitCode: 1,
    })
    expect(run('mount').stdout).toMatch(/^overlay on \/ type overlay \(rw,/)
    expect(run('/usr/bin/env echo x').stdout).toBe('x\n')
  })

  it('names users and groups', () => {
    expect(run('id').stdout).toBe('uid=0(root) gid=0(root) groups=0(root),10(wheel)\n')
    expect(run('id', '-u daemon').stdout).toBe('uid=1(daemon) gid=1(daemon) groups=1(daemon)\n')
    expect(run('id', '-u 1000:1000').stdout).toBe('uid=1000 gid=1000 groups=1000\n')
    expect(run('whoami', '-u nobody').stdout).toBe('nobody\n')
    expect(run('head -1 /etc/passwd').stdout).toBe('root:x:0:0:root:/root:/bin/sh\n')
    expect(run('ls -ld /home /root').stdout).toMatch(
      /^drwxr-xr-x +2 nobody +nobody .* \/home\ndrwx------ +2 root +root .* \/root\n$/,
    )
    expect(
      inShell('touch /f; chown www-data:users /f; ls -l /f; stat -c "%U %G %u" /f').stdout,
    ).toMatch(/^-rw-r--r-- +1 www-data users .* \/f\nwww-data users 33\n$/)
    expect(run('ps', '-u mail').stdout).toMatch(/^PID +USER +COMMAND\n +1 mail +ps\n$/)
  })

  it('lets members of a group read what the group may read', () => {
    const read = (user: string) =>
      lab.sh(`docker run --rm -v /home/user:/h -u ${user} busybox cat /h/f 2>&1`).stdout
    lab.sh('echo secret > f; docker run --rm -v /home/user:/h busybox chown 0:8 /h/f')
    lab.sh('docker run --rm -v /home/user:/h busybox chmod 640 /h/f')
    expect(read('mail')).toBe('secret\n')
    expect(read('daemon')).toBe("cat: can't open '/h/f': Permission denied\n")
  })

  it('says by name what is not simulated', () => {
    const said = { stderr: 'zcip: kubarium does not simulate this program\n', exitCode: 127 }
    expect(run('zcip')).toMatchObject(said)
    expect(inShell('zcip')).toMatchObject(said)
    expect(run('busybox zcip')).toMatchObject(said)
    expect(run('busybox nosuch')).toMatchObject({
      stderr: 'nosuch: applet not found\n',
      exitCode: 127,
    })
    expect(inShell('nosuch')).toMatchObject({ stderr: 'sh: nosuch: not found\n', exitCode: 127 })
  })

  it('lists its functions', () => {
    expect(run('busybox').stdout).toMatch(
      /^BusyBox v1\.37\.0 [\s\S]*Currently defined functions:\n\t\[, \[\[, acpid, [\s\S]*zcip\n\n$/,
    )
  })

  it('has the history of an imported archive', () => {
    const { stdout } = lab.sh("docker history --no-trunc --format '{{.CreatedBy}}' busybox")
    expect(stdout).toMatch(
      /^\/bin\/sh -c #\(nop\) {2}CMD \["sh"\]\n\/bin\/sh -c #\(nop\) ADD file:[0-9a-f]{64} in \/ \n$/,
    )
  })
})
