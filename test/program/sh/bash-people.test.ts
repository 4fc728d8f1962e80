import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

const base = createLab({ seed: 1 })
const said = (line: string, stdin?: string): string =>
  base.fork().sh(line, stdin === undefined ? {} : { stdin }).transcript

describe('bash where people type bash', () => {
  it.each([
    // mapfile
    ['printf "a\\nb\\n" > f; mapfile -t A < f; echo "${#A[@]} ${A[1]}"', '2 b\n'],
    ['readarray B < <(printf "x\\ny\\n"); printf "%s" "${B[@]}"', 'x\ny\n'],
    ['mapfile -n 1 -s 1 -t C <<< $\'a\\nb\\nc\'; echo "${C[@]}"', 'b\n'],
    ['D=(1 2 3); mapfile -t -O 1 D <<< x; echo "${D[@]}"', '1 x 3\n'],
    [
      'mapfile -d : -t E <<< "a:b"; echo "${#E[@]} ${E[0]}"; mapfile < /dev/null; echo ${#MAPFILE[@]}',
      '2 a\n0\n',
    ],
    [
      'mapfile -x',
      'bash: mapfile: -x: invalid option\nmapfile: usage: mapfile [-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [-C callback] [-c quantum] [array]\n',
    ],
    // read
    ['read -a R <<< "1 2  3"; echo "${R[1]} ${#R[@]}"', '2 3\n'],
    ['IFS=, read -ra R <<< "a,,b"; echo "${#R[@]}|${R[1]}|${R[2]}"', '3||b\n'],
    // expansions
    ['x=hello; echo ${x@U} ${x@u} ${x@Q}; y=ABC; echo ${y@L}', "HELLO Hello 'hello'\nabc\n"],
    ['x="it\'s"; echo ${x@Q}; z=\'a\\tb\'; echo "${z@E}"', "'it'\\''s'\na\tb\n"],
    [
      '[[ web-12 =~ ^([a-z]+)-([0-9]+)$ ]] && echo "${BASH_REMATCH[1]} ${BASH_REMATCH[2]}"',
      'web 12\n',
    ],
    [
      'false | true | (exit 3); echo "${PIPESTATUS[@]}"; false; echo "${PIPESTATUS[0]}"',
      '1 0 3\n1\n',
    ],
    // >(…)
    ['echo hi > >(tr a-z A-Z)', 'HI\n'],
    [
      'ls nowhere 2> >(sed s/ls/LS/ >&2); echo on',
      "LS: cannot access 'nowhere': No such file or directory\non\n",
    ],
    ['for i in 1 2; do echo $i; done > >(sort -r)', '2\n1\n'],
    ['bash -c "exec > >(cat -n); echo a; echo b"; sleep 1', '     1\ta\n     2\tb\n'],
    [
      'echo hi | tee >(wc -c)',
      'bash: kubarium follows >(…) behind a redirection alone, such as > >(…)\n',
    ],
    // traps
    [
      'trap "echo failed" ERR; false; true; ! true; if false; then :; fi; false || true; echo on',
      'failed\non\n',
    ],
    ['trap "echo failed" ERR; f() { false; echo in; }; f', 'in\n'],
    ['(set -e; trap "echo failed" ERR; trap "echo end" EXIT; false; echo never)', 'failed\nend\n'],
    ['trap "echo \\$x" DEBUG; x=1; x=2; trap - DEBUG', '\n1\n2\n'],
    [
      'f() { trap "echo left" RETURN; echo in; return 3; }; f; echo $?; g() { :; }; g',
      'in\nleft\n3\n',
    ],
    [
      'trap "echo got" USR1; trap "" INT; trap; trap -p USR1; trap - USR1; trap -p USR1',
      "trap -- 'echo got' SIGUSR1\ntrap -- '' SIGINT\ntrap -- 'echo got' SIGUSR1\n",
    ],
    ['trap -l | head -1', ' 1) SIGHUP\t 2) SIGINT\t 3) SIGQUIT\t 4) SIGILL\t 5) SIGTRAP\n'],
    [
      'bash -c \'set -euo pipefail; trap "echo bye" EXIT; echo hi; false | true; echo never\'',
      'hi\nbye\n',
    ],
    ['sh -c "trap : ERR"', 'sh: 1: trap: bad trap ERR\n'],
  ])('%s', (line, output) => {
    expect(said(line)).toBe(output)
  })

  it('has menus', () => {
    expect(said('select x in a b; do echo "$REPLY is $x"; done; echo $?', '2\n\n9\n')).toBe(
      '1) a\n2) b\n#? 2 is b\n#? 1) a\n2) b\n#? 9 is \n#? \n1\n',
    )
    expect(said('PS3="which? "; select f in one two; do break; done', '1\n')).toBe(
      '1) one\n2) two\nwhich? ',
    )
    const words = Array.from({ length: 12 }, (_, i) => `number${i + 1}`).join(' ')
    const menu = said(`select x in ${words}; do break; done`, '1\n').split('\n')
    expect(menu.slice(0, 3).map((line) => line.match(/\d+(?=\))/g)?.join(' '))).toEqual([
      '1 4 7 10',
      '2 5 8 11',
      '3 6 9 12',
    ])
    expect(said('f() { select x; do echo $x; break; done; }; f p q', '2\n')).toBe(
      '1) p\n2) q\n#? q\n',
    )
  })
})
