export declare const ENTRIES: Readonly<Record<string, string>>
export declare function bundle(entry: string): Promise<{
  readonly minified: number
  readonly gzipped: number
  readonly files: Readonly<Record<string, number>>
  readonly text: string
}>
