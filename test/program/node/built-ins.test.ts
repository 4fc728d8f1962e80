import { describe, expect, it } from 'vitest'
import { compareWithNode } from './real-node.js'
import { type Scene, scene } from './scene.js'
import { BUILT_IN_SCRIPTS } from './scripts/built-ins.js'

/** Does whatever it can to the built-in objects, then prints every 100 ms what it sees. */
const VANDAL = `
  Object.prototype.x = 1
  Object.defineProperty(Object.prototype, 'y', { get() { return 'y' }, configurable: false })
  Object.prototype[Symbol.iterator] = function* () { yield 'any' }
  Object.prototype.toJSON = () => 'json'; Object.prototype.env = { A: 1 }; Object.prototype.mounts = []
  for (const C of [Array, String, Map, Set, Function, Number, RegExp, Promise, Date, Error])
    for (const k of Object.getOwnPropertyNames(C.prototype))
      if (typeof Object.getOwnPropertyDescriptor(C.prototype, k).value === 'function' && !['constructor', 'call', 'apply', 'bind', 'toString'].includes(k))
        C.prototype['old_' + k] = C.prototype[k]
  Array.prototype.map = () => { throw new Error('vandal') }
  Array.prototype.push = Array.prototype.filter = Array.prototype.slice = Array.prototype.map
  Array.prototype[Symbol.iterator] = () => { throw new Error('vandal') }
  String.prototype.split = String.prototype.replace = () => { throw new Error('vandal') }
  Map.prototype.get = Set.prototype.has = () => { throw new Error('vandal') }
  JSON.parse = JSON.stringify = Object.keys = Object.entries = Object.assign = () => { throw new Error('vandal') }
  Object.freeze(Object.prototype); Object.freeze(Array.prototype); Object.seal(String.prototype); Object.preventExtensions(Map.prototype)
  Promise = Array = Date = Math = undefined; Error.prepareStackTrace = () => 'vandal'; Error.stackTraceLimit = 0
  let n = 0
  setInterval(() => console.log(++n, {}.x, {}.y, 'a'.old_concat('b'), typeof Promise), 100)`

const OTHER = `let n = 0; setInterval(() => console.log(++n, [1, 2].map((x) => x * 2).join(), Object.keys({}), {}.x, JSON.stringify({ a: [1] }), 'a b'.split(' ').length, typeof Promise), 100)`

const vandal = (n: number): string => `${n} 1 y ab undefined\n`
const other = (n: number): string => `${n} 2,4 [] undefined {"a":[1]} 2 function\n`
const lines = (line: (n: number) => string, count: number): string =>
  Array.from({ length: count }, (_, i) => line(i + 1)).join('')

/** The built-in objects of the process that runs the tests, as text. */
const hostNow = (): unknown =>
  [
    Object,
    Array,
    String,
    Map,
    Function,
    Promise,
    JSON,
    Error,
    Object.prototype,
    Array.prototype,
    String.prototype,
    Map.prototype,
    Function.prototype,
    Error.prototype,
  ].map((object) => [
    Reflect.ownKeys(object)
      .map(String)
      .filter((key) => key !== 'prepareStackTrace')
      .sort(),
    Object.isFrozen(object),
    Object.isExtensible(object),
    Object.entries(Object.getOwnPropertyDescriptors(object))
      .map(([key, { configurable, writable }]) => [key, configurable, writable])
      .sort(),
  ])

describe('what a script changes about the built-in objects', () => {
  it('is there for itself, and for nobody else', () => {
    const before = hostNow()
    const [one, two] = [
      scene({ '/app.js': VANDAL }),
      scene({ '/app.js': OTHER, '/vandal.js': VANDAL }),
    ]
    const processes: (readonly [Scene, string, (n: number) => string])[] = [
      [one, one.start(['node', 'app.js']), vandal],
      [two, two.start(['node', 'app.js']), other],
      [two, two.start(['node', 'vandal.js']), vandal],
    ]
    for (let i = 1; i <= 3; i++) {
      for (const stage of [one, two]) stage.simulation.advance(100)
      for (const [stage, process, line] of processes)
        expect(stage.output(process)).toBe(lines(line, i))
      expect(hostNow()).toEqual(before)
    }
  })

  it('is there again in a fork', () => {
    const stage = scene({ '/app.js': VANDAL })
    const process = stage.start(['node', 'app.js'])
    stage.simulation.advance(250)
    const fork = stage.fork()
    fork.simulation.advance(200)
    stage.simulation.advance(100)
    expect(fork.output(process)).toBe(lines(vandal, 4))
    expect(stage.output(process)).toBe(lines(vandal, 3))
  })

  it('is taken away when the script fails or is killed', () => {
    const before = hostNow()
    for (const end of ['throw new Error("x")', 'for(;;);', 'process.exit(1)', 'syntax error']) {
      const stage = scene({
        '/app.js': `Object.prototype.x = 1; Array.prototype.map = null; ${end}`,
      })
      stage.start(['node', 'app.js'])
      expect(hostNow()).toEqual(before)
    }
  })

  it('does not touch what the host has changed itself', () => {
    const prototype = Array.prototype as unknown as Record<string, unknown>
    try {
      prototype.fromHost = 'before'
      const stage = scene({
        '/app.js':
          'Array.prototype.own = 1; setInterval(() => console.log([].fromHost, [].own), 100)',
      })
      const process = stage.start(['node', 'app.js'])
      stage.simulation.advance(100)
      prototype.fromHost = 'after'
      stage.simulation.advance(100)
      expect(stage.output(process)).toBe('before 1\nafter 1\n')
      expect(prototype.fromHost).toBe('after')
      expect('own' in prototype).toBe(false)
    } finally {
      delete prototype.fromHost
    }
  })

  describe('is seen as in Node.js', () => compareWithNode('built-ins', BUILT_IN_SCRIPTS))
})
