/** Scripts that change the built-in objects of the language. */
export const BUILT_IN_SCRIPTS: Readonly<Record<string, string>> = {
  'members of Object.prototype': `
    Object.prototype.x = 1
    const o = { a: 1 }
    console.log(o.x, o, [1], 'x' in o, Object.keys(o), JSON.stringify(o), x)
    for (const k in o) console.log(k)
    setTimeout(() => { console.log({}.x); delete Object.prototype.x; console.log({}.x) }, 10)
    setTimeout(() => console.log({}.x, require('fs').existsSync('app.js')), 20)`,
  'members of other prototypes': `
    String.prototype.foo = function () { return this + '!' }
    Array.prototype.last = function () { return this[this.length - 1] }
    Number.prototype.times = function (f) { for (let i = 0; i < this; i++) f(i) }
    Function.prototype.twice = function (x) { return this(this(x)) }
    Object.defineProperty(Array.prototype, 'first', { get() { return this[0] } })
    Object.defineProperties(String.prototype, { shout: { value() { return this.toUpperCase() } }, len: { get() { return this.length } } })
    Number.prototype[Symbol.iterator] = function* () { for (let i = 0; i < this; i++) yield i }
    Map.prototype.getOr = function (k, d) { return this.has(k) ? this.get(k) : d }
    Date.prototype.year = function () { return this.getUTCFullYear() }
    Error.prototype.code2 = 5; RegExp.prototype.all = function (s) { return [...s.matchAll(this)].length }
    Promise.prototype.tap = function (f) { return this.then((v) => (f(v), v)) }
    console.log('a'.foo(), [1, 2].last(), [3].first, 'b'.shout(), 'abc'.len, [...3], new Map().getOr(1, 2), new Date(0).year(), new TypeError('t').code2, /a/g.all('aa'), ((x) => x + 1).twice(1))
    2..times((i) => console.log(i))
    Promise.resolve(4).tap(console.log)
    setTimeout(() => console.log('later'.foo(), [7].last(), Object.keys([]), ['x'].first), 5)`,
  'methods that are replaced': `
    const { map } = Array.prototype
    Array.prototype.map = function (...args) { console.log('map called'); return map.apply(this, args) }
    console.log([1, 2].map((x) => x * 2))
    Array.prototype.map = () => 'broken'
    Array.prototype.join = () => 'broken'
    console.log([1, 2].map(), [3].join(), { a: [1, { b: 2 }] })
    const { parse } = JSON
    JSON.parse = (text) => ({ parsed: parse(text) }); JSON.stringify = () => 'nothing'
    console.log(JSON.parse('[1]'), JSON.stringify({}))
    Object.keys = () => ['none']; Math.max = () => -1; Array.isArray = () => false; String.prototype.split = () => []
    console.log(Object.keys({ a: 1 }), Math.max(1, 2), Array.isArray([]), 'a b'.split(' '))
    Array.from = undefined; delete Array.prototype.flat; console.log(typeof [].flat, typeof Array.from)
    setTimeout(() => console.log(JSON.parse('{}'), [].map(), typeof [].flat, Math.max(3)), 5)`,
  'the global object': `
    const before = Promise
    Promise = class Mine { static resolve() { return 'mine' } }
    console.log(Promise.resolve(), global.Promise === Promise, (async () => {})() instanceof before)
    Array = undefined; console.log(typeof Array, [1].concat([2]))
    globalThis.setTimeout = (f) => f('now'); setTimeout(console.log)
    console = { log: console.log, own: true }; console.log(console.own)
    Math = { PI: 3 }; console.log(Math.PI)`,
  'what is frozen': `
    'use strict'
    Object.freeze(Array.prototype)
    try { Array.prototype.push = 1; console.log('written') } catch (e) { console.log(e.name) }
    console.log([1].concat([2]).length, typeof Array.prototype.push)
    const o = Object.freeze({ a: 1 }); try { o.a = 2 } catch (e) { console.log(e.name) }
    console.log(Object.isFrozen(o), Object.isSealed(Object.seal({})), Object.isExtensible(Object.preventExtensions({})))
    const c = {}; Object.defineProperty(c, 'x', { value: 1 }); try { delete c.x } catch (e) { console.log(e.name) }
    console.log(Object.getOwnPropertyDescriptor(c, 'x'), Reflect.defineProperty(c, 'x', { value: 2 }))`,
  'prototype pollution': `
    const merge = (to, from) => { for (const k in from) { if (typeof from[k] === 'object') { to[k] = to[k] || {}; merge(to[k], from[k]) } else to[k] = from[k] } return to }
    merge({}, JSON.parse('{"__proto__":{"isAdmin":true}}'))
    const user = {}; console.log(user.isAdmin, [].isAdmin, (() => {}).isAdmin)
    merge({}, JSON.parse('{"constructor":{"prototype":{"via":"constructor"}}}')); console.log({}.via)
    setTimeout(() => console.log({}.isAdmin), 5)`,
  'prototypes that are replaced': `
    Object.setPrototypeOf(Array.prototype, { inherited: 'yes' }); console.log([].inherited, [].hasOwnProperty)
    setTimeout(() => console.log([].inherited), 5)`,
  'what looks native': `
    console.log(String(Object.defineProperty), String(Function.prototype.toString), Function.name, Function.length, Object.freeze.name, Object.freeze.length)
    console.log(String(Function), Function.prototype.constructor === Function, typeof Function.prototype, Object.getOwnPropertyNames(Function.prototype).includes('call'))
    console.log(Object.keys(Object.prototype), Object.keys(Array.prototype), (1).toLocaleString.name, 'a'.localeCompare.length)`,
}
