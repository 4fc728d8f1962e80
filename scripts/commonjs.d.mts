export declare function buildCommonJs(options?: {
  readonly entries?: readonly { readonly file: string; readonly source: string }[]
  readonly root?: string
  readonly outdir?: string
}): Promise<void>
