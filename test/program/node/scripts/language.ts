/** Scripts that use the language in all its parts. */
export const LANGUAGE_SCRIPTS: Readonly<Record<string, string>> = {
  'names of the global object': `
    total = 1; total += 2; total++; console.log(total, global.total, globalThis.total, delete global.total, typeof total)
    try { missing } catch (e) { console.log(e.name, e.message) }
    try { missing() } catch (e) { console.log(e.message) }
    try { missing += 1 } catch (e) { console.log(e.message) }
    console.log(typeof missing, typeof require, typeof exports, typeof setTimeout, typeof window, typeof document)
    ;({ a: fromPattern, b: [other] = [2] } = { a: 1 }); console.log(fromPattern, other)
    for (looped of [1, 2]); for (key in { x: 1 }); console.log(looped, key)
    global.made = 5; console.log(made); function usesLater() { return later }; later = 6; console.log(usesLater())
    const shorthand = { total: 1, made, Math }; console.log(shorthand.made, shorthand.Math === Math)
    console.log((function () { return this === globalThis })(), (function () { 'use strict'; return this })(), (() => this === module.exports)(), this === exports)
    ;(function () { this.viaThis = 7 })(); console.log(viaThis)`,
  'strict code': `
    'use strict'
    try { undeclared = 1 } catch (e) { console.log(e.message) }
    try { Object.freeze({ a: 1 }).a = 2 } catch (e) { console.log(e.message) }
    console.log((function () { return this })(), typeof undeclared)`,
  'eval and Function': `
    const x = 1; let y = 2
    console.log(eval('x + y'), eval('var z = 5; z'), eval('let q = 1; q'), (0, eval)('typeof x'), eval(5), eval('{ 1; 2 }'))
    function f(a) { eval('a = a * 2; var made = a'); return [a, typeof made === 'undefined' ? 'none' : made] }
    console.log(f(4))
    eval('function declared() { return "yes" }'); console.log(declared())
    console.log(new Function('a', 'b', 'return a + b')(1, 2), Function('return typeof x')(), Function('return this')() === globalThis, Function('a, b', 'c', 'return [a, b, c]')(1, 2, 3), (() => {}).constructor('return 3')())
    try { eval('a b') } catch (e) { console.log(e.name, e.message) }
    try { new Function('}') } catch (e) { console.log(e.name) }
    const g = (s) => eval(s); console.log(g('s.length'), g('(() => s)()'))
    console.log(new Function('a', 'b', 'return a').length, new Function().name)
    console.log(eval('(async () => 1)()') instanceof Promise, eval('for (var i = 0; i < 3; i++) i'))
    eval('for (let i = 0; i < 2; i++) { console.log(i) }')`,
  with: `
    const o = { a: 1, b: 2 }
    with (o) { a = 5; b += a; c = 9; console.log(a, b, typeof d, Math.max(a, b)) }
    console.log(o, c)`,
  'loops, labels and switches': `
    let out = []
    for (var i = 0; i < 3; i++) ; out.push(i)
    for (let j = 0, k = 10; j < k; j += 3, k -= 2) out.push(j * k)
    do out.push('once'); while (false)
    outer: for (const a of [1, 2]) { for (const b of [1, 2]) { if (b === 2) continue outer; if (a === 2) break outer; out.push(a + ':' + b) } }
    block: { out.push('in'); if (out.length) break block; out.push('never') }
    let n = 3; while (n--) if (n === 1) continue; else out.push(n)
    for (const k in 'ab') out.push(k); for (const [k, v] of Object.entries({ x: 1 })) out.push(k + v)
    const fs = []; for (let i = 0; i < 3; i++) fs.push(() => i); out.push(fs.map((f) => f()).join())
    switch (3) { case 1: out.push('1'); default: out.push('d'); case 2: { out.push('2'); break } case 4: out.push('4') }
    for (;;) { break }
    for (const x of (function* () { try { yield 1; yield 2 } finally { out.push('closed') } })()) { if (x === 1) break }
    if (1) for (const x of [1]) out.push('if'); else out.push('else')
    console.log(out)`,
  classes: `
    class A { #p = 1; static #count = 0; static { A.ready = true; for (let i = 0; i < 2; i++) A.#count++ } get p() { return this.#p } set p(v) { this.#p = v } static count() { return A.#count } #secret() { return 's' + this.#p } reveal() { return this.#secret() } has(o) { return #p in o } ['comp' + 'uted']() { return 'c' } 'quoted'() { return 'q' } 5() { return 5 } *gen() { yield* [1, 2] } static x = this.name; y = () => this.#p; }
    const a = new A(); a.p = 7
    console.log(a.p, A.count(), A.ready, a.reveal(), a.has(a), a.has({}), a.computed(), a.quoted(), a[5](), [...a.gen()], A.x, a.y())
    class B extends A { constructor(...args) { super(...args); this.own = new.target.name } get p() { return super.p + 1 } toString() { return \`B(\${super.p})\` } }
    console.log(new B().p, String(new B()), new B().own, B.count(), Object.getPrototypeOf(B) === A)
    const C = class extends Array { sum() { return this.reduce((x, y) => x + y, 0) } }
    console.log(C.from([1, 2, 3]).map((x) => x * 2).sum(), new C(3).length, C.name)
    class E extends Error { constructor(m) { super(m); this.name = 'E' } }
    try { throw new E('custom') } catch (e) { console.log(String(e), e instanceof E, e instanceof Error) }
    console.log(typeof class {}, (class Named {}).name, new (class { static s = 1; t = 2 })().t)
    function Old(x) { if (!(this instanceof Old)) return new Old(x); this.x = x } Old.prototype.get = function () { return this.x }
    console.log(Old(5).get(), new Old(6).get())`,
  'destructuring, spread and defaults': `
    const { a, b: { c = 3, ...more } = {}, ...rest } = { a: 1, d: 4, b: { e: 5 } }, [x, , y = 10, ...z] = [1, 2, undefined, 4, 5]
    console.log(a, c, more, rest, x, y, z)
    function f({ p = 1, q } = {}, [r, s] = [7, 8], ...t) { return [p, q, r, s, t] }
    console.log(f(), f({ q: 2 }, 'ab', 1, 2), f.length, ((a, b = 2, c) => {}).length)
    let m = 1, n = 2; [m, n] = [n, m]; console.log(m, n); const o = {}; [o.x, o['y']] = [1, 2]; ({ z: o.z = 9 } = {}); console.log(o)
    console.log([...'héllo'], { ...[1, 2], ...{ k: 1 } }, Math.max(...[1, 5, 3]), [...new Set([1, 1, 2])], { ...'ab' })
    var v = 1; { let v = 2; { const v = 3; console.log(v) } console.log(v) } console.log(v)
    function shadow(x, y = () => x) { var x = 5; return [x, y()] } console.log(shadow(1))`,
  'generators and iterators': `
    function* g(n) { const got = yield n; try { yield got * 2 } finally { yield 'f' } return 'r' }
    const it = g(1); console.log(it.next(), it.next(5), it.return('x'), it.next(), it.next())
    const fib = { *[Symbol.iterator]() { let [a, b] = [0, 1]; for (;;) { yield a; [a, b] = [b, a + b] } } }
    for (const x of fib) { if (x > 20) break; console.log(x) }
    console.log([...(function* () { yield* [1, 2]; const r = yield* (function* () { yield 3; return 4 })(); yield r })()], Array.from({ length: 3 }, (_, i) => i * i))
    const [p, q] = fib; console.log(p, q, Object.prototype.toString.call(it))`,
  'recursion that has no end': `
    function f() { return f() + 1 }
    try { f() } catch (e) { console.log(e instanceof RangeError, e.message) }
    const o = { get x() { return this.x } }; try { o.x } catch (e) { console.log(e.message) }
    try { JSON.stringify((() => { const a = {}; a.a = a; return a })()) } catch (e) { console.log(e.name) }`,
  'strings, arrays and numbers that are too large': `
    try { 'x'.repeat(2 ** 30) } catch (e) { console.log(e.name, e.message) }
    try { new Array(-1) } catch (e) { console.log(e.name, e.message) }
    try { let s = 'x'; for (;;) s += s } catch (e) { console.log(e.name, e.message) }
    try { (1).toFixed(200) } catch (e) { console.log(e.name) }
    try { null.x } catch (e) { console.log(e.message) }
    try { undefined.foo.bar } catch (e) { console.log(e.message) }
    try { ({}).f() } catch (e) { console.log(e.message) }
    try { const o = {}; o.a.b() } catch (e) { console.log(e.message) }
    try { (void 0)() } catch (e) { console.log(e.name) }
    try { [].reduce((a) => a) } catch (e) { console.log(e.message) }
    try { new (class { constructor() { this.#x } #x = 1 })(); null[Symbol.iterator] } catch (e) { console.log(e.name) }
    try { x; let x = 1 } catch (e) { console.log(e.message) }
    try { const c = 1; c = 2 } catch (e) { console.log(e.message) }
    try { decodeURIComponent('%') } catch (e) { console.log(e.name, e.message) }
    try { JSON.parse('{bad') } catch (e) { console.log(e.name) }
    try { BigInt(1.5) } catch (e) { console.log(e.name) }
    try { Symbol() + '' } catch (e) { console.log(e.message) }`,
  'comments, directives and strange texts': `#!/usr/bin/env node
    // a comment with async () => await and \`
    /* for (;;) { */ const re = /[/*]\\/\\/ "'\`/g, division = 8 / 2 / 2 // "
    const s = 'it\\'s', t = "a \\"b\\"", u = \`line
two \${1 + \`\${2}\`.length} \\\` \${'}'}\`
    console.log(re.source, division, s, t, u)
    console.log(1 /* in */ + /* between */ 2, (a => a)(3), ((a) => ({ a }))(4), (function (a) { 'use strict'; return a })(5))
    var f = function () { return /re/ }, g = x => /x/.test(x) ? x / 2 : x
    console.log(f(), g('x'), g(4), [1, 2, 3].map(x => x * 2), (() => {})(), +[], \`\${{}}\`)
    const π = 3, \\u0061b = 1, $ = 2, _ = 3, ünï = 4; console.log(π, ab, $, _, ünï)
    if (false) function hoisted() { return 1 }
    console.log(typeof hoisted, 0o17, 0b11, 0xff, 1_000, .5, 5., 1e3, 10n ** 3n)
    var undefined2 = undefined, NaN2 = NaN; console.log(undefined2, NaN2, Infinity)
    a: { b: { break a } }
    ;;; console.log(void 0 ?? 'nullish', null?.x, (() => { try { return 1 } finally { console.log('fin') } })())
    console.log(f.toString(), String(class Q { m() { return 1 } }), (x => x + 1).toString(), { m(a) { for (;;) return a } }.m.toString())`,
  'stacks of errors': `
    function inner() { throw new Error('deep') }
    const outer = () => { for (const x of [1]) { inner() } }
    class K { m() { outer() } static s() { new K().m() } }
    try { K.s() } catch (e) { console.log(e.stack.split('\\n').slice(0, 5).join('\\n')) }
    const e = new TypeError('made', { cause: 1 }); console.log(e.stack.split('\\n')[1], e.cause, Object.keys(e))
    try { null.f } catch (e) { console.log(e.stack.split('\\n')[1]) }
    ;[1].forEach((x) => { try { undefinedFunction(x) } catch (e) { console.log(e.stack.split('\\n').slice(0, 2).join('|')) } })
    const o = {}; Error.captureStackTrace(o); console.log(o.stack.split('\\n').slice(0, 2).join('|'))
    new Promise(() => { try { throw new Error('in promise') } catch (e) { console.log(e.stack.split('\\n').slice(0, 2).join('|')) } })`,
  'an error that nobody catches': `const a = 1
function thrower(x) {
  if (x) { throw new RangeError('too ' + x) }
}
for (let i = 0; i < 3; i++) {
  thrower(i)
}`,
}
