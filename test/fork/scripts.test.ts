import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { type Lab, createLab, restoreLab } from '../../src/index.js'
import { differences } from './world-text.js'

vi.setConfig({ testTimeout: 60_000 })

/** Scripts whose state is hard to copy, each for another reason. */
const SCRIPTS: Readonly<Record<string, string>> = {
  immediates: `let n = 0
    function again() { n++; if (n % 50 === 0) setTimeout(again, 300); else setImmediate(again) }
    again(); setInterval(() => console.log(n, process.hrtime()[0], performance.now()), 1000)`,
  promises: `const later = (ms, value) => new Promise((resolve, reject) => setTimeout(() => (ms % 2 ? reject(new Error('odd ' + ms)) : resolve(value)), ms))
    process.on('unhandledRejection', (error) => console.log('unhandled', error.message))
    let round = 0
    function go() { round++; return Promise.all([later(200, 'a'), later(400, 'b')]).then((all) => { console.log(round, all); if (round % 3 === 0) later(101); return later(600) }).then(go).finally(() => console.log('done', round)) }
    go(); Promise.race([later(2000, 'slow'), later(1500, 'quick')]).then(console.log); Promise.allSettled([later(1), later(2, 2)]).then((all) => console.log(all.map(({ status }) => status)))`,
  survivor: `process.on('uncaughtException', (error) => console.log('caught', error.message))
    process.on('SIGHUP', () => { throw new TypeError('hung up') })
    let n = 0; setInterval(() => { n++; if (n % 4 === 0) throw new Error('every fourth ' + n); null_ = n }, 700)`,
  quitter: `let left = 6; process.on('exit', (code) => console.log('exit', code, left)); process.on('beforeExit', () => console.log('never'))
    const timer = setInterval(() => { console.log(left); if (--left === 0) { try { process.exit(left + 4) } catch (error) { console.log('not caught') } finally { console.log('nor said') } } }, 1100)`,
  disk: `const fs = require('fs'); let n = 0
    fs.mkdirSync('/data/deep', { recursive: true })
    setInterval(() => { n++; fs.appendFileSync('/data/log', n + '\\n'); try { fs.readFileSync('/data/none') } catch (error) { fs.writeFileSync('/data/error', error.code + n) }
      fs.readFile('/data/log', 'utf8', (error, text) => { if (text.length > 30) fs.rename('/data/log', '/data/deep/' + n, () => console.log(fs.readdirSync('/data/deep').length, fs.statSync('/data/deep/' + n).mtime.toISOString())) }) }, 450)`,
  tcp: `const net = require('net'); let open = 0
    net.createServer((socket) => { open++; socket.on('data', (data) => socket.end(String(data).toUpperCase() + open)) }).listen(7000)
    setInterval(() => { const socket = net.connect(7000, 'localhost', () => socket.write('hello ')); socket.on('data', (data) => console.log(String(data))); socket.on('error', (error) => console.log(error.code)) }, 1300)`,
  client: `const http = require('http'), dns = require('dns'); const answers = []
    http.createServer((request, response) => { setTimeout(() => response.end(answers.length + request.url), answers.length % 3 ? 100 : 2500) }).listen(0, function () {
      const { port } = this.address()
      setInterval(() => { const request = http.get({ port, path: '/' + answers.length, timeout: 1000 }, (response) => { let text = ''; response.setEncoding('utf8'); response.on('data', (part) => (text += part)); response.on('end', () => { answers.push(text); console.log(text) }) })
        request.on('timeout', () => { answers.push('timeout'); request.destroy() }); request.on('error', (error) => { answers.push(error.code); console.log(error.code) }) }, 900) })
    dns.lookup('nowhere', (error) => console.log(error && error.code)); http.get('http://localhost:1', () => {}).on('error', (error) => console.log(error.code))`,
  lines: `let text = ''; process.stdin.setEncoding('utf8'); process.stdin.on('data', (part) => { text += part; const lines = text.split('\\n'); text = lines.pop(); for (const line of lines) setTimeout(() => console.log('> ' + line), 500) }); process.stdin.on('end', () => console.log('end'))`,
  modules: `const a = require('./a'); a.add(); setInterval(() => { require('./a').add(); require('./b')(); console.log(a.count(), shared) }, 800)`,
}
const MODULES = {
  'a.js':
    'let n = 0; shared = []; exports.add = () => { n++; shared.push(Math.floor(Math.random() * 100)); if (shared.length > 4) shared.shift() }; exports.count = () => n',
  'b.js':
    'const { count } = require("./a"); module.exports = () => { if (count() % 2) shared.reverse() }',
}

function running(): Lab {
  const lab = createLab()
  const files = Object.fromEntries(
    Object.entries(SCRIPTS).map(([name, text]) => [`${name}.js`, text]),
  )
  lab.publish('me/scripts', {
    Dockerfile: 'FROM node:22\nWORKDIR /app\nADD *.js /app/\nENTRYPOINT ["node"]\n',
    ...files,
    ...MODULES,
  })
  lab.sh('docker pull -q me/scripts')
  for (const name of Object.keys(SCRIPTS).filter((one) => one !== 'lines'))
    lab.sh(
      `docker run -d --name ${name} ${name === 'quitter' ? '--restart on-failure:2 ' : ''}me/scripts ${name}.js`,
    )
  lab.sh(
    'seq 1 40 | while read n; do sleep 1; echo $n; done | docker run -i --name lines me/scripts lines.js > lines.log &',
  )
  return lab
}

function goOn(lab: Lab): string {
  lab.advance('5s')
  lab.sh('docker kill -s HUP survivor; docker stop -t 1 promises; docker start promises')
  lab.advance('9s')
  const said = Object.keys(SCRIPTS).map(
    (name) => `${name}\n${lab.sh(`docker logs ${name} 2>&1`).stdout}`,
  )
  return `${said.join('')}${lab.sh('docker ps -a; cat lines.log; docker exec disk ls -R /data').stdout}`
}

it('scripts go on where they were, whatever their state is made of', () => {
  const base = running()
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9_000 }),
      fc.boolean(),
      fc.boolean(),
      (after, isSaved, isFirst) => {
        const lab = base.fork()
        lab.advance(after)
        const other = isSaved ? restoreLab(JSON.parse(JSON.stringify(lab.snapshot()))) : lab.fork()
        const [first, second] = isFirst ? [other, lab] : [lab, other]
        const said = goOn(first)
        expect(goOn(second)).toBe(said)
        expect(differences(lab, other)).toEqual([])
      },
    ),
    { numRuns: 3 },
  )
  const said = goOn(base.fork())
  for (const part of [
    'caught every fourth',
    'caught hung up',
    'unhandled odd 101',
    'exit 4 0',
    '> 9',
    'HELLO',
    'ECONNREFUSED',
    'ENOTFOUND',
  ])
    expect(said).toContain(part)
  expect(said).not.toMatch(/never|not caught|nor said/)
})
