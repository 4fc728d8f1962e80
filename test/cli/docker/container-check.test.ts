import { describe, expect, it } from 'vitest'
import { workstation } from './lab.js'

describe('flags of docker run', () => {
  it.each([
    ['--memory-swap x', 'invalid argument "x" for "--memory-swap" flag: invalid size: \'x\''],
    ['-m 6x', 'invalid argument "6x" for "-m, --memory" flag: invalid suffix: \'x\''],
    [
      '--ulimit nofile',
      'invalid argument "nofile" for "--ulimit" flag: invalid ulimit argument: nofile',
    ],
    [
      '--ulimit nofile=x',
      'invalid argument "nofile=x" for "--ulimit" flag: strconv.ParseInt: parsing "x": invalid syntax',
    ],
    ['--add-host x', 'invalid argument "x" for "--add-host" flag: bad format for add-host: "x"'],
    [
      '--dns foo',
      'invalid argument "foo" for "--dns" flag: IP address is not correctly formatted: foo',
    ],
    ['-l =x', 'invalid argument "=x" for "-l, --label" flag: invalid label \'=x\': empty name'],
    ['-e =x', 'invalid argument "=x" for "-e, --env" flag: invalid environment variable: =x'],
    [
      '-a foo',
      'invalid argument "foo" for "-a, --attach" flag: valid streams are STDIN, STDOUT and STDERR',
    ],
    ['-dZ', "unknown shorthand flag: 'Z' in -Z"],
  ])('%s is refused before the daemon is asked', (flags, message) => {
    const { stderr, exitCode } = workstation().docker(`run ${flags} busybox`)
    expect(stderr.split('\n')[0]).toBe(message)
    expect(exitCode).toBe(125)
  })
})
