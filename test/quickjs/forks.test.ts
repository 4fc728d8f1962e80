import { describe, expect, it } from 'vitest'
import { type Lab, createLab, replayLab, restoreLab } from '../../src/index.js'
import { run, labWith, scripts } from './scripts.js'

/** A server whose state is in a closure, a generator, and promises that wait. */
const APP = `
const http = require('http')
function counter() { let n = 0; return () => ++n }
const count = counter()
function* letters() { for (let code = 97; ; code++) yield String.fromCharCode(code) }
const letter = letters()
let later = 'nothing'
const remember = async (text) => { await new Promise((done) => setTimeout(done, 5000)); later = text }
http.createServer((request, response) => {
  if (request.url !== '/') remember(request.url)
  response.end([count(), letter.next().value, later, Math.random()].join(' '))
}).listen(8080)`

const started = (): Lab => {
  const lab = labWith(APP)
  lab.sh('docker run -d --name app -p 8080:8080 app')
  lab.advance('1s')
  return lab
}
/** What the server says, without the random number. */
const ask = (lab: Lab, path = '/'): string =>
  lab.curl(`localhost:8080${path}`).body.split(' ').slice(0, 3).join(' ')

describe('a running program', () => {
  it('goes on in a fork, apart from the original', () => {
    const lab = started()
    expect(ask(lab)).toBe('1 a nothing')
    const fork = lab.fork()
    const untouched = lab.fork()
    expect([ask(lab), ask(lab), ask(fork)]).toEqual(['2 b nothing', '3 c nothing', '2 b nothing'])
    expect([ask(lab), ask(fork), ask(untouched)]).toEqual([
      '4 d nothing',
      '3 c nothing',
      '2 b nothing',
    ])
  })

  it('has promises in a fork that wait for themselves', () => {
    const lab = started()
    ask(lab, '/one')
    const fork = lab.fork()
    ask(fork, '/two')
    for (const each of [lab, fork]) each.advance('6s')
    expect(ask(lab)).toBe('2 b /one')
    expect(ask(fork)).toBe('3 c /two')
  })

  it('survives a snapshot, to the last bit of randomness', () => {
    const lab = started()
    ask(lab, '/one')
    const text = JSON.stringify(lab.snapshot())
    const restored = restoreLab(text, { scripts })
    for (const each of [lab, restored]) each.advance('6s')
    expect(restored.curl('localhost:8080/').body).toBe(lab.curl('localhost:8080/').body)
    expect(JSON.stringify(restored.state)).toBe(JSON.stringify(lab.state))
  })

  it('goes back with its lab, and forth again', () => {
    const lab = started()
    lab.sh('curl -s localhost:8080/')
    lab.sh('touch mark; curl -s localhost:8080/one')
    lab.undo()
    expect(ask(lab.fork())).toBe('2 b nothing')
    lab.redo()
    lab.advance('6s')
    expect(ask(lab)).toBe('3 c /one')
  })

  it('is the same when the calls are made again', () => {
    const lab = started()
    ask(lab, '/one')
    lab.advance('6s')
    ask(lab)
    const again = replayLab(lab.recording(), { scripts })
    expect(JSON.stringify(again.state)).toBe(JSON.stringify(lab.state))
  })

  it('is the same in every lab with the same seed', () => {
    const [one, other] = [started(), started()]
    // A script of another lab runs in between.
    run('console.log([...Array(10000).keys()].length)')
    for (const lab of [one, other]) ask(lab, '/x')
    expect(JSON.stringify(one.state)).toBe(JSON.stringify(other.state))
  })

  it('leaves nothing behind when it has ended', () => {
    const lab = started()
    expect(lab.state.tables['script-memory']?.rows.size).toBe(1)
    lab.sh('docker rm -f app')
    lab.settle()
    expect(lab.state.tables['script-memory']?.rows.size).toBe(0)
  })
})

describe('a snapshot', () => {
  it('says what has to run its scripts', () => {
    const snapshot = started().snapshot()
    expect(() => restoreLab(snapshot)).toThrow(
      `the scripts of the snapshot are run by ${scripts.name}, not by the host's own engine`,
    )
    expect(() => restoreLab(createLab().snapshot(), { scripts })).toThrow(
      `run by the host's own engine, not by ${scripts.name}`,
    )
  })

  it('holds what a script has made its own, and not the whole engine', () => {
    const before = labWith(APP)
    const size = (lab: Lab): number => JSON.stringify(lab.snapshot()).length
    const small = size(before)
    before.sh('docker run -d --name app app')
    expect(size(before) - small).toBeLessThan(700_000)
  })
})

describe('createLab({ scripts })', () => {
  it('takes a runtime and nothing else', () => {
    const notAwaited = Promise.resolve(scripts) as unknown as typeof scripts
    expect(() => createLab({ scripts: notAwaited })).toThrow('await loadQuickJS()')
  })
})
