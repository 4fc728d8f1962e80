/**
 * The simulated npm registry: packages that are built in, and those that somebody has published in
 * the lab.
 *
 * @see https://docs.npmjs.com/about-the-public-npm-registry
 */
import type { Tx } from '../../../sim/step.js'
import { defineTable } from '../../../sim/table.js'
import type { Reader } from '../../../sim/world.js'
import { EXPRESS } from './express.js'
import { EXPRESS_ROUTER } from './express-router.js'

/** A package of the registry. */
export interface NpmPackage {
  readonly name: string
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
  /** Its files by path. */
  readonly files: Readonly<Record<string, string>>
  /** Commands by name, and the files that they run. */
  readonly bin: Readonly<Record<string, string>>
  /** The registry does not have it. */
  readonly isUnknown?: boolean
}

/** Published packages. Key: the name. */
const published = defineTable<NpmPackage>('npm-packages')

const BODY_PARSER =
  "const express = require('express')\nmodule.exports = Object.assign(() => express.json(), { json: express.json, urlencoded: express.urlencoded, text: express.text, raw: express.raw })\n"
const CORS =
  "module.exports = (options = {}) => (req, res, next) => {\n  res.setHeader('Access-Control-Allow-Origin', options.origin && options.origin !== true ? String(options.origin) : '*')\n  if (req.method !== 'OPTIONS') return next()\n  res.setHeader('Access-Control-Allow-Methods', 'GET,HEAD,PUT,PATCH,POST,DELETE')\n  res.statusCode = 204\n  res.setHeader('Content-Length', '0')\n  res.end()\n}\n"
const DOTENV =
  "const fs = require('fs')\nconst parse = (text) => {\n  const values = {}\n  for (const line of String(text).split('\\n')) {\n    const found = /^\\s*(?:export\\s+)?([\\w.-]+)\\s*=\\s*(.*?)\\s*$/.exec(line)\n    if (found) values[found[1]] = found[2].replace(/^(['\"])([\\s\\S]*)\\1$/, '$2').replace(/\\s+#.*$/, '')\n  }\n  return values\n}\nconst config = (options = {}) => {\n  try {\n    const parsed = parse(fs.readFileSync(options.path || '.env', 'utf8'))\n    for (const key of Object.keys(parsed)) if (process.env[key] === undefined || options.override) process.env[key] = parsed[key]\n    return { parsed }\n  } catch (error) {\n    return { error }\n  }\n}\nmodule.exports = { config, parse }\n"
const MORGAN =
  "module.exports = (format = 'default') => (req, res, next) => {\n  const began = Date.now()\n  res.on('finish', () => console.log(format === 'tiny' || format === 'dev' ? req.method + ' ' + (req.originalUrl || req.url) + ' ' + res.statusCode + ' - ' + (Date.now() - began) + ' ms' : (req.ip || '-') + ' - - [' + new Date().toUTCString() + '] \"' + req.method + ' ' + (req.originalUrl || req.url) + ' HTTP/1.1\" ' + res.statusCode))\n  next()\n}\n"
const NODEMON =
  "#!/usr/bin/env node\nconst path = require('path')\nconst words = process.argv.slice(2).filter((word) => !word.startsWith('-'))\nconst file = words[0] === 'node' ? words[1] : words[0]\nconsole.log('[nodemon] starting `node ' + (file || 'index.js') + '`')\nrequire(path.resolve(file || 'index.js'))\n"

const own = (
  name: string,
  version: string,
  text: string,
  more: Partial<NpmPackage> = {},
): readonly [string, NpmPackage] => [
  name,
  { name, version, dependencies: {}, bin: {}, files: { 'index.js': text }, ...more },
]

const builtIn: ReadonlyMap<string, NpmPackage> = new Map([
  own('express', '5.1.0', EXPRESS, {
    files: { 'index.js': EXPRESS, 'router.js': EXPRESS_ROUTER },
  }),
  own('body-parser', '2.2.0', BODY_PARSER, { dependencies: { express: '5.1.0' } }),
  own('cors', '2.8.5', CORS),
  own('dotenv', '17.2.1', DOTENV, {
    files: { 'index.js': DOTENV, 'config.js': "require('./index.js').config()\n" },
  }),
  own('morgan', '1.10.1', MORGAN),
  own('nodemon', '3.1.10', 'module.exports = {}\n', {
    bin: { nodemon: 'bin/nodemon.js' },
    files: { 'index.js': 'module.exports = {}\n', 'bin/nodemon.js': NODEMON },
  }),
])

/** The package of that name; undefined where the registry has none. */
export const npmPackage = (read: Reader, name: string): NpmPackage | undefined =>
  read.get(published, name) ?? builtIn.get(name)

/** What stands for a package that the registry does not have. */
export const unknownNpmPackage = (name: string): NpmPackage => ({
  name,
  version: '1.0.0',
  dependencies: {},
  bin: {},
  files: { 'index.js': 'module.exports = {}\n' },
  isUnknown: true,
})

/** The fields of a `package.json` that count here. */
interface Manifest {
  readonly version?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly bin?: string | Readonly<Record<string, string>>
}

/** Puts a package into the registry; its `package.json` says what it needs. */
export function publishNpmPackage(
  tx: Tx,
  name: string,
  files: Readonly<Record<string, string>>,
): NpmPackage {
  const { version, dependencies, bin } = JSON.parse(files['package.json'] ?? '{}') as Manifest
  const short = name.slice(name.indexOf('/') + 1)
  return tx.put(published, name, {
    name,
    version: version ?? '1.0.0',
    dependencies: dependencies ?? {},
    bin: typeof bin === 'string' ? { [short]: bin } : (bin ?? {}),
    files,
  })
}
