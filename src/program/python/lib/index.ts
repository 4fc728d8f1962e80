/**
 * All modules that the simulation brings. Adding one is a file beside this one, and a line here.
 *
 * @module
 */
import { abc } from './abc.js'
import { argparse } from './argparse.js'
import { argparseHelp } from './argparse-help.js'
import { asyncio } from './asyncio.js'
import { collections } from './collections.js'
import { abcCollections } from './collections-abc.js'
import { contextlib } from './contextlib.js'
import { copy } from './copy.js'
import { dataclasses } from './dataclasses.js'
import { datetime } from './datetime.js'
import { enumModule } from './enum.js'
import { flask } from './flask.js'
import { flaskCli } from './flask-cli.js'
import { flaskCtx } from './flask-ctx.js'
import { flaskHelpers } from './flask-helpers.js'
import { flaskScaffold } from './flask-scaffold.js'
import { flaskTesting } from './flask-testing.js'
import { functools } from './functools.js'
import { futures } from './futures.js'
import { gunicorn } from './gunicorn.js'
import { headers } from './headers.js'
import { http } from './http.js'
import { httpClient } from './http-client.js'
import { httpServer } from './http-server.js'
import { inspect } from './inspect.js'
import { io } from './io.js'
import { itertools } from './itertools.js'
import { jinja2 } from './jinja2.js'
import { jinja2Expressions } from './jinja2-expressions.js'
import { jinja2Runtime } from './jinja2-runtime.js'
import { json } from './json.js'
import { logging } from './logging.js'
import { markupsafe } from './markupsafe.js'
import { math } from './math.js'
import { operator } from './operator.js'
import { os } from './os.js'
import { posixpath } from './posixpath.js'
import { queue } from './queue.js'
import { random } from './random.js'
import { re } from './re.js'
import { redis } from './redis.js'
import { redisCollections } from './redis-collections.js'
import { redisConnection } from './redis-connection.js'
import { redisExceptions } from './redis-exceptions.js'
import { requests } from './requests.js'
import { requestsExceptions } from './requests-exceptions.js'
import { signal } from './signal.js'
import { socket } from './socket.js'
import { socketserver } from './socketserver.js'
import { string } from './string.js'
import { strptime } from './strptime.js'
import { textwrap } from './textwrap.js'
import { threading } from './threading.js'
import { time } from './time.js'
import { traceback } from './traceback.js'
import { types } from './types.js'
import { typing } from './typing.js'
import { urllibError } from './urllib-error.js'
import { urllibParse } from './urllib-parse.js'
import { urllibRequest } from './urllib-request.js'
import { exceptions } from './werkzeug-exceptions.js'
import { routing } from './werkzeug-routing.js'
import { serving } from './werkzeug-serving.js'
import { wrappers } from './werkzeug-wrappers.js'
import { type Library, type LibraryModule, libraryOf } from './library.js'
import { small } from './small.js'
import { tiny } from './tiny.js'

/** What does not depend on the program that runs. */
const MODULES: Readonly<Record<string, LibraryModule>> = {
  ...small,
  ...tiny,
  _argparse: argparseHelp,
  _headers: headers,
  _strptime: strptime,
  abc,
  argparse,
  asyncio,
  collections,
  'collections.abc': abcCollections,
  concurrent: '',
  'concurrent.futures': futures,
  contextlib,
  copy,
  dataclasses,
  datetime,
  enum: enumModule,
  flask,
  'flask.cli': flaskCli,
  'flask.ctx': flaskCtx,
  'flask.helpers': flaskHelpers,
  'flask.scaffold': flaskScaffold,
  'flask.testing': flaskTesting,
  functools,
  gunicorn,
  http,
  'http.client': httpClient,
  'http.server': httpServer,
  inspect,
  io,
  itertools,
  jinja2,
  'jinja2.expressions': jinja2Expressions,
  'jinja2.runtime': jinja2Runtime,
  json,
  'json.decoder': 'from json import JSONDecodeError\n',
  logging,
  markupsafe,
  math,
  operator,
  os,
  'os.path': posixpath,
  queue,
  random,
  re,
  redis,
  'redis.client': 'from redis import Redis, StrictRedis, Pipeline\n',
  'redis.commands': redisCollections,
  'redis.connection': redisConnection,
  'redis.exceptions': redisExceptions,
  requests,
  'requests.exceptions': requestsExceptions,
  signal,
  socket,
  socketserver,
  string,
  textwrap,
  threading,
  time,
  traceback,
  types,
  typing,
  urllib: '',
  'urllib.error': urllibError,
  'urllib.parse': urllibParse,
  'urllib.request': urllibRequest,
  werkzeug: '',
  'werkzeug.exceptions': exceptions,
  'werkzeug.routing': routing,
  'werkzeug.serving': serving,
  'werkzeug.wrappers': wrappers,
}

/** The library of one program, with the modules that are its own. */
export function libraryFor(own: Readonly<Record<string, LibraryModule>>): Library {
  const shared = libraryOf(MODULES)
  return {
    find: (name) => (Object.hasOwn(own, name) ? own[name] : shared.find(name)),
    isPackage: (name) => shared.isPackage(name),
  }
}
