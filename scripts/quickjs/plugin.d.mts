import type { Plugin as EsbuildPlugin } from 'esbuild'
import type { Plugin as VitePlugin } from 'vite'

export const quickjsModules: EsbuildPlugin
export const quickjsForVite: VitePlugin
