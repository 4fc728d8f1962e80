import { describe, expect, it } from 'vitest'
import { Stage, sh } from './stage.js'

/** Each line and what a shell prints for it, with the exit code in brackets if it is not 0. */
function table(rows: readonly (readonly [line: string, output: string])[]): void {
  it.each(rows.map(([line, output]) => [line, output] as const))('%s', (line, output) =>
    expect(sh(line)).toBe(output),
  )
}

describe('lists and pipelines', () => {
  table([
    ['false || echo no && echo yes', 'no\nyes\n'],
    ['echo a; echo b', 'a\nb\n'],
    ['! true; echo $?', '1\n'],
    ['echo a | cat | tr a b', 'b\n'],
    ['true | false', '[1]'],
    ['false | true', ''],
    ['set -o pipefail; false | true', '[1]'],
    ['x=1; echo a | { read x; }; echo $x', '1\n'],
    ['(x=2; exit 4); echo $? $x', '4\n'],
    ['{ echo a; echo b; } | wc -l', '2\n'],
    ['sleep 1 & wait $!; echo $?', '0\n'],
    ['(exit 3) & wait $!; echo $?', '3\n'],
    ['echo a # comment', 'a\n'],
  ])
})

describe('compound commands', () => {
  table([
    ['if false; then echo 1; elif true; then echo 2; else echo 3; fi', '2\n'],
    ['for i in $(seq 3); do echo $i; done', '1\n2\n3\n'],
    ['set -- a b; for i; do echo $i; done', 'a\nb\n'],
    ['for i in 1 2 3; do [ $i = 2 ] && continue; echo $i; done', '1\n3\n'],
    ['while true; do while true; do break 2; done; echo no; done; echo yes', 'yes\n'],
    ['i=0; until [ $i = 2 ]; do i=$((i+1)); done; echo $i', '2\n'],
    ['case abc in x) echo x;; a*|b) echo a;; *) echo other;; esac', 'a\n'],
    ['case x in y) ;; esac; echo $?', '0\n'],
    ['f() { echo "$# $1"; return 3; }; f a b; echo $?', '2 a\n3\n'],
    ['f() { local x=1; x=2; }; x=0; f; echo $x', '0\n'],
    ['printf "a 1\\nb 2\\n" | while read k v; do echo $v$k; done', '1a\n2b\n'],
    ['while read l; do echo "<$l>"; done <<E\n a b\nc\nE', '<a b>\n<c>\n'],
    ['[[ abc == a* && ! 1 -gt 2 ]] && echo yes', 'yes\n'],
    ['(( 2 > 1 )) && echo yes', 'yes\n'],
    ['for ((i=0; i<3; i++)); do echo $i; done', '0\n1\n2\n'],
  ])
})

describe('expansion', () => {
  table([
    ['x="a  b"; echo $x "$x"', 'a b a  b\n'],
    [`echo '$x' "\\$x" \\$x`, '$x $x $x\n'],
    ['echo ${x-d} ${x:=e} $x ${x:+f} ${#x}', 'd e e f 1\n'],
    ['x=a.b.c; echo ${x#*.} ${x##*.} ${x%.*} ${x%%.*}', 'b.c c a.b a\n'],
    ['x=banana; echo ${x/an/X} ${x//an/X} ${x:1:3}', 'bXana bXXa ana\n'],
    ['echo ${x:?missing}', 'sh: x: missing\n[2]'],
    ['set -u; echo $nope', 'sh: nope: parameter not set\n[2]'],
    ['set -- "a b" c; printf "<%s>" "$@"; printf "<%s>" $*; echo', '<a b><c><a><b><c>\n'],
    ['set --; printf "<%s>" a "$@" b; echo', '<a><b>\n'],
    ['IFS=:; x=a::b; printf "<%s>" $x; echo', '<a><><b>\n'],
    [
      'echo $((2 + 3 * 4)) $(((2 + 3) * 4)) $((7 / 2)) $((1 << 4)) $((5 > 3 ? 1 : 2))',
      '14 20 3 16 1\n',
    ],
    ['i=1; echo $((i++)) $i $((i += 5))', '1 2 7\n'],
    ['echo $((1 / 0))', 'sh: divide by zero\n[2]'],
    ['echo $(echo a; echo b) `echo c`', 'a b c\n'],
    ['echo "$(echo "x  y")"', 'x  y\n'],
    ['echo ~ ~root/x', '/root /root/x\n'],
    ['cd /etc; echo pass* nope*', 'passwd nope*\n'],
    ['echo "*" [a]', '* [a]\n'],
    ['x=$(false); echo $?', '1\n'],
    ['a=1 b=$a; echo $b', '1\n'],
    ['__proto__=1; constructor=2; echo $__proto__ $constructor', '1 2\n'],
  ])
})

describe('redirection', () => {
  table([
    ['echo a > /tmp/f; echo b >> /tmp/f; cat < /tmp/f', 'a\nb\n'],
    ['ls /nope 2>&1 >/dev/null | tr a-z A-Z', 'LS: /NOPE: NO SUCH FILE OR DIRECTORY\n'],
    ['{ echo o; echo e >&2; } > /tmp/f 2>&1; cat /tmp/f', 'o\ne\n'],
    ['echo x &> /tmp/f; cat /tmp/f', 'x\n'],
    ['x=1; cat <<E\n$x $((x+1)) \\$x\nE', '1 2 $x\n'],
    ["cat <<'E'\n$x\nE", '$x\n'],
    ['cat <<-E\n\ta\n\tE', 'a\n'],
    ['cat <<< "a b"', 'a b\n'],
    ['cat < /nope; echo $?', "1\nsh: can't open /nope: no such file\n"],
    ['echo a > /nope/f', "sh: can't create /nope/f: nonexistent directory\n[1]"],
    ['exec 3>/tmp/f; echo x >&3; cat /tmp/f', 'x\n'],
  ])
})

describe('errors, in the words of each shell', () => {
  it('says that a command is not there', () => {
    expect(sh('nosuch')).toBe('sh: nosuch: not found\n[127]')
    expect(sh('nosuch', 'debian')).toBe('sh: 1: nosuch: not found\n[127]')
    expect(sh('nosuch', 'debian', 'bash')).toBe('bash: line 1: nosuch: command not found\n[127]')
  })

  it('says that a file may not be executed', () => {
    const stage = new Stage().write('/tmp/x', 'echo hi\n')
    expect(stage.sh('/tmp/x')).toMatchObject({ err: 'sh: /tmp/x: Permission denied\n', code: 126 })
  })

  it('runs a script without #! itself', () => {
    const stage = new Stage().write('/tmp/x', 'echo hi $1\n', 0o755)
    expect(stage.sh('/tmp/x a')).toMatchObject({ out: 'hi a\n', code: 0 })
  })

  it('reports syntax errors', () => {
    expect(sh('echo )')).toBe('sh: syntax error: unexpected ")"\n[2]')
    expect(sh('for i in 1; do')).toBe(
      'sh: syntax error: unexpected end of file (expecting "done")\n[2]',
    )
    expect(sh('echo "a')).toBe('sh: syntax error: unterminated quoted string\n[2]')
    expect(sh('if true; fi', 'debian')).toBe(
      'sh: 1: Syntax error: "fi" unexpected (expecting "then")\n[2]',
    )
    expect(sh('echo )', 'debian', 'bash')).toBe(
      "bash: -c: line 1: syntax error near unexpected token `)'\nbash: -c: line 1: `echo )'\n[2]",
    )
  })

  it('carries out the lines before a mistake', () =>
    expect(sh('echo a\nfi')).toBe('a\nsh: syntax error: unexpected "fi"\n[2]'))

  it('cannot open a script that is not there', () => {
    expect(new Stage().start(['sh', '/nope']).finish()).toMatchObject({
      err: "sh: can't open '/nope': No such file or directory\n",
    })
  })
})

describe('bash', () => {
  it.each([
    [
      'echo {a,b}x {1..3} {c..a} {01..03} "{a,b}" {a} pre{1,{2,3}}',
      'ax bx 1 2 3 c b a 01 02 03 {a,b} {a} pre1 pre2 pre3\n',
    ],
    ['for i in {1..3}; do echo $i; done', '1\n2\n3\n'],
    ["x=1 eval 'echo $x'; echo [$x]", '1\n[]\n'],
  ])('%s', (line, output) => expect(sh(line, 'debian', 'bash')).toBe(output))
})

describe('options', () => {
  it('set -e ends at a failure that nobody asks about', () => {
    expect(sh('set -e; false || true; if false; then :; fi; ! true; false; echo no')).toBe('[1]')
  })
  it('set -x shows commands', () => expect(sh('set -x; echo "a b"')).toBe("a b\n+ echo 'a b'\n"))
  it('sh -c takes a name and arguments', () =>
    expect(new Stage().start(['sh', '-c', 'echo $0 $1', 'n', 'a']).finish().out).toBe('n a\n'))
  it('time -p tells how long it took', () =>
    expect(sh('time -p sleep 2.71')).toBe('real 2.71\nuser 0.00\nsys 0.00\n'))
})

describe('arrays of bash', () => {
  const bash = (script: string): string => sh(script, 'debian', 'bash')

  it.each([
    ['a=(x y z); echo ${#a[@]} ${a[1]} $a ${a[-1]}', '3 y x z'],
    ['a=(x "y z"); for e in "${a[@]}"; do echo "<$e>"; done', '<x>\n<y z>'],
    ['a=(1 2); a+=(3); a[5]=6; echo "${a[*]}" "${!a[@]}"', '1 2 3 6 0 1 2 5'],
    ['a=(*.nosuch $(echo p q)); echo ${#a[@]} ${a[2]}', '3 q'],
    ['a=(a b c d); echo ${a[@]:1:2} ${a[@]/b/X} ${a[@]^^}', 'b c a X c d A B C D'],
    [
      'declare -A m=([one]=1 [two]=2); m[three]=3; echo ${m[two]} ${#m[@]} "${!m[@]}"',
      '2 3 one two three',
    ],
    ['a=(1 2 3); unset "a[1]"; echo ${a[@]} ${#a[@]}', '1 3 2'],
    ['a=(4 5); i=1; echo $((a[0] + a[i])) $(( ${a[1]} * 2 ))', '9 10'],
    ['f() { local a=(in side); echo ${a[1]}; }; a=(out); f; echo ${a[0]}', 'side\nout'],
    [
      'a=(x); declare -p a; declare -A m=([k]=v); declare -p m',
      'declare -a a=([0]="x")\ndeclare -A m=([k]="v" )',
    ],
    ['a=(); echo "${#a[@]}${a[@]}" "${a[0]:-none}"', '0 none'],
  ])('%s', (script, out) => {
    expect(bash(script)).toBe(`${out}\n`)
  })
})
