import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/net/request.js'
import { received } from '../../../src/program/node/inputs.js'
import { scene } from './scene.js'

const KUBIA = `const http = require('http');
const os = require('os');

console.log("Kubia server starting...");

var handler = function(request, response) {
  console.log("Received request from " + request.connection.remoteAddress);
  response.writeHead(200);
  response.end("You've hit " + os.hostname() + "\\n");
};

var www = http.createServer(handler);
www.listen(8080);
`
const COUNTER =
  'const http=require("http");let n=0;http.createServer((q,s)=>s.end(String(++n))).listen(8080)'

const bodyOf = (answer: Answer | string): string =>
  typeof answer === 'string' ? answer : answer.body
const run = (source: string, env: Record<string, string> = {}) => {
  const stage = scene({ '/app.js': source })
  const process = stage.start(['node', 'app.js'], env)
  stage.simulation.advance(100_000)
  return { output: stage.output(process), code: stage.exitCode(process), stage }
}
const print = (source: string): string => run(source).output

describe('node app.js', () => {
  it("runs the book's web server unmodified", () => {
    const stage = scene({ '/app.js': KUBIA })
    const process = stage.start(['node', 'app.js'])
    expect(bodyOf(stage.request('/'))).toBe("You've hit 4c01db0b339c\n")
    expect(stage.output(process)).toBe(
      'Kubia server starting...\nReceived request from ::ffff:172.17.0.1\n',
    )
    expect(stage.exitCode(process)).toBeUndefined()
  })

  it('as PID 1 ignores SIGTERM, unless the script handles it', () => {
    const stage = scene({
      '/app.js': COUNTER,
      '/polite.js':
        'process.on("SIGTERM",()=>{console.log("bye");process.exit(0)});setInterval(()=>{},1000)',
    })
    const stubborn = stage.start(['node', 'app.js'])
    stage.signal(stubborn, 'TERM')
    stage.simulation.advance(10_000)
    expect(stage.exitCode(stubborn)).toBeUndefined()
    const polite = stage.start(['node', '/polite.js'])
    stage.signal(polite, 'TERM')
    stage.simulation.advance(0)
    expect(stage.exitCode(polite)).toBe(0)
    expect(stage.output(polite)).toBe('bye\n')
  })

  it('ends when nothing can happen any more', () => {
    expect(run('setTimeout(() => console.log("later"), 5000)')).toMatchObject({
      output: 'later\n',
      code: 0,
    })
  })

  it('says what it cannot find, with exit code 1', () => {
    const stage = scene()
    const process = stage.start(['node', 'app.js'])
    expect(stage.output(process)).toContain("Error: Cannot find module '/app.js'")
    expect(stage.exitCode(process)).toBe(1)
  })

  it('prints an uncaught exception with the line and a caret', () => {
    const { output, code } = run('var a = 1\nfunction f() {\n  throw new Error("boom")\n}\nf()\n', {
      NODE_VERSION: '22.1.0',
    })
    expect(output).toBe(
      '/app.js:3\n  throw new Error("boom")\n  ^\n\nError: boom\n    at f (/app.js:3:9)\n    at Object.<anonymous> (/app.js:5:1)\n\nNode.js v22.1.0\n',
    )
    expect(code).toBe(1)
  })

  it('refuses a port that is taken', () => {
    const stage = scene({ '/app.js': COUNTER })
    stage.start(['node', 'app.js'])
    const second = stage.start(['node', 'app.js'])
    expect(stage.output(second)).toContain('Error: listen EADDRINUSE')
    expect(stage.exitCode(second)).toBe(1)
  })

  it('takes -e, --version and a program on the command line', () => {
    const stage = scene()
    expect(
      stage.output(stage.start(['node', '-e', 'console.log(process.argv.slice(1))', 'a'])),
    ).toBe("[ 'a' ]\n")
    expect(stage.output(stage.start(['node', '-p', '1 + 1']))).toBe('2\n')
    expect(stage.output(stage.start(['node', '--version'], { NODE_VERSION: '7.10.1' }))).toBe(
      'v7.10.1\n',
    )
  })

  it('ends at process.exit even where the script catches what that throws', () => {
    expect(
      run(
        "process.on('exit', (c) => console.log('bye', c)); try { process.exit(4) } catch (e) { console.log('no') } console.log('never')",
      ),
    ).toMatchObject({
      output: 'bye 4\n',
      code: 4,
    })
  })

  it('forgets what it received when it ends', () => {
    const { stage } = run('console.log(1)')
    expect(stage.simulation.read().rows(received)).toEqual([])
  })
})

describe('a fork of a world in which a script runs', () => {
  it('goes on where the script was, apart from the original', () => {
    const stage = scene({ '/app.js': COUNTER })
    stage.start(['node', 'app.js'])
    expect([stage.request('/'), stage.request('/')].map(bodyOf)).toEqual(['1', '2'])
    const fork = stage.fork()
    const early = stage.fork()
    expect([stage.request('/'), stage.request('/')].map(bodyOf)).toEqual(['3', '4'])
    expect(bodyOf(fork.request('/'))).toBe('3')
    expect(bodyOf(stage.request('/'))).toBe('5')
    expect(bodyOf(fork.request('/'))).toBe('4')
    expect(bodyOf(early.request('/'))).toBe('3')
  })

  it('repeats nothing that the script did, and sees the same time, randomness and files', () => {
    const source = `const fs=require('fs');const first=fs.readFileSync('/data','utf8');const born=Date.now();const luck=Math.random();
      fs.appendFileSync('/log','started\\n');
      require('http').createServer((q,s)=>s.end(JSON.stringify([first,born,luck]))).listen(8080);console.log('up')`
    const stage = scene({ '/app.js': source, '/data': 'one' })
    const process = stage.start(['node', 'app.js'])
    stage.simulation.advance(1000)
    const fork = stage.fork()
    fork.start(['node', '-e', "require('fs').writeFileSync('/data','two')"])
    expect(bodyOf(fork.request('/'))).toBe(bodyOf(stage.request('/')))
    expect(fork.output(process)).toBe('up\n')
    expect(fork.read('/log')).toBe('started\n')
    expect(fork.read('/data')).toBe('two')
  })

  it('survives a step that is rolled back', () => {
    const stage = scene({ '/app.js': COUNTER })
    stage.start(['node', 'app.js'])
    const before = stage.simulation.world
    expect(bodyOf(stage.request('/'))).toBe('1')
    stage.simulation.world = before
    expect(bodyOf(stage.request('/'))).toBe('1')
  })
})

describe("node's own modules", () => {
  it('http: reads bodies, sets headers, answers in parts', () => {
    const stage = scene({
      '/app.js': `require('http').createServer((req,res)=>{let b='';req.on('data',c=>b+=c);req.on('end',()=>{res.setHeader('X-A','1');res.statusCode=201;res.write(req.method+' '+req.url+' ');res.end(b)})}).listen(8080)`,
    })
    stage.start(['node', 'app.js'])
    expect(stage.request('/x?y=1', { method: 'POST', body: 'hello' })).toMatchObject({
      status: 201,
      statusText: 'Created',
      headers: { 'X-A': '1', 'Transfer-Encoding': 'chunked' },
      body: 'POST /x?y=1 hello',
    })
  })

  it('http: is a client too', () => {
    const stage = scene({
      '/app.js': COUNTER,
      '/client.js': `const http=require('http');http.get('http://localhost:8080/',r=>{let b='';r.on('data',c=>b+=c);r.on('end',()=>console.log(r.statusCode,b))});
        http.get({host:'localhost',port:1},()=>{}).on('error',e=>console.log(e.code,e.message));http.get('http://nowhere/').on('error',e=>console.log(e.message))`,
    })
    stage.start(['node', 'app.js'])
    const client = stage.start(['node', 'client.js'])
    stage.simulation.advance(1000)
    expect(stage.output(client).split('\n').sort()).toEqual([
      '',
      '200 1',
      'ECONNREFUSED connect ECONNREFUSED 127.0.0.1:1',
      'getaddrinfo ENOTFOUND nowhere',
    ])
    expect(stage.exitCode(client)).toBe(0)
  })

  it('fs: reads, writes, and fails as the real one does', () => {
    expect(
      print(`const fs=require('fs');fs.mkdirSync('/d');fs.writeFileSync('/d/f','x');console.log(fs.readdirSync('/d'),fs.statSync('/d/f').isFile());
        try{fs.readFileSync('/none')}catch(e){console.log(e.code,e.message)}
        fs.readFile('/d/f','utf8',(e,t)=>{console.log('cb',t)});fs.promises.readFile('/d/f','utf8').then(t=>console.log('promise',t));console.log(String(fs.readFileSync('/d/f')))`),
    ).toBe(
      "[ 'f' ] true\nENOENT ENOENT: no such file or directory, open '/none'\nx\ncb x\npromise x\n",
    )
  })

  it('require: files, JSON, directories, node_modules', () => {
    const stage = scene({
      '/app.js':
        "const a=require('./lib/a');console.log(a.name,require('./data.json').x,require('pkg'),require('./lib'),require.main===module,__dirname)",
      '/lib/a.js': "exports.name='a from '+__filename;require('./index')",
      '/lib/index.js': "module.exports='index'",
      '/data.json': '{"x":[1,2]}',
      '/node_modules/pkg/package.json': '{"main":"main.js"}',
      '/node_modules/pkg/main.js': "module.exports='pkg'",
    })
    expect(stage.output(stage.start(['node', 'app.js']))).toBe(
      'a from /lib/a.js [ 1, 2 ] pkg index true /\n',
    )
  })

  it('timers, ticks, promises and immediates run in the real order', () => {
    expect(
      print(
        "setTimeout(()=>console.log('timeout'),0);setImmediate(()=>console.log('immediate'));Promise.resolve().then(()=>console.log('promise'));process.nextTick(()=>console.log('tick'));console.log('sync')",
      ),
    ).toBe('sync\ntick\npromise\nimmediate\ntimeout\n')
  })

  it('intervals run in virtual time', () => {
    expect(
      print(
        'let n=0;const t=Date.now();const i=setInterval(()=>{console.log(Date.now()-t);if(++n===3)clearInterval(i)},1000)',
      ),
    ).toBe('1000\n2000\n3000\n')
  })

  it('promises: chains, all, race, finally, rejections', () => {
    expect(
      print(`const wait=(ms,v)=>new Promise(r=>setTimeout(()=>r(v),ms));
        Promise.all([wait(20,'a'),wait(10,'b'),'c']).then(v=>console.log(v.join()));Promise.race([wait(20,'slow'),wait(10,'fast')]).then(console.log);
        wait(30).then(()=>{throw new Error('no')}).catch(e=>console.log(e.message)).finally(()=>console.log('done'));
        Promise.allSettled([Promise.reject(1),2]).then(r=>console.log(r.map(x=>x.status).join()))`),
    ).toBe('rejected,fulfilled\nfast\na,b,c\nno\ndone\n')
  })

  it('console shows values as Node does', () => {
    expect(
      print(
        "console.log({a:1,'b-c':[1,'x'],f(){},n:null,u:undefined},[],{},'s',new Map([[1,2]]),/x/g);console.log('%s is %d',  'x', 4.5, 'y');console.error(new Set([1]))",
      ),
    ).toBe(
      "{ a: 1, 'b-c': [ 1, 'x' ], f: [Function: f], n: null, u: undefined } [] {} s Map(1) { 1 => 2 } /x/g\nx is 4.5 y\nSet(1) { 1 }\n",
    )
  })

  it('sets long lists in columns and breaks what is deep or wide', () => {
    expect(
      print(
        "console.log([...Array(27).keys()]);console.log({a:{b:{c:{d:1}}},long:'x'.repeat(30),longer:'y'.repeat(40)});const o={};o.self=o;console.log(o)",
      ),
    ).toBe(
      `[
   0,  1,  2,  3,  4,  5,  6,  7,
   8,  9, 10, 11, 12, 13, 14, 15,
  16, 17, 18, 19, 20, 21, 22, 23,
  24, 25, 26
]
{
  a: { b: { c: [Object] } },
  long: '${'x'.repeat(30)}',
  longer: '${'y'.repeat(40)}'
}
<ref *1> { self: [Circular *1] }
`,
    )
  })

  it('events, util, path, url, os, Buffer', () => {
    expect(
      print(`const E=require('events'),util=require('util'),path=require('path'),url=require('url');class A extends E{};const a=new A();a.once('x',v=>console.log('got',v));a.emit('x',1);console.log(a.emit('x',2));
        function B(){E.call(this)};util.inherits(B,E);new B().on('y',()=>console.log('y')).emit('y');
        console.log(path.join('/a','..','b','c.txt'),path.extname('x.tar.gz'),path.basename('/q/w.js','.js'),url.parse('/p?q=1',true).query.q,require('os').platform());
        console.log(Buffer.from('héllo').toString('base64'),Buffer.from('aGk=','base64').toString(),Buffer.from('hi'))`),
    ).toBe('got 1\nfalse\ny\n/b/c.txt .gz w 1 linux\naMOpbGxv hi <Buffer 68 69>\n')
  })

  it('Date is UTC in virtual time', () => {
    expect(
      print(
        "console.log(new Date().toISOString(),new Date(2020,0,1).getHours(),new Date('2020-01-01 10:00').toISOString());console.log(String(new Date(0)))",
      ),
    ).toBe(
      '2026-01-01T00:00:00.000Z 0 2020-01-01T10:00:00.000Z\nThu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)\n',
    )
  })
})
