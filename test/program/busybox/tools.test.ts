import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { busyboxPrograms, toolNames } from '../../../src/program/busybox/index.js'
import { Stage, sh } from '../sh/stage.js'

const rows = (table: readonly (readonly [line: string, output: string])[]): void => {
  it.each(table.map(([line, output]) => [line, output] as const))('%s', (line, output) =>
    expect(sh(line)).toBe(output),
  )
}

describe('text tools', () => {
  rows([
    ['printf "b\\na\\nb\\n" | sort | uniq -c', '      1 a\n      2 b\n'],
    ['printf "10\\n9\\n" | sort -n', '9\n10\n'],
    ['printf "a 2\\nb 1\\n" | sort -k2', 'b 1\na 2\n'],
    ['echo a:b:c | cut -d: -f1,3', 'a:c\n'],
    ['echo abcdef | cut -c2-4', 'bcd\n'],
    ['echo abc | tr a-c A-C', 'ABC\n'],
    ['echo aabb | tr -s a', 'abb\n'],
    ['echo a1b2 | tr -d 0-9', 'ab\n'],
    ['printf "a\\nb\\n" | grep -n b', '2:b\n'],
    ['printf "a\\nb\\n" | grep -c .', '2\n'],
    ['echo abc | grep -q x; echo $?', '1\n'],
    ['echo foo123 | grep -oE "[0-9]+"', '123\n'],
    ['echo "a.b" | sed "s/\\./-/; s/a/&&/"', 'aa-b\n'],
    ['seq 5 | sed -n "2,3p"', '2\n3\n'],
    ['seq 3 | sed 2d', '1\n3\n'],
    ['echo ab | sed -E "s/(a)(b)/\\2\\1/"', 'ba\n'],
    ['seq 5 | head -2', '1\n2\n'],
    ['seq 5 | tail -n +4', '4\n5\n'],
    ['seq 5 | tail -1', '5\n'],
    ['echo one two | wc -w', '2\n'],
    ['seq 3 | xargs', '1 2 3\n'],
    ['echo a b | xargs -n1 echo x', 'x a\nx b\n'],
    ['seq 2 | tee /tmp/t | wc -l; cat /tmp/t', '2\n1\n2\n'],
    ['echo hi | base64 | base64 -d', 'hi\n'],
    ['seq 4 | paste - -', '1\t2\n3\t4\n'],
    ['echo abcdef | fold -w 4', 'abcd\nef\n'],
    ['printf abc | md5sum', '900150983cd24fb0d6963f7d28e17f72  -\n'],
    [
      'printf abc | sha256sum',
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  -\n',
    ],
    ['seq 5 | shuf -n 3 | wc -l', '3\n'],
    [
      'printf "a\\nb\\nc\\n" > /tmp/1; printf "a\\nx\\nc\\n" > /tmp/2; diff /tmp/1 /tmp/2',
      '--- /tmp/1\n+++ /tmp/2\n@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n[1]',
    ],
    ['expr 2 + 3 \\* 4', '14\n'],
    ['expr abc : "a\\(.\\)"', 'b\n'],
    ['expr 1 = 2', '0\n[1]'],
  ])
})

describe('files', () => {
  rows([
    ['mkdir /a/b', "mkdir: can't create directory '/a/b': No such file or directory\n[1]"],
    ['mkdir -p /a/b; touch /a/b/c; find /a -type f', '/a/b/c\n'],
    ['touch /tmp/x; rm /tmp/x; ls /tmp', ''],
    ['rm /nope', "rm: can't remove '/nope': No such file or directory\n[1]"],
    ['cat /nope', "cat: can't open '/nope': No such file or directory\n[1]"],
    ['ls /nope', 'ls: /nope: No such file or directory\n[1]'],
    ['echo a > /tmp/x; cp /tmp/x /tmp/y; mv /tmp/y /tmp/z; cat /tmp/z', 'a\n'],
    ['ln -s /etc/passwd /tmp/l; readlink /tmp/l', '/etc/passwd\n'],
    ['echo abc > /tmp/x; chmod 600 /tmp/x; stat -c "%a %s %n" /tmp/x', '600 4 /tmp/x\n'],
    ['d=$(mktemp -d); [ -d $d ] && echo made', 'made\n'],
    ['sleep x', "sleep: invalid number 'x'\n[1]"],
    ['basename /a/b.c .c; dirname /a/b.c', 'b\n/a\n'],
  ])

  it('shows owners without accounts as numbers, as in the recorded session', () => {
    const stage = new Stage()
    stage.simulation.advance(0)
    expect(stage.sh('echo built > /tmp/built.txt; rm /etc/passwd; ls -l /tmp').out).toMatch(
      /^total 4\n-rw-r--r-- {4}1 0 {8}0 {16}6 Jan {2}1 00:00 built\.txt\n$/,
    )
  })
})

describe('processes', () => {
  it('are listed as in the recorded session', () => {
    const stage = new Stage()
    stage.start(['sleep', '100'])
    expect(stage.start(['ps']).finish().out).toBe(
      'PID   USER     COMMAND\n    1 root     sleep 100\n    2 root     ps\n',
    )
  })

  rows([
    ['sleep 100 & kill $!; wait $!; echo $?', '143\n'],
    ['timeout 1 sleep 10; echo $?', '143\n'],
    ['env -i A=1 env', 'A=1\n'],
    ['usleep 5000; echo ok', 'ok\n'],
  ])

  it('may show themselves again and again', () => {
    expect(new Stage().start(['top', '-b', '-n1']).finish()).toMatchObject({
      code: 0,
      out: expect.stringContaining('PID  PPID USER') as string,
    })
    const watching = new Stage().start(['watch', '-n', '5', 'echo', 'tick']).advance(11_000)
    expect(watching.result.out.match(/^tick$/gm)).toHaveLength(3)
  })
})

describe('the network', () => {
  rows([
    ['wget -qO- http://s1:8080', "wget: bad address 's1:8080'\n[1]"],
    [
      'wget -qO- http://10.0.0.2:81',
      "wget: can't connect to remote host (10.0.0.2): Connection refused\n[1]",
    ],
    ['nc -z 10.0.0.2 81; echo $?', '1\n'],
    ['ping -c 1 nope', "ping: bad address 'nope'\n[1]"],
  ])

  it('answers pings once a second', () => {
    const { out, code, took } = new Stage().sh('ping -c 3 10.0.0.2')
    expect(out).toContain('3 packets transmitted, 3 packets received, 0% packet loss')
    expect(code).toBe(0)
    expect(took).toBe(2_000)
  })

  it('loses pings to nobody', () =>
    expect(new Stage().sh('ping -c 2 -W 1 10.0.0.9')).toMatchObject({ code: 1, took: 2_000 }))
})

describe('every tool', () => {
  it('survives any words and any input', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '-',
        '--',
        '-n',
        '-c',
        '-f',
        '-h',
        '-R',
        '-1',
        '0',
        '9999999999',
        '/etc',
        '/etc/passwd',
        '/nope',
        '*',
        '[',
        's/a',
        '{',
        '%s',
        '%5',
        '--foo',
        '__proto__',
        '',
      ),
      fc.string({ maxLength: 6 }),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...busyboxPrograms.map(({ name }) => name)),
        fc.array(word, { maxLength: 4 }),
        fc.string({ maxLength: 20 }),
        (name, words, input) => {
          const stage = new Stage()
          const path = name === 'busybox' ? '/bin/busybox' : name
          if (name !== 'busybox' && !toolNames.includes(name)) return
          stage.start([path, ...words], { input }).advance(20)
        },
      ),
      { numRuns: 1_500, seed: 3 },
    )
  })
})
