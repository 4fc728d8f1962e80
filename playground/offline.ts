/**
 * Makes the page work without a network: a service worker that keeps all files of a build.
 *
 * It is written at the end of a build, when the names of the files are known. Each build has a cache
 * of its own, named by its files; those of other builds are removed.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/API/Service_Worker_API
 */
import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

const script = (
  files: readonly string[],
  version: string,
): string => `const CACHE = 'kubarium-${version}'
const FILES = ${JSON.stringify(files, undefined, 2)}

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  const remove = (names) =>
    Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))
  event.waitUntil(caches.keys().then(remove).then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return
  event.respondWith(
    caches.match(event.request, { ignoreSearch: true }).then((kept) => kept ?? fetch(event.request)),
  )
})
`

/** The plugin that writes `sw.js` into a build. */
export const offline = (): Plugin => ({
  name: 'offline',
  apply: 'build',
  generateBundle(_, bundle) {
    const files = ['./', ...Object.keys(bundle).map((file) => `./${file}`)]
    const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12)
    this.emitFile({ type: 'asset', fileName: 'sw.js', source: script(files, version) })
  },
})
