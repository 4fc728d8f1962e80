import { describe, expect, it } from 'vitest'
import { createLab, replayLab, restoreLab } from '../../src/index.js'

describe('a line that is sent to a machine', () => {
  const lab = createLab()

  it('begins in the home directory, whatever line came before', () => {
    lab.machine('host').sh('mkdir -p shop && cd shop')
    expect(lab.machine('host').sh('pwd; echo $PWD').stdout).toBe('/home/user\n/home/user\n')
    expect(lab.machine('host').sh('cd shop && pwd').stdout).toBe('/home/user/shop\n')
  })

  it('shares variables with the lines of the lab, which go on where the last one has ended', () => {
    lab.machine('host').sh('export NAME=kubia; cd shop')
    expect(lab.sh('pwd; echo $NAME').stdout).toBe('/home/user/shop\nkubia\n')
    expect(lab.sh('cd /tmp').exitCode).toBe(0)
    expect(lab.sh('pwd').stdout).toBe('/tmp\n')
  })

  it('is played again as it was', () => {
    const other = replayLab(lab.recording())
    expect(JSON.stringify(other.state)).toBe(JSON.stringify(lab.state))
  })
})

describe('a terminal', () => {
  it('gives what a line wrote, and its exit code', () => {
    expect(createLab().sh('echo out; echo err >&2; exit 3')).toEqual({
      stdout: 'out\n',
      stderr: 'err\n',
      exitCode: 3,
    })
  })

  it('lets as much time pass as the line takes', () => {
    const lab = createLab()
    const before = lab.now
    lab.sh('sleep 30')
    expect(lab.now - before).toBe(30_000)
  })

  it('stays where the user went', () => {
    const lab = createLab()
    lab.sh('mkdir -p work && cd work')
    expect(lab.sh('pwd').stdout).toBe('/home/user/work\n')
  })

  it('ends what does not end by itself when its time is over, as Ctrl-C does', () => {
    const lab = createLab()
    const before = lab.now
    expect(lab.sh('while true; do echo tick; sleep 1; done', { timeout: '3500ms' })).toEqual({
      stdout: 'tick\ntick\ntick\ntick\n',
      stderr: '',
      exitCode: 130,
    })
    expect(lab.now - before).toBeLessThan(4_600)
  })

  it('leaves what was started in the background running', () => {
    const lab = createLab()
    lab.sh('(sleep 5; echo late > note) &')
    expect(lab.sh('cat note').exitCode).toBe(1)
    lab.advance('6s')
    expect(lab.sh('cat note').stdout).toBe('late\n')
  })

  it('types what it is given', () => {
    expect(createLab().sh('read name; echo "hello $name"', { stdin: 'world\n' }).stdout).toBe(
      'hello world\n',
    )
  })

  it('finds docker, kubectl, minikube and curl like any other program', () => {
    expect(
      createLab().sh('which docker kubectl minikube curl').stdout.trim().split('\n'),
    ).toHaveLength(4)
  })

  it('joins tools by pipes', () => {
    const lab = createLab()
    lab.docker.pull('busybox')
    expect(lab.sh('docker images | tail -n +2 | wc -l').stdout.trim()).toBe('1')
  })

  it('lets a line that traps Ctrl-C tidy up, and a command that took the place of the shell', () => {
    const lab = createLab()
    expect(lab.sh("trap 'echo bye; exit 7' INT; sleep 100", { timeout: '2s' })).toEqual({
      stdout: 'bye\n',
      stderr: '',
      exitCode: 7,
    })
    const line = `docker run --rm busybox sh -c 'trap "echo got it; exit 5" INT; while true; do sleep 1; done'`
    expect(lab.sh(line, { timeout: '5s' })).toMatchObject({ stdout: 'got it\n', exitCode: 5 })
    expect(lab.sh('docker ps -aq').stdout).toBe('')
  })

  it('is a terminal for what is typed into a container', () => {
    const lab = createLab()
    lab.sh('docker run -d --name box --hostname box busybox sleep 1000')
    expect(lab.sh('docker exec -ti box sh', { stdin: 'hostname\nexit 3\n' })).toMatchObject({
      stdout: '/ # hostname\nbox\n/ # exit 3\n',
      exitCode: 3,
    })
    expect(lab.sh('docker exec -i box sh', { stdin: 'hostname\nexit 3\n' })).toMatchObject({
      stdout: 'box\n',
      exitCode: 3,
    })
  })

  it('sees the processes of containers among its own, but they are root’s', () => {
    const lab = createLab()
    lab.sh('docker run -d --name box busybox sleep 1000')
    expect(lab.sh('ps aux').stdout).toMatch(/^root +\d+ .* sleep 1000$/m)
    const pid = lab.sh("docker inspect -f '{{.State.Pid}}' box").stdout.trim()
    expect(lab.sh('ps aux | grep "sleep 1000"').stdout.trim().split(/ +/)[1]).toBe(pid)
  })

  it('leaves nothing of a line that is over', () => {
    const lab = createLab()
    lab.sh(
      'echo a | cat | cat > /dev/null; x=$(echo b); (sleep 1; echo late) & curl -s localhost:9; sleep 100',
      { timeout: '3s' },
    )
    lab.advance('200s')
    // The shell stays.
    expect(lab.state.tables['processes']?.rows.size).toBe(1)
    for (const table of ['pipes', 'exchanges', 'listeners'])
      expect([table, lab.state.tables[table]?.rows.size ?? 0]).toEqual([table, 0])
  })

  describe('is one session', () => {
    it.each([
      ['variables', 'COLOR=teal', 'echo "[$COLOR]"', '[teal]\n'],
      ['exported variables', 'export NS=x', 'sh -c \'echo "$NS"\'', 'x\n'],
      ['functions', 'greet() { echo "hello $1"; }', 'greet ann', 'hello ann\n'],
      ['aliases', 'alias k=echo', 'k get pods', 'get pods\n'],
      ['options', 'set -f', 'echo *', '*\n'],
      ['positional parameters', 'set -- a b', 'echo $2', 'b\n'],
      ['the status of the last command', 'false', 'echo $?', '1\n'],
      ['open files', 'echo one > f; exec 3< f', 'read x <&3; echo $x', 'one\n'],
      ['what a substitution gave', 'P=$(echo pod/a)', 'echo $P', 'pod/a\n'],
    ])('with its %s', (_, first, second, out) => {
      const lab = createLab()
      lab.sh(first)
      expect(lab.sh(second).stdout).toBe(out)
    })

    it('with its jobs, for which it waits', () => {
      const lab = createLab()
      lab.sh('sleep 5 & sleep 100 &')
      expect(lab.sh('jobs').stdout).toBe(
        '[1]-  Running                 sleep 5 &\n[2]+  Running                 sleep 100 &\n',
      )
      lab.sh('kill %2')
      const before = lab.now
      lab.sh('wait $!; wait')
      expect(lab.now - before).toBe(5_000)
    })

    it('until it ends; the next one begins where it was', () => {
      const lab = createLab()
      lab.sh('cd /tmp; X=1')
      expect(lab.sh('set -e; false; echo not reached')).toEqual({
        stdout: '',
        stderr: '',
        exitCode: 1,
      })
      expect(lab.sh('echo "$X$PWD"').stdout).toBe('/tmp\n')
    })

    it('in each machine and each fork of its own', () => {
      const lab = createLab()
      lab.sh('X=before')
      const fork = lab.fork()
      fork.sh('X=after')
      expect([lab.sh('echo $X').stdout, fork.sh('echo $X').stdout]).toEqual(['before\n', 'after\n'])
    })

    it('that an interrupt does not end', () => {
      const lab = createLab()
      lab.sh('X=1; while true; do sleep 1; done; X=2', { timeout: '3s' })
      expect(lab.sh('echo $X').stdout).toBe('1\n')
      expect(lab.sh('for i in 1 2; do X=3; sleep 9; done', { timeout: '3s' }).exitCode).toBe(130)
      expect(lab.sh('echo $? $X').stdout).toBe('130 3\n')
    })

    it('with a history', () => {
      const lab = createLab()
      lab.sh('echo one')
      expect(lab.sh('history | tail -2').stdout).toBe('    1  echo one\n    2  history | tail -2\n')
    })

    it('that goes on from a snapshot, and in a replay', () => {
      const lab = createLab()
      lab.sh('X=kept')
      expect(restoreLab(lab.snapshot()).sh('echo $X').stdout).toBe('kept\n')
      expect(replayLab(lab.recording()).sh('echo $X').stdout).toBe('kept\n')
    })
  })

  it('gives commands what others write as files', () => {
    const lab = createLab()
    expect(lab.sh('diff <(echo a) <(echo b)').stdout).toBe('1c1\n< a\n---\n> b\n')
    expect(lab.sh('cat <(printf "1\\n2\\n")').stdout).toBe('1\n2\n')
    expect(lab.sh('while read -r l; do echo "[$l]"; done < <(seq 2)').stdout).toBe('[1]\n[2]\n')
    expect(lab.sh('source <(echo "x=5"); echo $x').stdout).toBe('5\n')
    expect(lab.sh('f() { cat $1 $1; }; f <(echo twice)').stdout).toBe('twice\ntwice\n')
  })

  it('says what bash says', () => {
    const lab = createLab()
    expect(lab.sh('- name: x')).toEqual({
      stdout: '',
      stderr: 'bash: -: command not found\n',
      exitCode: 127,
    })
    expect(lab.sh('true | nosuch').stderr).toBe('bash: nosuch: command not found\n')
    expect(lab.sh('echo {1..3} $((2**8))').stdout).toBe('1 2 3 256\n')
    expect(lab.sh('test -n "$RANDOM" && echo set').stdout).toBe('set\n')
    expect(lab.sh('if then').stderr).toBe("bash: syntax error near unexpected token `then'\n")
    expect(lab.sh('cd /nosuch').stderr).toBe('bash: cd: /nosuch: No such file or directory\n')
  })

  it('forks with its background commands, which go on alike', () => {
    const lab = createLab()
    lab.sh(
      'docker run -d --name box busybox sh -c "while true; do echo tick; sleep 1; done"; docker logs -f box > log & (sleep 5; echo late > note) &',
    )
    lab.advance('2s')
    const fork = lab.fork()
    for (const one of [lab, fork]) one.advance('10s')
    for (const one of [lab, fork]) expect(one.sh('cat note').stdout).toBe('late\n')
    expect(lab.sh('docker logs box').stdout).toBe(fork.sh('docker logs box').stdout)
    fork.sh('pkill docker; sleep 1')
    expect(fork.sh('ps aux').stdout).not.toContain('docker logs')
    expect(lab.sh('ps aux').stdout).toContain('docker logs')
  })
})

describe('what a command writes', () => {
  it('goes to the terminal, or into a pipe or file, where tools write plainly', () => {
    const lab = createLab()
    lab.sh('mkdir /tmp/names; cd /tmp/names; touch a b')
    expect(lab.sh('ls').stdout).toBe('a  b\n')
    expect(lab.sh('ls | cat; (ls) | cat; { ls; } | wc -l; x=$(ls); echo "$x"').stdout).toBe(
      'a\nb\na\nb\n2\na\nb\n',
    )
    expect(lab.sh('ls > /tmp/list; cat /tmp/list; bash -c "ls | cat; ls"').stdout).toBe(
      'a\nb\na\nb\na  b\n',
    )
    expect(
      lab.sh('docker run --rm -t busybox sh -c "cd /home; mkdir c d; ls; ls | cat"').stdout,
    ).toMatch(/c {2}d\r?\nc\r?\nd\r?\n$/)
  })
})
