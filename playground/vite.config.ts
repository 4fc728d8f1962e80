// The page is static files: it can be served from any folder, and works without a network after the
// first visit (offline.ts).
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { offline } from './offline.js'

export default defineConfig({
  base: './',
  plugins: [react(), offline()],
  worker: { format: 'es' },
  build: { target: 'es2022', chunkSizeWarningLimit: 4_000 },
})
