/**
 * The routers of the simulated npm registry's `express`.
 *
 * @see https://expressjs.com/en/5x/api.html#router
 */

/** `router.js` of the package. */
export const EXPRESS_ROUTER = String.raw`'use strict'
const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options']

function compile(pattern, isPrefix, options) {
  if (pattern instanceof RegExp) return { regexp: pattern, keys: [] }
  const keys = []
  const flags = options && options.caseSensitive ? '' : 'i'
  let source = String(pattern).replace(/\/$/, '')
  source = source.replace(/[.+^$|\\]/g, '\\$&').replace(/\{/g, '(?:').replace(/\}/g, ')?')
  source = source.replace(/\/:(\w+)(\([^)]*\))?\?/g, (_, key, group) => { keys.push(key); return '(?:/' + (group || '([^/]+?)') + ')?' })
  source = source.replace(/:(\w+)(\([^)]*\))?/g, (_, key, group) => { keys.push(key); return group || '([^/]+?)' })
  source = source.replace(/\*(\w*)/g, (_, key) => { keys.push(key || String(keys.filter((one) => /^\d+$/.test(one)).length)); return '(.*)' })
  return { regexp: new RegExp('^' + source + (isPrefix ? '(?=/|$)' : '/?$'), flags), keys }
}

function matchOf(layer, pathname) {
  for (const { regexp, keys } of layer.patterns) {
    const found = regexp.exec(pathname)
    if (!found) continue
    const params = {}
    for (let i = 1; i < found.length; i++) {
      if (found[i] === undefined) continue
      let value = found[i]
      try { value = decodeURIComponent(value) } catch { const error = new Error("Failed to decode param '" + value + "'"); error.status = 400; throw error }
      params[keys[i - 1] === undefined ? i - 1 : keys[i - 1]] = value
    }
    return { params, path: found[0] }
  }
  return undefined
}

const flatten = (list) => list.reduce((all, one) => all.concat(Array.isArray(one) ? flatten(one) : [one]), [])

function Router(options) {
  const router = function (req, res, next) { router.handle(req, res, next) }
  Object.assign(router, routerMethods)
  router.stack = []
  router.options = options || {}
  router.paramHandlers = {}
  return router
}

const routerMethods = {
  param(name, handler) { (this.paramHandlers[name] = this.paramHandlers[name] || []).push(handler); return this },
  use(first, ...rest) {
    const hasPath = typeof first === 'string' || first instanceof RegExp || (Array.isArray(first) && typeof first[0] !== 'function')
    const paths = hasPath ? [].concat(first) : ['/']
    const handlers = flatten(hasPath ? rest : [first, ...rest])
    if (handlers.length === 0) throw new TypeError('argument handler is required')
    for (const handler of handlers) {
      if (typeof handler !== 'function') throw new TypeError('argument handler must be a function')
      this.stack.push({ patterns: paths.map((one) => compile(one, true, this.options)), method: undefined, handler, isPrefix: true, isRoot: paths.every((one) => one === '/') })
    }
    return this
  },
  add(method, pattern, handlers) {
    const list = flatten(handlers)
    for (const handler of list) {
      if (typeof handler !== 'function') throw new TypeError('argument handler must be a function')
    }
    const group = {}
    for (const handler of list)
      this.stack.push({ patterns: [].concat(pattern).map((one) => compile(one, false, this.options)), method, handler, group })
    return this
  },
  all(pattern, ...handlers) { return this.add('all', pattern, handlers) },
  route(pattern) {
    const route = {}
    for (const method of [...METHODS, 'all']) route[method] = (...handlers) => { this.add(method, pattern, handlers); return route }
    return route
  },
  handle(req, res, done) {
    const stack = this.stack
    const before = { baseUrl: req.baseUrl || '', url: req.url, params: req.params }
    const router = this
    let at = 0
    let skipped
    const restore = () => { req.baseUrl = before.baseUrl; req.url = before.url; req.params = before.params }
    const next = (error) => {
      restore()
      if (error === 'router') return done()
      if (error === 'route') { skipped = stack[at - 1] && stack[at - 1].group; error = undefined }
      while (at < stack.length) {
        const layer = stack[at++]
        if (skipped !== undefined && layer.group === skipped) continue
        const pathname = req.url.split('?')[0]
        let match
        try { match = layer.isRoot ? { params: {}, path: '' } : matchOf(layer, pathname) } catch (wrong) { error = wrong; continue }
        if (!match) continue
        const method = req.method.toLowerCase()
        if (layer.method && layer.method !== 'all' && layer.method !== method && !(method === 'head' && layer.method === 'get')) continue
        const handlesErrors = layer.handler.length === 4
        if (error !== undefined ? !handlesErrors : handlesErrors) continue
        req.params = Object.assign({}, router.options.mergeParams ? before.params : undefined, match.params)
        if (layer.isPrefix && match.path !== '') {
          req.baseUrl = before.baseUrl + match.path
          req.url = before.url.slice(match.path.length) || '/'
          if (!req.url.startsWith('/')) req.url = '/' + req.url
        }
        const call = (wrong) => {
          if (wrong) return next(wrong)
          try {
            const result = error !== undefined ? layer.handler(error, req, res, next) : layer.handler(req, res, next)
            if (result && typeof result.then === 'function') result.then(undefined, (reason) => next(reason || new Error('Rejected promise')))
          } catch (thrown) { next(thrown) }
        }
        const waiting = Object.keys(match.params).flatMap((name) => (router.paramHandlers[name] || []).map((handler) => (then) => handler(req, res, then, req.params[name], name)))
        const proceed = (wrong) => { const one = wrong ? undefined : waiting.shift(); return one ? one(proceed) : call(wrong) }
        return proceed()
      }
      return done(error)
    }
    next()
  },
}
for (const method of METHODS) routerMethods[method] = function (pattern, ...handlers) { return this.add(method, pattern, handlers) }

module.exports = { METHODS, Router, flatten }
`
