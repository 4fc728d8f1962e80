/** `Buffer` and `path` of scripts, beside those of the Node.js that runs the tests. */
import { Buffer as Host } from 'node:buffer'
import hostPath from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLab } from 'kubarium'

/** What a script in a container prints. */
function printed(script: string): unknown {
  const lab = createLab()
  lab.writeFile('app/index.js', script)
  const { stdout, stderr } = lab.sh('docker run --rm -v $PWD/app:/app node:20 node /app/index.js', {
    output: 1e8,
  })
  expect(
    stderr.replace(/^(?:Unable to find|[0-9a-f]{12}:|\S+: Pulling|Digest:|Status:).*\n/gm, ''),
  ).toBe('')
  return JSON.parse(stdout)
}

/** Runs expressions in one script; what is thrown counts as a text. */
const valuesOf = (expressions: readonly string[]): readonly unknown[] =>
  printed(
    `const run = [${expressions.map((one) => `() => (${one})`).join(',\n')}]
     const shown = (value) => Buffer.isBuffer(value) ? 'B:' + value.toString('hex') : value
     console.log(JSON.stringify(run.map((one) => {
       try { return shown(one()) } catch (error) { return error.name + ' ' + error.code + ' ' + error.message }
     })))`,
  ) as readonly unknown[]

/** Any text can be read in some encodings; hexadecimal and base64 text has its own letters. */
const readable = (encoding: BufferEncoding): BufferEncoding =>
  encoding === 'hex' || encoding.startsWith('base64') ? 'utf8' : encoding

describe('Buffer', () => {
  it.each([
    ['Buffer.from("héllo").toString("hex")', '68c3a96c6c6f'],
    ['Buffer.from("aGk_-w", "base64url").toString("base64url")', 'aGk_-w'],
    ['Buffer.from("abc").toString("utf16le")', '扡'],
    ['Buffer.from("zz12", "hex").length', 0],
    ['Buffer.alloc(4, "YQ==", "base64")', 'B:61616161'],
    ['Buffer.concat([Buffer.from("a"), Buffer.from("bc")], 2)', 'B:6162'],
    ['Buffer.from("hello").indexOf("l")', 2],
    ['Buffer.from("hello").includes("ell")', true],
    ['Buffer.from("hello").fill("ab").toString()', 'ababa'],
    [
      '(() => { const b = Buffer.alloc(8); b.writeUInt32BE(0xdeadbeef, 2); return b })()',
      'B:0000deadbeef0000',
    ],
    [
      '(() => { const b = Buffer.alloc(8); b.writeBigInt64LE(-5n); return String(b.readBigInt64LE()) })()',
      '-5',
    ],
    ['Buffer.from("abcd").swap16().toString()', 'badc'],
    ['Buffer.from("test").compare(Buffer.from("tesu"), 0, 3, 0, 3)', 0],
    ['Buffer.compare(Buffer.from("a"), Buffer.from("b"))', -1],
    ['require("buffer").transcode(Buffer.from("é"), "utf8", "latin1")', 'B:e9'],
    ['Buffer.from("ab").utf8Slice(0, 1)', 'a'],
    ['Buffer.isEncoding("UTF8")', true],
    ['require("util").inspect(Buffer.alloc(52)).slice(-18)', ' ... 2 more bytes>'],
    [
      'Buffer.from(5)',
      'TypeError ERR_INVALID_ARG_TYPE The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received type number (5)',
    ],
    ['Buffer.from("x", "nope")', 'TypeError ERR_UNKNOWN_ENCODING Unknown encoding: nope'],
    [
      'Buffer.alloc(4).readUInt16LE(3)',
      'RangeError ERR_OUT_OF_RANGE The value of "offset" is out of range. It must be >= 0 and <= 2. Received 3',
    ],
    [
      'Buffer.alloc(4).writeUInt8(256)',
      'RangeError ERR_OUT_OF_RANGE The value of "value" is out of range. It must be >= 0 and <= 255. Received 256',
    ],
    [
      'Buffer.from("a").equals("a")',
      `TypeError ERR_INVALID_ARG_TYPE The "otherBuffer" argument must be an instance of Buffer or Uint8Array. Received type string ('a')`,
    ],
    [
      'Buffer.from("abc").swap16()',
      'RangeError ERR_INVALID_BUFFER_SIZE Buffer size must be a multiple of 16-bits',
    ],
  ])('%s', (expression, value) => expect(valuesOf([expression])).toEqual([value]))

  it('encodes, decodes and finds as the host does, for any text', () => {
    const encodings = ['utf8', 'hex', 'base64', 'base64url', 'latin1', 'ascii', 'utf16le'] as const
    const texts = fc.sample(
      fc.tuple(fc.string({ unit: 'binary' }), fc.constantFrom(...encodings), fc.string()),
      {
        numRuns: 300,
        seed: 7,
      },
    )
    const ours = valuesOf(
      texts.flatMap(([text, encoding, needle]) => [
        `Buffer.from(${JSON.stringify(text)}, '${readable(encoding)}')`,
        `Buffer.from(${JSON.stringify(text)}).toString('${encoding}')`,
        `Buffer.from(${JSON.stringify(text)}).indexOf(${JSON.stringify(needle)})`,
      ]),
    )
    const real = texts.flatMap(([text, encoding, needle]) => [
      `B:${Host.from(text, readable(encoding)).toString('hex')}`,
      Host.from(text).toString(encoding),
      Host.from(text).indexOf(needle),
    ])
    expect(ours).toEqual(JSON.parse(JSON.stringify(real)))
  })
})

describe('path', () => {
  it.each([
    [
      'require("path").join(1)',
      'TypeError ERR_INVALID_ARG_TYPE The "path" argument must be of type string. Received type number (1)',
    ],
    [
      'require("path").basename()',
      'TypeError ERR_INVALID_ARG_TYPE The "path" argument must be of type string. Received undefined',
    ],
    ['require("path").format({ name: "a", ext: "js" })', 'a.js'],
    ['require("path").resolve("x")', '/x'],
  ])('%s', (expression, value) => expect(valuesOf([expression])).toEqual([value]))

  it('does with any paths what the host does', () => {
    const part = fc.constantFrom('a', 'b.c', '.', '..', '', '/', '.x', 'c.tar.gz', '//', 'd ', 'é')
    const path = fc.array(part, { maxLength: 5 }).map((parts) => parts.join('/'))
    const paths = fc.sample(fc.tuple(path, path, path), { numRuns: 300, seed: 7 })
    const ours = valuesOf(
      paths.map(([a, b, c]) => {
        const [x, y, z] = [a, b, c].map((one) => JSON.stringify(one))
        return `((p) => [p.join(${x}, ${y}, ${z}), p.normalize(${x}), p.dirname(${x}), p.basename(${x}, '.c'), p.extname(${x}), p.resolve('/x', ${x}, ${y}), p.relative('/' + ${x}, '/' + ${y}), p.parse(${x})])(require('path'))`
      }),
    )
    const { posix } = hostPath
    const real = paths.map(([a, b, c]) => [
      posix.join(a, b, c),
      posix.normalize(a),
      posix.dirname(a),
      posix.basename(a, '.c'),
      posix.extname(a),
      posix.resolve('/x', a, b),
      posix.relative(`/${a}`, `/${b}`),
      posix.parse(a),
    ])
    expect(ours).toEqual(real)
  })
})
