import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

const base = createLab({ seed: 1 })
const run = (line: string) => base.fork().sh(line)

describe('a workstation', () => {
  it('lets its user be root', () => {
    expect(
      run("sudo whoami; sudo -u user id -un; sudo -i pwd; sudo A=b sh -c 'echo $A $SUDO_USER'")
        .stdout,
    ).toBe('root\nuser\n/root\nb user\n')
    expect(run('sudo touch /etc/mine && ls -l /etc/mine').stdout).toMatch(/^-rw-r--r-- 1 root /)
    expect(run('sudo nope')).toEqual({
      stdout: '',
      stderr: 'sudo: nope: command not found\n',
      exitCode: 1,
    })
    expect(run('sudo -l').stdout).toContain('(ALL : ALL) NOPASSWD: ALL')
    expect(run('sudo').stderr).toMatch(/^usage: sudo /)
    expect(run('sudo docker ps').stdout).toMatch(/^CONTAINER ID/)
  })

  it('draws directories', () => {
    expect(run('mkdir -p d/e; touch d/a d/e/b d/.c; tree d').stdout).toBe(
      'd\n├── a\n└── e\n    └── b\n\n2 directories, 2 files\n',
    )
    expect(run('mkdir -p d/e; touch d/a d/.c; tree -a -L 1 --noreport d').stdout).toBe(
      'd\n├── .c\n├── a\n└── e\n',
    )
    expect(run('mkdir -p d/e/f; touch d/e/f/g; tree -d d').stdout).toBe(
      'd\n└── e\n    └── f\n\n3 directories\n',
    )
    expect(run('tree nowhere')).toMatchObject({
      stdout: 'nowhere  [error opening dir]\n\n0 directories, 0 files\n',
      exitCode: 2,
    })
  })

  it('shows bytes, and makes them of what it shows', () => {
    expect(run('printf "hello, world: %s\\n" é | xxd').stdout).toBe(
      '00000000: 6865 6c6c 6f2c 2077 6f72 6c64 3a20 c3a9  hello, world: ..\n00000010: 0a                                       .\n',
    )
    expect(
      run('echo hi | xxd -p; echo hi | xxd -b; echo hi | xxd | xxd -r; echo 6869 | xxd -r -p')
        .stdout,
    ).toBe('68690a\n00000000: 01101000 01101001 00001010                             hi.\nhi\nhi')
    expect(run('echo hello | xxd -l 2 -u -g 1').stdout).toBe(
      '00000000: 68 65                                            he\n',
    )
  })

  it('puts lines into columns', () => {
    expect(run('printf "a b\\nccc d\\n" | column -t').stdout).toBe('a    b\nccc  d\n')
    expect(run('printf "a:b\\nccc:d\\n" | column -t -s : -o " | " -N X,Y').stdout).toBe(
      'X   | Y\na   | b\nccc | d\n',
    )
    expect(run('seq 5 | column -c 20').stdout).toBe('1\t4\n2\t5\n3\n')
    expect(run('seq 5 | column -x -c 20').stdout).toBe('1\t2\n3\t4\n5\n')
  })

  it('has pages of its own in the manual', () => {
    expect(run('man kubectl').stdout).toMatch(/^KUBECTL\(1\) .*\n\nNAME\n {7}kubectl - talk to a/)
    for (const line of run('man kubectl').stdout.split('\n'))
      expect(line.length).toBeLessThanOrEqual(80)
    expect(run('man -k JSON').stdout).toMatch(/^jq \(1\) +- /)
    expect(run('man nope')).toEqual({
      stdout: '',
      stderr: 'No manual entry for nope\n',
      exitCode: 16,
    })
    expect(run('man').exitCode).toBe(1)
  })
})
