export function withSteadySpreads(code: string, sourceType: 'module' | 'script'): string
export function steadySpreads(folder: string): void
