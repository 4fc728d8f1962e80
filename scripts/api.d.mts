/** Writes (or only compares) the reports; gives the entries whose report was another. */
export declare function report(options: { readonly write: boolean }): readonly string[]
