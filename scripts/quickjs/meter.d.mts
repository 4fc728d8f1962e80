export const FUEL: string
export const DEEPEST: number
export function meter(wasm: Uint8Array): Uint8Array<ArrayBuffer>
