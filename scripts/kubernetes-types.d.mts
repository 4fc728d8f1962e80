export declare const FOLDER: string
/** The generated files: path -> text. */
export declare function generateTypes(): ReadonlyMap<string, string>
