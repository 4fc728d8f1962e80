/**
 * Packages of Linux distributions: what the data says of them, and how they stand in a system.
 *
 * @module
 */
import type { Files } from '../files.js'
import { LINUX_PACKAGES } from './linux-data.js'

/** A package of a repository. */
export interface LinuxPackage {
  readonly name: string
  readonly version: string
  /** In kB, installed. */
  readonly size: number
  readonly depends: readonly string[]
  /** The names of its executables, and the programs that they run. */
  readonly programs: readonly (readonly [file: string, program: string])[]
  /** The repositories do not have it. */
  readonly isUnknown?: boolean
}

let known: ReadonlyMap<string, LinuxPackage> | undefined

const parsed = (): ReadonlyMap<string, LinuxPackage> => {
  known ??= new Map(
    LINUX_PACKAGES.trim()
      .split('\n')
      .map((line) => {
        const [name = '', version = '', size = '0', depends = '-', programs = '-'] = line.split(' ')
        const list = (text: string): readonly string[] => (text === '-' ? [] : text.split(','))
        const one: LinuxPackage = {
          name,
          version,
          size: Number(size),
          depends: list(depends),
          programs: list(programs).map((text) => {
            const [file = '', program = file] = text.split(':')
            return [file, program]
          }),
        }
        return [name, one] as const
      }),
  )
  return known
}

/** The packages whose names have a text in them, in alphabetical order. */
export const packagesLike = (text: string): readonly LinuxPackage[] =>
  [...parsed().values()].filter(({ name }) => name.includes(text))

/** A package by its name; undefined for one that the repositories do not have. */
export const packageNamed = (name: string): LinuxPackage | undefined => parsed().get(name)

/** What stands for a package that the repositories do not have. */
export const unknownPackage = (name: string): LinuxPackage => ({
  name,
  version: '1.0',
  size: 10,
  depends: [],
  programs: [],
  isUnknown: true,
})

/** Packages with all that they depend on, dependencies first, each once. */
export function withDependencies(wanted: readonly LinuxPackage[]): readonly LinuxPackage[] {
  const all = new Map<string, LinuxPackage>()
  const seen = new Set<string>()
  const visit = (one: LinuxPackage): void => {
    if (seen.has(one.name)) return
    seen.add(one.name)
    for (const name of one.depends) visit(packageNamed(name) ?? unknownPackage(name))
    all.set(one.name, one)
  }
  for (const one of wanted) visit(one)
  return [...all.values()]
}

/** Puts the executables of a package into a system; what is there stays. */
export function placeFiles(files: Files, { name, programs }: LinuxPackage): void {
  for (const [file, program] of programs) {
    const path = `/usr/bin/${file}`
    if (
      ['/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'].some((place) =>
        isOwn(files, `${place}/${file}`),
      )
    )
      continue
    files.mkdir('/usr/bin', { parents: true })
    files.write(path, '', { mode: 0o755, program })
  }
  for (const [path, text] of Object.entries(FILES[name] ?? {}))
    if (!files.exists(path)) {
      files.mkdir(path.slice(0, path.lastIndexOf('/')), { parents: true })
      files.write(path, text)
    }
}

/** Whether a program of its own stands there; a link to BusyBox gives way. */
const isOwn = (files: Files, path: string): boolean =>
  files.exists(path) && files.lstat(path).type !== 'symlink'

/** Takes the executables of a package away. */
export function removeFiles(files: Files, { programs }: LinuxPackage): void {
  for (const [file] of programs) {
    const path = `/usr/bin/${file}`
    if (isOwn(files, path)) files.remove(path)
  }
}

const WELCOME = (name: string): string =>
  `<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to ${name}!</title>\n</head>\n<body>\n<h1>Welcome to ${name}!</h1>\n</body>\n</html>\n`

/** Files that packages bring besides executables. */
const FILES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  nginx: {
    '/etc/nginx/nginx.conf':
      'user www-data;\nworker_processes auto;\nevents {\n    worker_connections 768;\n}\nhttp {\n    include /etc/nginx/mime.types;\n    include /etc/nginx/conf.d/*.conf;\n    include /etc/nginx/sites-enabled/*;\n}\n',
    '/etc/nginx/mime.types': 'types {\n    text/html html htm;\n}\n',
    '/etc/nginx/sites-enabled/default':
      'server {\n    listen 80 default_server;\n    root /var/www/html;\n    index index.html index.nginx-debian.html;\n    location / {\n    }\n}\n',
    '/var/www/html/index.nginx-debian.html': WELCOME('nginx'),
  },
  apache2: { '/var/www/html/index.html': WELCOME('Apache2'), '/etc/apache2/apache2.conf': '' },
}
