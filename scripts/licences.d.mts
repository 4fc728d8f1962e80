/** Where the licences stand, below the package's folder. */
export declare const FILE: string
/** The folders of the packages that the bundles hold something of. */
export declare function bundledPackages(): Promise<readonly string[]>
