export declare const FOLDER: string
/** The generated files: path -> text. */
export declare function generateFaces(): Promise<ReadonlyMap<string, string>>
