/** The types of `path-browserify`, which has none of its own. */
declare module 'path-browserify' {
  interface Parts {
    readonly root?: string
    readonly dir?: string
    readonly base?: string
    readonly ext?: string
    readonly name?: string
  }
  const path: {
    readonly sep: string
    readonly delimiter: string
    normalize(path: string): string
    dirname(path: string): string
    basename(path: string, suffix?: string): string
    extname(path: string): string
    join(...paths: readonly string[]): string
    resolve(...paths: readonly string[]): string
    relative(from: string, to: string): string
    isAbsolute(path: string): boolean
    parse(path: string): Required<Parts>
    format(parts: Parts): string
  }
  export default path
}
