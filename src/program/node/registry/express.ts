/**
 * The package `express` of the simulated npm registry: its shape, written for the lab's node.
 *
 * @see https://expressjs.com/en/api.html
 */

/** `index.js` of the package. */
export const EXPRESS = String.raw`'use strict'
const http = require('http')
const fs = require('fs')
const path = require('path')
const querystring = require('querystring')
const { METHODS, Router, flatten } = require('./router.js')
const TYPES = { html: 'text/html', htm: 'text/html', json: 'application/json', js: 'application/javascript', mjs: 'application/javascript', css: 'text/css', txt: 'text/plain', text: 'text/plain', svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', ico: 'image/x-icon', xml: 'application/xml', pdf: 'application/pdf', woff2: 'font/woff2' }
const WORDS = http.STATUS_CODES || {}
const escapeHtml = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const page = (text) => '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>' + escapeHtml(text).replace(/\n/g, '<br>') + '</pre>\n</body>\n</html>\n'
const mimeOf = (type) => {
  const known = type.includes('/') ? type : TYPES[type.replace(/^\./, '')] || 'application/octet-stream'
  return /^text\/|json|javascript|svg|xml/.test(known) && !known.includes('charset') ? known + '; charset=utf-8' : known
}

function extendRequest(app, req) {
  req.app = app
  req.originalUrl = req.originalUrl || req.url
  req.baseUrl = ''
  req.params = {}
  const query = req.url.indexOf('?')
  req.query = query < 0 ? {} : Object.assign({}, querystring.parse(req.url.slice(query + 1)))
  Object.defineProperty(req, 'path', { configurable: true, get() { return req.url.split('?')[0] } })
  req.protocol = 'http'
  req.secure = false
  req.ip = (req.socket || req.connection || {}).remoteAddress
  req.hostname = String(req.headers.host || '').replace(/:\d+$/, '')
  req.xhr = String(req.headers['x-requested-with'] || '').toLowerCase() === 'xmlhttprequest'
  req.get = req.header = (name) => { const key = name.toLowerCase(); return key === 'referrer' || key === 'referer' ? req.headers.referrer || req.headers.referer : req.headers[key] }
  req.is = (type) => { const own = String(req.headers['content-type'] || '').split(';')[0]; const wanted = mimeOf(type).split(';')[0]; return own === wanted || (type.endsWith('/*') && own.startsWith(type.slice(0, -1))) ? own : false }
  req.accepts = (...types) => { const accept = String(req.headers.accept || '*/*'); return flatten(types).find((type) => accept.includes('*/*') || accept.includes(mimeOf(type).split(';')[0])) || false }
}

function extendResponse(app, req, res) {
  res.app = app
  res.req = req
  res.locals = {}
  res.status = (code) => { res.statusCode = code; return res }
  res.set = res.header = (name, value) => {
    if (typeof name === 'object') for (const key of Object.keys(name)) res.setHeader(key, name[key])
    else res.setHeader(name, /^content-type$/i.test(name) ? mimeOf(String(value)) : value)
    return res
  }
  res.get = (name) => res.getHeader(name)
  res.type = res.contentType = (type) => res.set('Content-Type', type)
  res.append = (name, value) => { const old = res.getHeader(name); res.setHeader(name, old === undefined ? value : [].concat(old, value)); return res }
  res.vary = (name) => res.append('Vary', name)
  res.location = (url) => res.set('Location', url === 'back' ? req.get('Referrer') || '/' : url)
  res.links = (links) => res.append('Link', Object.keys(links).map((rel) => '<' + links[rel] + '>; rel="' + rel + '"').join(', '))
  res.attachment = (name) => res.set('Content-Disposition', name ? 'attachment; filename="' + path.basename(name) + '"' : 'attachment')
  res.cookie = (name, value, options) => {
    const o = options || {}
    const text = typeof value === 'object' ? 'j:' + JSON.stringify(value) : String(value)
    let cookie = name + '=' + encodeURIComponent(text)
    if (o.maxAge !== undefined) cookie += '; Max-Age=' + Math.floor(o.maxAge / 1000)
    cookie += '; Path=' + (o.path || '/')
    if (o.httpOnly) cookie += '; HttpOnly'
    if (o.secure) cookie += '; Secure'
    return res.append('Set-Cookie', cookie)
  }
  res.clearCookie = (name) => res.append('Set-Cookie', name + '=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT')
  res.json = (value) => {
    if (!res.getHeader('Content-Type')) res.set('Content-Type', 'application/json; charset=utf-8')
    const spaces = app.get('json spaces')
    return res.send(JSON.stringify(value, app.get('json replacer'), spaces))
  }
  res.jsonp = res.json
  res.sendStatus = (code) => res.status(code).type('txt').send(WORDS[code] || String(code))
  res.send = (body) => {
    if (typeof body === 'number' || typeof body === 'boolean' || (typeof body === 'object' && body !== null && !Buffer.isBuffer(body))) return res.json(body)
    const text = body === undefined || body === null ? '' : body
    if (!res.getHeader('Content-Type') && text !== '') res.set('Content-Type', Buffer.isBuffer(text) ? 'application/octet-stream' : 'text/html; charset=utf-8')
    if (res.statusCode === 204 || res.statusCode === 304) { res.removeHeader('Content-Type'); res.end(); return res }
    res.setHeader('Content-Length', Buffer.byteLength(text))
    if (req.method === 'HEAD') res.end()
    else res.end(text)
    return res
  }
  res.redirect = (first, second) => {
    const status = typeof first === 'number' ? first : 302
    const url = typeof first === 'number' ? second : first
    res.location(url).status(status).type('txt')
    return res.send((WORDS[status] || 'Found') + '. Redirecting to ' + res.get('Location'))
  }
  res.sendFile = (name, options, done) => {
    const then = typeof options === 'function' ? options : done
    const root = options && options.root
    const file = root ? path.join(root, name) : name
    let text
    try {
      if (fs.statSync(file).isDirectory()) throw Object.assign(new Error("EISDIR: illegal operation on a directory, read '" + file + "'"), { code: 'EISDIR' })
      text = fs.readFileSync(file)
    } catch (error) {
      error.status = error.statusCode = 404
      if (then) return then(error)
      return req.next ? req.next(error) : app.fail(error, req, res)
    }
    if (!res.getHeader('Content-Type')) res.type(path.extname(file) || 'bin')
    res.send(String(text))
    if (then) then()
  }
  res.download = (name, as) => { res.attachment(typeof as === 'string' ? as : name); res.sendFile(path.resolve(name)) }
  res.format = (answers) => { const key = Object.keys(answers).find((type) => type !== 'default' && req.accepts(type)); const answer = key ? answers[key] : answers.default; if (answer) answer(req, res); else res.sendStatus(406); return res }
  res.render = (view, values, done) => {
    const engine = app.engines[path.extname(view).slice(1) || app.get('view engine')]
    const file = path.resolve(app.get('views'), path.extname(view) ? view : view + '.' + app.get('view engine'))
    const then = typeof values === 'function' ? values : done
    const finish = (error, html) => (then ? then(error, html) : error ? req.next(error) : res.send(html))
    if (!engine) return finish(new Error("Cannot find module '" + (app.get('view engine') || path.extname(view).slice(1)) + "'"))
    engine(file, Object.assign({}, app.locals, res.locals, typeof values === 'object' ? values : {}), finish)
  }
}

function express() {
  const app = function (req, res, next) { app.handle(req, res, next) }
  const router = Router()
  const settings = { env: process.env.NODE_ENV || 'development', views: path.resolve('views'), 'x-powered-by': true }
  app.locals = { settings }
  app.engines = {}
  app.mountpath = '/'
  app.router = app._router = router
  app.set = (name, value) => { if (value === undefined) return settings[name]; settings[name] = value; return app }
  app.enable = (name) => app.set(name, true)
  app.disable = (name) => app.set(name, false)
  app.enabled = (name) => Boolean(settings[name])
  app.disabled = (name) => !settings[name]
  app.engine = (name, render) => { app.engines[name.replace(/^\./, '')] = render; return app }
  app.param = (name, handler) => { router.param(name, handler); return app }
  app.use = (...args) => { router.use(...args); return app }
  app.all = (...args) => { router.all(...args); return app }
  app.route = (pattern) => router.route(pattern)
  for (const method of METHODS) {
    app[method] = (...args) => (method === 'get' && args.length === 1 ? settings[args[0]] : (router[method](...args), app))
  }
  app.fail = (error, req, res) => {
    if (res.headersSent) return
    if (!error) {
      res.statusCode = 404
      res.setHeader('Content-Security-Policy', "default-src 'none'")
      res.setHeader('X-Content-Type-Options', 'nosniff')
      return res.set('Content-Type', 'text/html; charset=utf-8').send(page('Cannot ' + req.method + ' ' + req.originalUrl.split('?')[0]))
    }
    const status = error.status || error.statusCode || 500
    res.statusCode = status >= 400 && status < 600 ? status : 500
    if (settings.env !== 'test' && res.statusCode >= 500) console.error(error && error.stack ? error.stack : String(error))
    const text = settings.env === 'production' ? WORDS[res.statusCode] || String(res.statusCode) : error && error.stack ? error.stack : String(error)
    res.setHeader('Content-Security-Policy', "default-src 'none'")
    res.setHeader('X-Content-Type-Options', 'nosniff')
    res.set('Content-Type', 'text/html; charset=utf-8').send(page(text))
  }
  app.handle = (req, res, next) => {
    if (!req.app) {
      extendRequest(app, req)
      extendResponse(app, req, res)
      if (settings['x-powered-by']) res.setHeader('X-Powered-By', 'Express')
    }
    req.next = (error) => (next ? next(error) : app.fail(error, req, res))
    router.handle(req, res, req.next)
  }
  app.listen = (...args) => {
    const server = http.createServer(app)
    server.listen(...args)
    return server
  }
  return app
}

const withBody = (wanted, parse) => (req, res, next) => {
  if (req.body !== undefined || !wanted(req)) return next()
  let text = ''
  req.on('data', (part) => { text += part })
  req.on('end', () => {
    if (text === '') { return next() }
    try { req.body = parse(text) } catch (error) { error.status = error.statusCode = 400; error.type = 'entity.parse.failed'; return next(error) }
    next()
  })
}
const typeIn = (req) => String(req.headers['content-type'] || '')
express.json = (options) => withBody((req) => /[/+]json/.test(typeIn(req)), (text) => {
  const value = JSON.parse(text)
  if ((!options || options.strict !== false) && (typeof value !== 'object' || value === null)) throw new SyntaxError('Unexpected token ' + text[0] + ' in JSON at position 0')
  return value
})
express.urlencoded = () => withBody((req) => typeIn(req).includes('x-www-form-urlencoded'), (text) => Object.assign({}, querystring.parse(text)))
express.text = () => withBody((req) => typeIn(req).startsWith('text/'), (text) => text)
express.raw = () => withBody((req) => typeIn(req).includes('octet-stream'), (text) => Buffer.from(text))
express.static = (root, options) => {
  const o = options || {}
  const directory = path.resolve(root)
  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next()
    let name
    try { name = decodeURIComponent(req.path) } catch { return next() }
    let file = path.join(directory, name)
    if (file !== directory && !file.startsWith(directory + '/')) return next()
    try {
      if (fs.statSync(file).isDirectory()) {
        if (o.index === false) return next()
        if (!req.path.endsWith('/')) return res.redirect(301, (req.baseUrl || '') + req.path + '/')
        file = path.join(file, o.index || 'index.html')
      }
    } catch {
      const other = (o.extensions || []).map((ending) => file + '.' + ending).find((one) => fs.existsSync(one))
      if (!other) return next()
      file = other
    }
    if (!fs.existsSync(file)) return next()
    res.set('Cache-Control', 'public, max-age=' + Math.floor((o.maxAge || 0) / 1000))
    res.sendFile(file)
  }
}
express.Router = Router
express.application = {}
express.default = express
module.exports = express
`
