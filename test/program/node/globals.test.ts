import { describe, expect, it } from 'vitest'
import { type Scene, scene } from './scene.js'

const run = (files: Readonly<Record<string, string>>): string => {
  const stage = scene(files)
  const process = stage.start(['node', '/app.js'])
  stage.simulation.advance(10_000)
  return stage.output(process)
}
const print = (source: string): string => run({ '/app.js': source })

describe('names without a declaration', () => {
  it('belong to the script alone: neither the host nor another script sees them', () => {
    const source =
      'for (i = 0; i < 3; i++) total = (typeof total === "undefined" ? 0 : total) + i\nconsole.log(total, global.total, i)'
    expect(print(source)).toBe('3 3 3\n')
    expect(print(source)).toBe('3 3 3\n')
    expect('total' in globalThis).toBe(false)
    expect('i' in globalThis).toBe(false)
  })

  it('are shared by the modules of a script, and are members of its global object', () => {
    expect(
      run({
        '/app.js': 'shared = 1; global.other = 2; require("./b"); console.log(shared, other)',
        '/b.js': 'console.log(shared, other); shared = 10; other++',
      }),
    ).toBe('1 2\n10 3\n')
  })

  it('are an error where they are read before they have a value, and in strict code', () => {
    expect(
      print('try { console.log(later) } catch (error) { console.log(error.message) }\nlater = 1'),
    ).toBe('later is not defined\n')
    expect(print('later += 1')).toContain('ReferenceError: later is not defined')
    expect(
      print(
        '"use strict"\ntry { later = 1 } catch (error) { console.log(error.name, error.message) }',
      ),
    ).toBe('ReferenceError later is not defined\n')
  })

  it('do not hide what JavaScript and Node.js themselves have', () => {
    expect(
      print(
        'x = [1, 2].map(String)\nconsole.log(x, Math.max(1, 2), JSON.stringify({ x }), typeof process, typeof nothing)',
      ),
    ).toBe('[ \'1\', \'2\' ] 2 {"x":["1","2"]} object undefined\n')
  })

  it('can be declared by a module although the global object has them', () => {
    expect(
      print(
        'const process = require("process"), { Buffer } = require("buffer")\nlet console2 = console\nconsole2.log(process.argv.length, Buffer.from("x").length)',
      ),
    ).toBe('2 1\n')
  })

  it('survive a fork, each world with its own', () => {
    const stage = scene({ '/app.js': 'count = 0; setInterval(() => console.log(++count), 1000)' })
    const process = stage.start(['node', '/app.js'])
    stage.simulation.advance(2500)
    const fork = stage.fork()
    stage.simulation.advance(2000)
    fork.simulation.advance(1000)
    expect(stage.output(process)).toBe('1\n2\n3\n4\n')
    expect(fork.output(process)).toBe('1\n2\n3\n')
  })
})

describe('what a script changes about what Node.js gives it', () => {
  const COUNTING = `const http = require('http'), EventEmitter = require('events')
    let ended = 0, emitted = 0
    const { end } = http.ServerResponse.prototype
    http.ServerResponse.prototype.end = function (...args) { ended++; return end.call(this, ended + ' ' + emitted + ' ' + (this.req instanceof http.IncomingMessage) + '\\n') }
    const { emit } = EventEmitter.prototype
    EventEmitter.prototype.emit = function (...args) { emitted++; return emit.apply(this, args) }
    EventEmitter.defaultMaxListeners++
    http.STATUS_CODES[200] = 'Fine'
    const bus = new EventEmitter()
    bus.on('request', () => {})
    http.createServer((request, response) => { bus.emit('request'); response.end() }).listen(8080)`

  it('is its own affair, in every world', () => {
    const stage = scene({ '/app.js': COUNTING })
    stage.start(['node', '/app.js'])
    const body = (of: Scene): string => (of.request('/') as { body: string }).body
    expect(body(stage)).toBe('1 2 true\n')
    const fork = stage.fork()
    expect(body(stage)).toBe('2 3 true\n')
    expect(body(fork)).toBe('2 3 true\n')
    expect(
      print(
        "const http = require('http'); console.log(http.STATUS_CODES[200], require('events').defaultMaxListeners, http.ServerResponse.prototype.end.length)",
      ),
    ).toBe('OK 10 3\n')
  })

  it('leaves instances what they are', () => {
    const source = `const EventEmitter = require('events'), util = require('util'), http = require('http')
      class Modern extends EventEmitter {}
      function Old() { EventEmitter.call(this) }
      util.inherits(Old, EventEmitter)
      console.log(new Modern() instanceof EventEmitter, new Old() instanceof EventEmitter, http.createServer() instanceof EventEmitter, process instanceof EventEmitter)
      console.log(new EventEmitter() instanceof Modern, {} instanceof EventEmitter, new Modern().constructor.name, new EventEmitter().constructor.name)`
    expect(print(source)).toBe('true true true true\nfalse false Modern EventEmitter\n')
  })
})
