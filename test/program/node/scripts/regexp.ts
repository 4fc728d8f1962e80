/** Scripts about regular expressions. */
export const REGEXP_SCRIPTS: Readonly<Record<string, string>> = {
  'what an expression is': `
    const a = /a+(b)?/gi
    console.log(a, a instanceof RegExp, a.constructor === RegExp, Object.getPrototypeOf(a) === RegExp.prototype)
    console.log(Object.prototype.toString.call(a), String(a), a.source, a.flags, a.global, a.sticky, a.lastIndex)
    console.log(RegExp.name, RegExp.length, String(RegExp), RegExp.prototype.exec.name, RegExp.prototype.exec.length)
    console.log(String(RegExp.prototype.exec), RegExp.prototype.toString(), RegExp.prototype.flags, RegExp.prototype.global)
    console.log(RegExp[Symbol.species] === RegExp, Object.getPrototypeOf(RegExp.prototype) === Object.prototype)
    console.log(Object.getOwnPropertyNames(a), Object.keys(RegExp), Object.getOwnPropertyNames(RegExp).sort().join())
    console.log(Reflect.ownKeys(RegExp.prototype).map(String).sort().join())
    console.log(require('util').types.isRegExp(a), require('util').inspect({ a }), typeof a, JSON.stringify(a))
  `,
  'how it is made': `
    const a = /a/g
    console.log(RegExp(a) === a, new RegExp(a) === a, RegExp(a, 'i'), new RegExp('/'), new RegExp(''), RegExp(), new RegExp(null))
    for (const make of [() => new RegExp('('), () => RegExp('a', 'xx'), () => new RegExp('a**'), () => 'a'.match('['), () => RegExp.prototype.exec.call({}, 'a'), () => Object.getOwnPropertyDescriptor(RegExp.prototype, 'global').get.call({})])
      try { make() } catch (error) { console.log(error.name, error.message, error instanceof SyntaxError, error.constructor.name) }
    class Own extends RegExp { exec(text) { const found = super.exec(text); if (found) found[0] = '<' + found[0] + '>'; return found } get [Symbol.toStringTag]() { return 'Own' } }
    const own = new Own('b+', 'g')
    console.log(own instanceof Own, own instanceof RegExp, 'abbc'.replace(own, '[$&]'), own.test('b'), own.lastIndex, 'abb'.match(own))
    console.log(eval('/x/').test('x'), new Function('return /x/.source')(), [/a/, /b/].map(String), [..."a1b2".matchAll(/\\d/g)].map(String))
    const t=typeof/x/,f=()=>{return/y/.test('y')}
    console.log(t, f(), /a/ in { '/a/': 1 }, void/x/, [1]/1/1)
    console.log(structuredClone(/a+/gi), structuredClone({ a: [/b/] }).a[0].exec('b'), structuredClone(/a/) instanceof RegExp)
    a.compile('b', 'i'); console.log(a, a.test('B'))
  `,
  'what is found': `
    for (const re of [/(a+)+$/, /(?<x>a|b)+?(c)?/d, /(a|ab)(c|bcd)(d*)/g, /(?:(z)|a)*/y, /(?<=(\\d+)(\\d+))$/, /^(?:[^"\\\\]|\\\\.)*$/, /\\b\\w/gu])
      for (const text of ['baa', 'abcd', 'zaaz', '1053', 'a b'])
        console.log(re, text, re.exec(text), re.lastIndex, re.test(text), re.lastIndex)
  `,
  'methods of texts': `
    const text = 'the quick  brown fox, the "lazy" dog'
    for (const re of [/(\\w+) (\\w+)/, /(\\w+)+ /g, /o|x/g, /(?<q>"(?:[^"]|\\\\.)*")/g, /(?:)/g, /\\s+/, /(x)?,/g, /the/y, /nothing(a*)*/])
      console.log(re, text.replace(re, "[$&|$1|$\`|$'|$<q>]"), text.replace(re, (...all) => all.length), text.match(re), text.search(re), text.split(re), text.split(re, 2), re.lastIndex)
    for (const re of [/(\\w+) (\\w+)/g, /(\\w+)+ /g]) console.log(text.replaceAll(re, '$2'), [...text.matchAll(re)].length)
    try { text.replaceAll(/a/, '') } catch (error) { console.log(error.message) }
    console.log(text.match('(o)'), text.match(undefined), text.search('z(a*)*y'), [...text.matchAll('o')].length, text.match(null), text.split('o'))
    const re = /a/g; re.lastIndex = 1; console.log('aaa'.replace(re, () => re.lastIndex + 'b'), re.lastIndex, 'aaa'.search(re))
    re.lastIndex = 5; console.log(re.exec('aaa'), re.lastIndex); re.lastIndex = 1; console.log(re.test('aaa'), re.lastIndex)
    console.log('aBc'.replace(/b/i, { toString: () => '$&$&' }), /1/.test(1), /null/.test(null), /a/[Symbol.replace]('abc', 'x'))
  `,
  'the last match': `
    /(b)(c)?/.exec('abd'); console.log([RegExp.$1, RegExp.$2, RegExp.$3, RegExp['$&'], RegExp.lastParen, RegExp.leftContext, RegExp["$'"], RegExp.input])
    'x1y2'.replace(/([a-z])(\\d)/g, ''); console.log([RegExp.$1, RegExp.$2, RegExp.lastMatch])
    /(z+)+/.test('azz'); console.log([RegExp.$1, RegExp.leftContext]); /(q)/.test('azz'); console.log([RegExp.$1])
  `,
  'what a script changes': `
    const { exec } = RegExp.prototype
    RegExp.prototype.exec = function (text) { console.log('exec', String(this), text); return exec.call(this, text) }
    RegExp.prototype.extra = 1
    console.log(/a/.test('a'), 'aa'.replace(/a/g, 'b'), 'ab'.split(/b/), /x/.extra, 'ab'.match('b'))
    RegExp.prototype.exec = exec
    const own = /a/; own.exec = () => null; console.log(own.test('a'), 'a'.replace(own, 'b'))
    const { push, map } = Array.prototype; const { assign } = Object
    Array.prototype.push = Array.prototype.map = () => { throw new Error('no') }; Object.assign = null
    const found = [/(a|b)+c/.exec('abc'), 'abab'.replace(/(?:a|b)+/g, 'x')]
    Object.assign = assign; Array.prototype.push = push; Array.prototype.map = map
    console.log(found)
    Object.defineProperty(RegExp.prototype, 'flags', { get: () => 'g' }); console.log(/a/.flags)
  `,
}
