/** BusyBox's applets in a container of its image, and their like in one of Debian's. */
import { beforeAll, describe, expect, it } from 'vitest'
import { createLab } from 'kubarium'

const lab = createLab()
const quoted = (line: string): string => `'${line.replaceAll("'", "'\\''")}'`

beforeAll(() => {
  for (const image of ['busybox', 'debian', 'alpine'])
    lab.sh(`docker run -d --name in-${image} ${image} sleep 1000000`)
})

function within(image: string, rows: readonly (readonly [line: string, shown: string])[]): void {
  it.each(rows)(`${image}: %s`, (line, shown) => {
    const { stdout, stderr, exitCode } = lab.sh(`docker exec in-${image} sh -c ${quoted(line)}`)
    expect(stdout + stderr + (exitCode === 0 ? '' : `[${exitCode}]`)).toBe(shown)
  })
}

describe('bytes', () => {
  within('busybox', [
    ['echo hello | od', '0000000 062550 066154 005157\n0000006\n'],
    ['echo hello | od -c', '0000000   h   e   l   l   o  \\n\n0000006\n'],
    ['echo hello | od -An -tx1', ' 68 65 6c 6c 6f 0a\n'],
    ['printf "\\001\\377" | od -b', '0000000 001 303 277\n0000003\n'],
    [
      'head -c 64 /dev/zero | od -x',
      '0000000 0000 0000 0000 0000 0000 0000 0000 0000\n*\n0000100\n',
    ],
    [
      'echo hello | hexdump -C',
      '00000000  68 65 6c 6c 6f 0a                                 |hello.|\n00000006\n',
    ],
    ['echo hello | hexdump | cut -c1-22', '0000000 6568 6c6c 0a6f\n0000006\n'],
    ['printf "ab\\001hello\\002cd" | strings', 'hello\n'],
    ['printf abc | cksum', '1219131554 3\n'],
    ['printf abc | sum', '16556     1\n'],
    ['printf abc | crc32', '352441c2\n'],
    ['echo abc | base32', 'MFRGGCQ=\n'],
    ['echo abc | base32 | base32 -d', 'abc\n'],
    ['echo hello | uuencode x', 'begin 644 x\n&:&5L;&\\*\n`\nend\n'],
    ['echo hello | uuencode -m x | uudecode -o -', 'hello\n'],
  ])
})

describe('compressed files', () => {
  within('busybox', [
    ['cd /tmp; echo hi > f; gzip f; ls f*; zcat f.gz', 'f.gz\nhi\n'],
    ['cd /tmp; gunzip f.gz; ls f*; cat f', 'f\nhi\n'],
    ['cd /tmp; gzip -k f; gzip f', "gzip: can't open 'f.gz': File exists\n[1]"],
    ['cd /tmp; tar czf a.tgz f; tar tf a.tgz; gunzip a.tgz; tar tf a.tar', 'f\nf\n'],
    ['cd /tmp; tar cjf a.tbz2 f; bzcat a.tbz2 | tar tf -', 'f\n'],
    ['echo x | gunzip', 'gunzip: invalid magic\n[1]'],
    ['cd /tmp; gunzip f', 'gunzip: f: unknown suffix\n[1]'],
    ['gzip nosuch', "gzip: can't open 'nosuch': No such file or directory\n[1]"],
  ])
  within('debian', [
    ['echo x | gzip -9 | gzip -dc', 'x\n'],
    ['gzip nosuch', 'gzip: nosuch: No such file or directory\n[1]'],
    ['echo x | gunzip', 'gunzip: stdin: not in gzip format\n[1]'],
  ])
})

describe('bc', () => {
  within('busybox', [
    ['echo "2*3+4; 7/2; 7%4; -2^2; 2^-1" | bc', '10\n3\n3\n4\n0\n'],
    ['echo "scale=5; 10/3; 1/3; -1/3; sqrt(2)" | bc', '3.33333\n.33333\n-.33333\n1.41421\n'],
    ['echo "1.10*2.5; 1.5+1.25" | bc', '2.75\n2.75\n'],
    [
      'echo "s(1); c(0); 4*a(1); l(2); e(1)" | bc -l',
      '.84147098480789650665\n1.00000000000000000000\n3.14159265358979323844\n.69314718055994530941\n2.71828182845904523536\n',
    ],
    [
      'echo "define f(n) { if (n<2) return 1; return n*f(n-1); }; f(20)" | bc',
      '2432902008176640000\n',
    ],
    ['echo "for (i = 0; i < 3; i++) { if (i == 1) continue; print i, \\"\\n\\" }" | bc', '0\n2\n'],
    ['echo "ibase=16; FF; ibase=A; obase=2; 5; obase=16; 255" | bc', '255\n101\nFF\n'],
    ['echo "x = 5; x += 2; x; x++; ++x; last" | bc', '7\n7\n9\n9\n'],
    ['echo "1/0" | bc', 'bc: divide by zero\n[1]'],
    ['echo "2 +" | bc', 'bc: bad token\n[1]'],
    ['echo "a[1]=3; a[2]=4; a[1]+a[2]; length(12345); scale(1.25)" | bc', '7\n5\n2\n'],
    ['dc -e "2 3 + p 5 * p"', '5\n25\n'],
    ['echo "[la1+dsa*pla10>y]sy 0sa1 lyx" | dc | tail -1', '3628800\n'],
  ])
})

describe('lines', () => {
  within('busybox', [
    [
      'cd /tmp; printf "a\\nb\\nc\\n" > 1; printf "b\\nc\\nd\\n" > 2; comm 1 2; comm -12 1 2',
      'a\n\t\tb\n\t\tc\n\td\nb\nc\n',
    ],
    ['cd /tmp; seq 5 | split -l 2; cat xac', '5\n'],
    ['printf "a\\tb\\n" | expand -t 4; printf "        a\\n" | unexpand', 'a   b\n\ta\n'],
    ['printf "a b b c\\n" | tsort', 'a\nb\nc\n'],
    ['printf "a\\r\\n" | dos2unix', 'a\n'],
    [
      'cd /tmp; printf "a\\nb\\n" > p; printf "a\\nc\\n" > q; diff -u p q | patch p; cat p',
      'patching file p\na\nc\n',
    ],
    ['factor 360', '360: 2 2 2 3 3 5\n'],
    ['cal 2 2026 | head -3', '   February 2026\nSu Mo Tu We Th Fr Sa\n 1  2  3  4  5  6  7\n'],
    ['getopt ab:c -a -b x foo', ' -a -b x -- foo\n'],
    ["getopt -o ab: -l all,name: -- --all --name 'x y' f", " --all --name 'x y' -- 'f'\n"],
  ])
})

describe('the machine', () => {
  within('busybox', [
    [
      'route -n | tail -1',
      '172.17.0.0      0.0.0.0         255.255.0.0     U     0      0        0 eth0\n',
    ],
    [
      'ipcalc -nbmp 10.1.2.3/20',
      'NETMASK=255.255.240.0\nBROADCAST=10.1.15.255\nNETWORK=10.1.0.0\nPREFIX=20\n',
    ],
    ['mountpoint /proc; mountpoint /tmp', '/proc is a mountpoint\n/tmp is not a mountpoint\n[1]'],
    ['traceroute -n 172.17.0.1 2>/dev/null', ' 1  172.17.0.1  0.009 ms  0.005 ms  0.004 ms\n'],
    ['nice -n 5 echo hi; setsid echo ho; taskset 1 echo ha', 'hi\nho\nha\n'],
    ['dmesg', 'dmesg: klogctl: Operation not permitted\n[1]'],
  ])
})

describe('httpd', () => {
  within('busybox', [
    [
      'mkdir -p /w/cgi-bin; echo hello > /w/index.html; httpd -p 8080 -h /w; sleep 1; wget -qO- localhost:8080',
      'hello\n',
    ],
    ['httpd -p 8080 -h /w', 'httpd: bind: Address already in use\n[1]'],
    ['wget -qO- localhost:8080/x', 'wget: server returned error: HTTP/1.1 404 Not Found\n[1]'],
    [
      'printf "#!/bin/sh\\necho Content-type: text/plain\\necho\\necho \\$QUERY_STRING\\n" > /w/cgi-bin/q; chmod +x /w/cgi-bin/q; wget -qO- "localhost:8080/cgi-bin/q?a=1"',
      'a=1\n',
    ],
    [
      'echo | telnet localhost 1',
      "telnet: can't connect to remote host (127.0.0.1): Connection refused\n[1]",
    ],
  ])
})

describe('crond', () => {
  within('busybox', [
    [
      'mkdir -p /var/spool/cron/crontabs; echo "* * * * * echo tick >> /tmp/log" | crontab -; crontab -l; crond; sleep 180; wc -l < /tmp/log',
      '* * * * * echo tick >> /tmp/log\n3\n',
    ],
    ['crontab -r; crontab -l', "crontab: can't open 'root': No such file or directory\n[1]"],
  ])
})

describe('accounts of BusyBox', () => {
  within('alpine', [
    ['adduser -D app; id app', 'uid=1000(app) gid=1000(app) groups=1000(app)\n'],
    ['addgroup -S web; adduser -S -G web w1; id w1', 'uid=100(w1) gid=101(web) groups=101(web)\n'],
    ['adduser -D app', "adduser: user 'app' in use\n[1]"],
    ['addgroup app web; id app', 'uid=1000(app) gid=1000(app) groups=1000(app),101(web)\n'],
    ['su app -c "id -un; echo \\$HOME"', 'app\n/home/app\n'],
    ['su nosuch', 'su: unknown user nosuch\n[1]'],
    ['delgroup app', "delgroup: 'app' still has 'app' as their primary group!\n[1]"],
    ['deluser --remove-home app; ls /home; id app', 'w1\nid: unknown user app\n[1]'],
    ['echo root:x | chpasswd', "chpasswd: password for 'root' changed\n"],
  ])
})

describe('accounts of Debian', () => {
  within('debian', [
    [
      'useradd -m -s /bin/bash app && id app && ls -ld /home/app | cut -c1-18',
      'uid=1000(app) gid=1000(app) groups=1000(app)\ndrwx------ 2 app a\n',
    ],
    [
      'groupadd -r web && useradd -r -g web w1; id w1',
      'uid=999(w1) gid=999(web) groups=999(web)\n',
    ],
    ['useradd app', "useradd: user 'app' already exists\n[9]"],
    ['useradd -u 1000 other', 'useradd: UID 1000 is not unique\n[4]'],
    ['useradd -g nosuch other', "useradd: group 'nosuch' does not exist\n[6]"],
    ['usermod -aG web app; id -Gn app', 'app web\n'],
    ['groupadd web', "groupadd: group 'web' already exists\n[9]"],
    [
      'adduser --system --no-create-home svc | tail -1',
      "info: Not creating home directory `/nonexistent'.\n",
    ],
    ['su - app -c "pwd; id -un"', '/home/app\napp\n'],
    ['runuser -u app -- id -un', 'app\n'],
    [
      'userdel -r app; id app',
      "userdel: app mail spool (/var/mail/app) not found\nid: 'app': no such user\n[1]",
    ],
  ])

  it('USER of a Dockerfile names a user that a RUN has made', () => {
    lab.writeFile('app/Dockerfile', 'FROM debian\nRUN useradd -m app\nUSER app\nCMD id -un\n')
    lab.sh('docker build -q -t app app')
    expect(lab.sh('docker run --rm app').stdout).toBe('app\n')
  })
})
