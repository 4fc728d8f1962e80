/** An entry of the package: what is imported, its name in dist/, and its source. */
export interface Entry {
  readonly specifier: string
  readonly file: string
  readonly source: string
}
export declare const ROOT: string
export declare const ENTRIES: readonly Entry[]
export declare const RESOLUTION: { readonly mainFields: string[]; readonly conditions: string[] }
