/**
 * What every host has that runs QuickJS: browsers, workers, Node.js. These are the only things of
 * the host that this entry uses, and none of them is in reach of a script.
 *
 * @module
 */

/** A memory of WebAssembly; `buffer` is another one after it has grown. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

/** A compiled module; instances of it are made at once. */
export type WasmModule = object & { readonly compiled?: never }

/** A function of the module, or one that it calls: all values are numbers. */
export type WasmFunction = (...args: never[]) => unknown

interface Wasm {
  compile(bytes: Uint8Array): Promise<WasmModule>
  readonly Memory: new (size: { initial: number; maximum: number }) => WasmMemory
  readonly Instance: new (
    module: WasmModule,
    imports: Readonly<Record<string, object>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> }
  readonly RuntimeError: new (message: string) => Error
}

interface Platform {
  readonly WebAssembly: Wasm
  readonly TextEncoder: new () => { encode(text: string): Uint8Array }
  readonly TextDecoder: new (
    label: string,
    options?: { readonly ignoreBOM: boolean },
  ) => { decode(bytes: Uint8Array): string }
  readonly DecompressionStream: new (format: 'deflate-raw') => object
  readonly Blob: new (
    parts: readonly Uint8Array[],
  ) => {
    stream(): { pipeThrough(through: object): object }
  }
  readonly Response: new (body: object) => { arrayBuffer(): Promise<ArrayBuffer> }
  readonly URL: new (input: string, base?: string) => Record<string, string>
  atob(base64: string): string
}

/** The host. */
export const platform = globalThis as unknown as Platform

const encoder = new platform.TextEncoder()
const utf8 = new platform.TextDecoder('utf-8', { ignoreBOM: true })
const ascii = new platform.TextDecoder('ascii')

/** Text as UTF-8. */
export const encode = (text: string): Uint8Array => encoder.encode(text)
/** Text of UTF-8. */
export const decode = (bytes: Uint8Array): string => utf8.decode(bytes)
/** Text of bytes below 128. */
export const decodeAscii = (bytes: Uint8Array): string => ascii.decode(bytes)

/** Bytes of base64. */
export const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(platform.atob(base64), (character) => character.charCodeAt(0))

/** What was compressed by `deflateRaw`. */
export const inflate = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(
    await new platform.Response(
      new platform.Blob([bytes])
        .stream()
        .pipeThrough(new platform.DecompressionStream('deflate-raw')),
    ).arrayBuffer(),
  )

/** The parts of an address by their names, perhaps after a change; null for what is none. */
export function partsOf({
  input,
  base,
  change,
}: {
  readonly input: string
  readonly base?: string
  readonly change?: readonly [part: string, value: string]
}): Readonly<Record<string, string>> | null {
  try {
    const url = new platform.URL(input, base)
    if (change) url[change[0]] = change[1]
    return Object.fromEntries(URL_PARTS.map((part) => [part, String(url[part])]))
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

const URL_PARTS = [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
]
