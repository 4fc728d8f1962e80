/**
 * Lines that never come to an end, or want more than there is: each has to return soon, and to say
 * which limit it was. The tests hold them to what they say, `bench/endless.mjs` to the time.
 */

/** What ends a line: a limit, or the ten minutes that a line is waited for; or it ends itself. */
const LIMITS = { steps: 'limits.steps', output: 'limits.output', timeout: 'timeout' }

/** Lines of a shell, each with what ends it. */
export const SHELL_LINES = Object.entries({
  steps: [
    'while true; do :; done',
    'while true; do echo x; done',
    'until false; do :; done',
    'while :; do while :; do :; done; done',
    'i=0; while [ $i -ge 0 ]; do i=$((i+1)); done',
    'for i in 1 2 3; do for j in $(seq 1 100000); do for k in 1 2 3; do :; done; done; done',
    'trap : INT TERM; while :; do :; done',
    'f() { f & f; }; f',
    'f() { f | f; }; f',
    "exec sh -c 'while :; do sh -c :; done'",
    "eval 'while :; do eval :; done'",
    'set -- a; while [ $# -gt 0 ]; do set -- "$@" a; done',
    'while true; do x=$(echo $x$x a); done',
    'while true; do cat <<EOF\nx\nEOF\ndone',
    'while true; do echo x >> /tmp/f; done',
    'while ! ls /nowhere; do :; done',
    'while ! wget -qO- http://nowhere; do :; done',
    'while :; do find /etc > /dev/null; done',
    "find /etc -exec sh -c 'while :; do :; done' {} \\;",
    'timeout 1000000 sh -c "while :; do :; done"',
    'yes > /dev/null',
    'yes | sort',
    'yes | wc -l',
    'yes | grep n',
    'yes | tail -n 1',
    'yes | xargs echo',
    'yes | while read x; do :; done',
    "yes | sed 's/y/z/' > /dev/null",
    "yes | sed ':a;N;ba'",
    "echo x | sed ':a;ba'",
    "echo x | sed ':a;s/x/xx/;ta'",
    "echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | grep '^\\(a*\\)*\\1$'",
    "awk 'BEGIN{while(1);}'",
    "awk 'BEGIN{for(;;)print 1}'",
    "printf '%1000000000s'",
    "printf '%1000000000d' 1 | wc -c",
    'seq 1 1000000000 | tail -n 1',
    'seq 1 1000000000 > /dev/null',
    'cat /dev/zero > /dev/null',
    'cat /dev/urandom | wc -c',
    'head -c 1000000000 /dev/zero | wc -c',
    'sort /dev/zero',
    'tr a b < /dev/zero > /dev/null',
    'md5sum /dev/urandom',
    'tail /dev/zero',
    'tail -n 1 /dev/urandom',
    'dd if=/dev/zero of=/dev/null',
    'head -c 1000000000 /dev/zero | tail',
    'yes | tail -n +2 > /dev/null',
  ],
  output: ['yes', 'yes | cat', 'cat /dev/zero', 'head -c 1000000000 /dev/zero'],
  timeout: [
    'tail -f /etc/hostname',
    'sleep infinity',
    'top',
    'watch date',
    'while read x; do :; done < /dev/zero',
  ],
  itself: [
    'f() { f; }; f',
    'x=x; while :; do x=$x$x; done',
    'yes | head -n 3',
    'cat /dev/zero | head -c 5',
    "awk 'function f(){f()} BEGIN{f()}'",
    "echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | grep -E '^(a+)+$'",
    'cat',
    'read x',
  ],
}).flatMap(([end, lines]) => lines.map((line) => ({ line, end, says: LIMITS[end] })))

/** Lines of the tools; `box`, `pod` and `web` are there. */
export const TOOL_LINES = [
  'kubectl get pods -w',
  'kubectl get pods --watch-only',
  'kubectl logs -f pod',
  'kubectl attach pod',
  'kubectl proxy',
  'kubectl port-forward pod 8080:80',
  'kubectl exec pod -- sleep infinity',
  'docker stats',
  'docker events',
  'docker logs -f box',
  'docker attach box',
  'docker run nginx',
  'minikube dashboard',
].map((line) => ({ line, end: 'timeout', says: LIMITS.timeout }))

/** Scripts of node that never end, which are killed. */
export const NODE_SCRIPTS = [
  'for(;;){}',
  'while(1) console.log("x")',
  'function f() { try { f() } catch { f() } } f()',
  '(async () => { for (;;) await 1 })()',
  `/(a+)+$/.test("${'a'.repeat(50)}b")`,
  `"${'a'.repeat(50)}b".replace(new RegExp("(a|a)*$"), "")`,
  `"${'a'.repeat(50)}b".match("(a*)*$")`,
  `"${'a'.repeat(50)}b".split(/(.*)*c/)`,
  '/\\s+$/.test(" ".repeat(1e6) + "x")',
]
