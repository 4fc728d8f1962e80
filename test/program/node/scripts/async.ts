/** Scripts with promises, asynchronous functions and generators. */
export const ASYNC_SCRIPTS: Readonly<Record<string, string>> = {
  'a regular expression after a condition': `
    async function f(x) {
      if (x) /a"b/.test('a"b') && console.log(await 1)
      while (x--) /[/]/.exec('/') && console.log(await 2)
      return x
    }
    f(1).then(console.log)`,
  'super in asynchronous methods': `
    class A {
      constructor() { this.name = 'a' }
      hello(x) { return this.name + x }
      get value() { return this.name.length }
      set value(v) { this.v = v }
      static make() { return new this() }
    }
    class B extends A {
      async hello(x) { return 'b ' + await super.hello(x) + (await (async () => super.hello('!'))()) }
      async all() { const f = async () => [super.value, super['hello'](1), await super.hello(...['2'])]; return f() }
      async set() { super.value = 5; super.extra ??= 6; return [this.v, this.extra, Object.keys(this)] }
      async *each() { yield super.hello(1); yield* [super.hello(2), await super.hello(3)] }
      async optional() { return [super.nothing?.(1), super.hello?.(4), super.value++] }
      static async make() { return [await super.make(), super.make() instanceof this] }
      arrow = async () => super.hello('field')
    }
    const o = { __proto__: { m() { return 'proto ' + this.n } }, n: 1, async m() { return await super.m() } }
    ;(async () => {
      const b = new B()
      console.log(await b.hello(1), await b.all(), await b.set(), await b.arrow(), await b.optional())
      console.log((await B.make())[1], await o.m())
      for await (const x of b.each()) console.log(x)
    })()`,
  'await at the end of a line, and at the beginning': `
    const f = async () => {
      const a = await
        Promise.resolve(1)
      const b = 1 + await
      g(2)
      console.log(a, b)
      await g(3)
      ;await g(4)
      const c = a
      await g(c)
      return await
      g(5)
    }
    function g(x) { console.log('g', x); return x }
    f().then((v) => console.log(v))`,
  'semicolons that are not there': `
    let log = []
    const f = async () => {
      log.push(1)
      await 0
      log.push(2)
      if (true)
        await log.push(3)
      else await log.push(4)
      do await log.push(5)
      while (log.length < 5)
      for (const x of [1, 2])
        await log.push('x' + x)
      label:
      await log.push('l')
      switch (1) { case 1:
        await log.push('s')
      }
      let i = 0
      await i++
      const g = async x => x
      await g(1)
      console.log(log, i)
    }
    f()`,
  'the order of jobs': `
    const log = (x) => console.log(x)
    log('start')
    setTimeout(() => log('timeout'), 0)
    process.nextTick(() => { log('tick'); Promise.resolve().then(() => log('tick job')); process.nextTick(() => log('tick tick')) })
    Promise.resolve().then(() => { log('job 1'); process.nextTick(() => log('job tick')) }).then(() => log('job 2'))
    queueMicrotask(() => log('micro'))
    ;(async () => { log('a1'); await null; log('a2'); await new Promise((r) => setTimeout(r, 5)); log('a3') })()
    ;(async () => { try { await Promise.reject(new Error('x')) } catch (e) { log(e.message) } finally { log('finally') } })()
    log('end')`,
  'how many turns each thing takes': `
    const log = []
    const say = (x) => log.push(x)
    const p = Promise.resolve()
    let count = p
    for (let i = 0; i < 12; i++) count = count.then(() => say(i))
    ;(async () => p)().then(() => say('async returns promise'))
    ;(async () => await p)().then(() => say('async awaits promise'))
    ;(async () => 1)().then(() => say('async returns value'))
    new Promise((r) => r(p)).then(() => say('resolved with promise'))
    Promise.resolve({ then(r) { r(1) } }).then(() => say('thenable'))
    ;(async () => { await { then(r) { r(1) } }; say('awaited thenable') })()
    ;(async () => { await p; say('awaited'); await p; say('awaited again') })()
    p.finally(() => say('finally')).then(() => say('after finally'))
    Promise.all([p, 1, (async () => 2)()]).then(() => say('all'))
    Promise.race([p]).then(() => say('race'))
    Promise.any([Promise.reject(1), p]).then(() => say('any'))
    Promise.allSettled([p]).then(() => say('settled'))
    setTimeout(() => console.log(log.join('\\n')), 1)`,
  'asynchronous generators': `
    async function* count(n) { try { for (let i = 0; i < n; i++) { const got = yield i; if (got) console.log('got', got) } return 'end' } finally { console.log('closed', n) } }
    ;(async () => {
      for await (const x of count(2)) console.log(x)
      for await (const x of count(5)) { if (x === 1) break }
      const it = count(3)
      console.log(await it.next('ignored'), await it.next('one'), await it.return('early'), await it.next())
      const other = count(1)
      console.log(await other.return('before'), await other.next())
      const bad = count(2)
      await bad.next()
      try { await bad.throw(new Error('thrown')) } catch (e) { console.log(e.message) }
      console.log(await bad.next())
      const [a, b, c, d] = await Promise.all((() => { const i = count(2); return [i.next(), i.next(), i.next(), i.next()] })())
      console.log(a, b, c, d)
      console.log(Object.prototype.toString.call(count(1)), typeof count(1)[Symbol.asyncIterator], count(1)[Symbol.asyncIterator]() !== undefined)
      async function* mixed() { yield Promise.resolve(1); try { yield Promise.reject(new Error('inner')) } catch (e) { yield 'caught ' + e.message } }
      for await (const x of mixed()) console.log(x)
      async function* late() { try { return Promise.reject(new Error('r')) } catch (e) { return 'caught ' + e.message } }
      console.log(await late().next())
      const named = { async *['com' + 'puted']() { yield 1 }, async *'quoted key'() { yield 2 }, async *7() { yield 3 } }
      console.log((await named.computed().next()).value, (await named['quoted key']().next()).value, (await named[7]().next()).value)
    })()`,
  'delegation of asynchronous generators': `
    async function* inner() { try { const x = yield 1; console.log('inner got', x); yield 2; return 'r' } catch (e) { console.log('inner caught', e); yield 'c' } finally { console.log('inner closed') } }
    async function* outer() { try { const r = yield* inner(); console.log('returned', r); yield* [10, Promise.resolve(11)]; yield* (function* () { yield 'sync' })() } finally { console.log('outer closed') } }
    ;(async () => {
      for await (const x of outer()) console.log(x)
      let o = outer(); await o.next(); console.log(await o.return('stop'), await o.next())
      o = outer(); await o.next(); console.log(await o.throw('err'), await o.next('a'), await o.next('b'), await o.next(), await o.next(), await o.next())
      o = outer(); await o.next(); console.log(await o.next('sent'))
    })()`,
  'for await over all kinds of things': `
    const source = { from: 0, [Symbol.asyncIterator]() { return { i: 0, next: async function () { return this.i < 3 ? { value: this.i++, done: false } : { done: true } }, return() { console.log('return called'); return {} } } } }
    const run = async () => {
      for await (const x of [1, Promise.resolve(2), 3]) console.log(x)
      for await (let { a, b = 5 } of [{ a: 1 }, Promise.resolve({ a: 2, b: 3 })]) console.log(a + b)
      let y, o = {}
      for await (y of source) { if (y === 1) continue; console.log(y) }
      for await (o.p of source) { break }
      for await ([y] of [[7], [8]]) console.log(y)
      outer: for await (const x of source) { for (;;) { if (x > 0) break outer; continue outer } }
      a: b: for await (const x of source) { break a }
      try { for await (const x of source) throw new Error('body') } catch (e) { console.log(e.message) }
      try { for await (const x of (function* () { try { yield Promise.reject(new Error('rejected')) } finally { console.log('sync closed') } })()) console.log('never') } catch (e) { console.log(e.message) }
      const f = async () => { for await (const x of source) return x }
      console.log(await f())
      const closures = []
      for await (const x of [1, 2, 3]) closures.push(() => x)
      console.log(closures.map((g) => g()))
      for await (const x of source)
        console.log('no block', x)
    }
    run()`,
  'this, arguments and new.target': `
    function F() { return (async () => [this.x, arguments.length, new.target === undefined, [...arguments]])() }
    F.call({ x: 1 }, 1, 2).then((r) => console.log(r))
    async function g(a, b) { 'use strict'; return [this, arguments.length, a, b] }
    g(1).then((r) => console.log(r))
    async function s(a) { arguments[0] = 9; return [a, this === globalThis] }
    s(1).then((r) => console.log(r))
    class K { constructor() { this.t = (async () => [new.target === K, this.constructor.name])() } }
    new K().t.then((r) => console.log(r))
    const o = { async m() { return [1, 2].map(() => this.v + arguments.length) }, v: 10 }
    o.m(1, 2, 3).then((r) => console.log(r))
    class D extends K { constructor() { const early = async () => { super(); return this instanceof D }; early().then(console.log) ; return Object.create(D.prototype) } }
    new D()
    console.log((async (a, b, ...c) => {}).length, (async function (a, b = 1) {}).length, ({ async m(a) {} }).m.length, g.name, o.m.name, (async () => {}).name)`,
  parameters: `
    const fail = () => { throw new Error('default') }
    async function f({ a, b = 2 } = {}, [c, ...d] = [1, 2, 3], ...rest) { var a; return [a, b, c, d, rest] }
    f().then((r) => console.log(r)); f({ a: 1, b: null }, 'xyz', 8, 9).then((r) => console.log(r))
    ;(async (x = fail()) => x)().catch((e) => console.log('rejected', e.message))
    ;(async function (x = fail()) {})().catch((e) => console.log('rejected', e.message))
    ;(async ({ x }) => x)().catch((e) => console.log(e instanceof TypeError))
    try { (async function* (x = fail()) {})(); console.log('no') } catch (e) { console.log('thrown', e.message) }
    async function g(a) { var a; let b = a; { function a2() {} } return b }
    g(5).then(console.log)
    const curry = (a) => async (b) => async ({ c }, d = a + b) => a + b + c + d
    curry(1)(2).then((h) => h({ c: 3 })).then(console.log)
    const h = async x => { return async y => x + y }
    h(1).then((k) => k(2)).then(console.log)
    const p = async(a)=>a, q = async  (  ) => ({ v: 1 }), r = async /* c */ z /* d */ => /* e */ (z, z * 2)
    Promise.all([p(1), q(), r(2)]).then((v) => console.log(v))`,
  'names that are not keywords': `
    const async = (x) => 'called ' + x
    console.log(async (1), { async: 2, await: 3 }.async, { async() { return 4 } }.async(), { get async() { return 5 } }.async)
    var await = 6
    console.log(await, await + 1)
    class C { async = 7; static async() { return 8 } get() { return 9 } async get2() {} async async() { return 10 } async 'x y'() { return 11 } async 12() { return 12 } async #p() { return 13 } q() { return this.#p() } }
    console.log(new C().async, C.async(), new C().get())
    new C()['x y']().then(console.log); new C()[12]().then(console.log); new C().q().then(console.log)
    const o = { async *async() { yield 1 }, async await() { return 14 }, async get() { return 15 }, async set(x) { return x } }
    o.await().then(console.log); o.get().then(console.log); o.set(16).then(console.log)
    const yieldy = function* () { const a = yield 1; console.log(a) }
    const it = yieldy(); it.next(); it.next('sent')`,
  'nested templates, objects and calls': `
    const v = async (x) => x
    ;(async () => {
      console.log(\`\${await v(1)} \${[await v(2), ...(await v([3]))].map((x) => \`<\${x}>\`).join()} \${await (async () => \`\${await v('deep')}\`)()}\`)
      const o = { [await v('k')]: await v(1), async m() { return await v(2) }, get g() { return v(3) } }
      console.log(o.k, await o.m(), await o.g, (await v({ a: { b: 4 } })).a.b, await (await v(() => v(5)))())
      console.log(await v(1) + await v(2) * await v(3), -(await v(4)), !await v(0), typeof await v(''), await v(1) ? await v('yes') : await v('no'), await v(null) ?? await v('dflt'), (await v(1), await v(2)))
      const { a = await v('default'), ...rest } = await v({ b: 2 })
      console.log(a, rest, await new (await v(Date))(0).getTime(), (await v([1, 2]))[await v(1)], (await v(2)) ** 2)
      const tag = (s, ...x) => s.raw.join('|') + x.join()
      console.log(tag\`a\${await v(1)}b\`, delete (await v({ x: 1 })).x, void await v(0), await v(1) in [1, 2], await v([]) instanceof Array)
      let x = 1; x += await v(2); x **= await v(2); console.log(x)
      for (let i = await v(0); i < await v(2); i += await v(1)) console.log(i)
      for (const k in await v({ p: 1 })) console.log(k)
      for (const k of await v([1])) console.log(k)
      while (await v(false)); do { x-- } while (await v(x > 7)); console.log(x)
      switch (await v(2)) { case await v(1): console.log('one'); case await v(2): console.log('two'); default: console.log('rest') }
      try { throw await v(new Error('t')) } catch ({ message = await v('m') }) { console.log(message) }
      if (await v(1)) console.log('if'); else console.log('else')
      class X extends (await v(Object)) { [await v('prop')] = 1; static [await v('st')] = 2 }
      console.log(new X().prop, X.st)
      console.log(await Promise.all([1, 2].map(async (n) => { await null; return n * 2 })), await import('path').then((m) => m.default.sep))
    })()`,
  'finally, return and break': `
    const log = []
    const f = async () => { for (const x of [1, 2, 3]) { try { if (x === 2) continue; log.push(x); if (x === 3) return 'ret' } finally { await null; log.push('f' + x) } } }
    const g = async () => { try { return await Promise.reject('no') } catch { return 'caught' } finally { log.push('g') } }
    const h = async () => { try { return 1 } finally { return 2 } }
    const i = async () => { l: try { break l } finally { await 0; log.push('i') } return 'after' }
    Promise.all([f(), g(), h(), i()]).then((r) => console.log(r, log))`,
  'rejections that nobody handles': `
    process.on('exit', (c) => console.log('exit', c))
    const p = Promise.reject(new Error('handled in time'))
    Promise.resolve().then(() => {}).then(() => {}).then(() => p.catch((e) => console.log(e.message)))
    setTimeout(() => console.log('still alive'), 1)`,
  'the unhandledRejection event': `
    process.on('unhandledRejection', (reason, promise) => console.log('unhandled', reason, promise instanceof Promise))
    Promise.reject(1); (async () => { throw 2 })()
    setTimeout(() => console.log('on'), 1)`,
  'promises as the standard has them': `
    class P extends Promise { static get [Symbol.species]() { return Promise } }
    console.log(P.resolve(1) instanceof P, Promise.resolve(Promise.resolve(1)) instanceof Promise, Promise.length, Promise.name, Object.prototype.toString.call(Promise.resolve()))
    console.log(Object.getOwnPropertyNames(Promise).sort().filter((n) => n !== 'withResolvers').join(), Object.getOwnPropertyNames(Promise.prototype).join(), Object.keys(Promise))
    try { Promise() } catch (e) { console.log(e.name) }
    try { new Promise() } catch (e) { console.log(e.message) }
    Promise.any([]).catch((e) => console.log(e.name, e.message, e.errors))
    Promise.all(5).catch((e) => console.log(e.name))
    new Promise((r) => { r(1); throw new Error('late') }).then(console.log)
    const self = new Promise((r) => setTimeout(() => r(self), 1)); self.catch((e) => console.log(e.message))
    Promise.reject(1).finally(() => { throw 2 }).catch(console.log)
    Promise.reject(3).finally(() => 4).catch(console.log)
    Promise.allSettled([1, Promise.reject(2)]).then((r) => console.log(r))`,
  'kinds of functions': `
    const AsyncFunction = (async () => {}).constructor
    console.log(AsyncFunction.name, (async function* () {}).constructor.name, (function* () {}).constructor.name, (() => {}).constructor === Function)
    console.log(Object.prototype.toString.call(async () => {}), Object.prototype.toString.call(async function* () {}), Object.prototype.toString.call(() => {}), String(async () => {}))
    console.log(async function f() {}, async () => {}, async function* g() {}, { async m() {} }, class { static async s() {} }.s)
    new AsyncFunction('a', 'return await a')(5).then(console.log)`,
}
