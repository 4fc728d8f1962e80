import type { Program } from '../program.js'
export const serverPrograms: readonly Program[] = []
