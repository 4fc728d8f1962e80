import { describe, expect, it } from 'vitest'
import { masked, workstation } from './lab.js'

describe('docker run', () => {
  it('pulls the image if need be, prints what the container writes, and ends with its exit code', () => {
    const terminal = workstation()
    const first = terminal.docker('run busybox echo "Hello world"')
    expect(first).toMatchObject({ stdout: 'Hello world\n', exitCode: 0 })
    expect(masked(first.stderr)).toMatch(
      /^Unable to find image 'busybox:latest' locally\nlatest: Pulling from library\/busybox\n[\s\S]*Status: Downloaded newer image for busybox:latest\n$/,
    )
    expect(terminal.docker('run busybox echo again')).toEqual({
      stdout: 'again\n',
      stderr: '',
      exitCode: 0,
    })
    expect(terminal.docker('run busybox false').exitCode).toBe(1)
  })

  it('returns at once when detached, and leaves the container running', () => {
    const terminal = workstation()
    terminal.docker('pull busybox')
    const { stdout } = terminal.docker('run -d --name nap busybox sleep 100')
    expect(stdout).toMatch(/^[0-9a-f]{64}\n$/)
    expect(terminal.docker("ps --format '{{.Names}} {{.Command}} {{.State}}'").stdout).toBe(
      'nap "sleep 100" running\n',
    )
  })

  it('removes the container afterwards with --rm, whether it could be started or not', () => {
    const terminal = workstation()
    expect(terminal.docker('run --rm busybox echo gone').stdout).toBe('gone\n')
    expect(terminal.docker('run --rm busybox nosuchcommand').exitCode).toBe(127)
    expect(terminal.docker('ps -aq').stdout).toBe('')
  })

  it('passes standard input on with -i', () => {
    expect(workstation().docker('run -i busybox cat', { stdin: 'typed\n' }).stdout).toBe('typed\n')
  })

  it('sends Ctrl-C to the container, and kills what does not listen', () => {
    const terminal = workstation()
    terminal.docker('pull busybox')
    expect(terminal.docker('run --name nap busybox sleep 1000', { timeout: 5000 }).exitCode).toBe(
      137,
    )
    expect(terminal.docker('ps -q').stdout).toBe('')
  })

  it('leaves a container that cannot be started as it was made', () => {
    const terminal = workstation()
    terminal.docker('pull busybox')
    const { stderr, exitCode } = terminal.docker('run --name broken busybox nosuchcommand')
    expect(exitCode).toBe(127)
    expect(stderr).toBe(
      'docker: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "nosuchcommand": executable file not found in $PATH\n\nRun \'docker run --help\' for more information\n',
    )
    expect(terminal.docker("ps -a --format '{{.Names}} {{.Status}}'").stdout).toBe(
      'broken Created\n',
    )
  })

  it('takes the short words for a network that help does not list', () => {
    const terminal = workstation()
    terminal.docker('network create n')
    terminal.docker('run -d --name web --net n --net-alias site busybox sleep 100')
    expect(
      terminal.docker(
        'inspect -f \'{{.HostConfig.NetworkMode}} {{(index .NetworkSettings.Networks "n").Aliases}}\' web',
      ).stdout,
    ).toContain('n [site')
    expect(terminal.docker('run --help').stdout).not.toContain('--net ')
  })

  it('refuses a name that is taken, and an image that is in use is not removed', () => {
    const terminal = workstation()
    terminal.docker('pull busybox')
    const id = terminal.docker('run --name one -d busybox sleep 100').stdout.trim()
    expect(terminal.docker('run --name one busybox echo')).toMatchObject({ exitCode: 125 })
    expect(terminal.docker('rmi busybox').stderr).toMatch(
      new RegExp(
        `conflict: unable to remove repository reference "busybox" \\(must force\\) - container ${id.slice(0, 12)} is using its referenced image`,
      ),
    )
  })

  it.each([
    ['-p 99999:80', 'Invalid hostPort: 99999'],
    ['-p abc', 'Invalid containerPort: abc'],
    ['--restart=always --rm', 'conflicting options: cannot specify both --restart and --rm'],
  ])('says what is wrong with %s before it asks the daemon', (flags, message) => {
    expect(workstation().docker(`run ${flags} busybox`)).toMatchObject({
      stderr: `docker: ${message}\n\nRun 'docker run --help' for more information\n`,
      exitCode: 125,
    })
  })
})

describe('docker stop', () => {
  it('takes as long as the container takes, at most the grace period', () => {
    const terminal = workstation()
    terminal.docker('pull busybox')
    terminal.docker('run -d --name nap busybox sleep 100')
    const before = terminal.sim.now
    expect(terminal.docker('stop -t 3 nap').stdout).toBe('nap\n')
    expect(terminal.sim.now - before).toBe(3000)
  })

  it('does what it can, and tells what failed at the end', () => {
    const terminal = workstation()
    terminal.docker('pull busybox')
    terminal.docker('run -d --name nap busybox sleep 100')
    expect(terminal.docker('kill nope nap neither')).toEqual({
      stdout: 'nap\n',
      stderr:
        'Error response from daemon: No such container: nope\nError response from daemon: No such container: neither\n',
      exitCode: 1,
    })
  })
})
