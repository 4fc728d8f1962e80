/**
 * `sys`.
 *
 * @see https://docs.python.org/3/library/sys.html
 */
import { type PyException, raise } from '../exceptions.js'
import type { Importer } from '../importer.js'
import type { Interpreter } from '../interpreter.js'
import { moduleOf } from '../native.js'
import { Stream } from '../streams.js'
import { PyList, type PyModule, PyObject, PyTuple, type Value, builtinClass } from '../values.js'

/** What is said of a build. */
const BUILD = '(main, Jul  1 2025, 05:26:33) [GCC 12.2.0]'

function named(name: string, members: Readonly<Record<string, Value>>): PyTuple {
  const made = new PyTuple(Object.values(members), builtinClass(name, new PyTuple([]).cls))
  made.attrs = new Map(Object.entries(members))
  return made
}

/** The module for one program. */
export function sysModule(
  interpreter: Interpreter,
  importer: Importer,
  { argv, isUnbuffered }: { readonly argv: readonly string[]; readonly isUnbuffered: boolean },
): PyModule {
  const { version } = interpreter.start
  const [major = 3n, minor = 13n, micro = 0n] = version.split('.').map(BigInt)
  const implementation = new PyObject(builtinClass('SimpleNamespace'))
  implementation.attrs = new Map<string, Value>([['name', 'cpython']])
  const stream = (name: 'stdin' | 'stdout' | 'stderr'): Stream =>
    new Stream(interpreter, name, isUnbuffered)
  const streams = { stdin: stream('stdin'), stdout: stream('stdout'), stderr: stream('stderr') }
  return moduleOf(
    'sys',
    {
      'exit status?': (code: Value = null) => raise('SystemExit', ...(code === null ? [] : [code])),
      exc_info: () => infoOf(interpreter.handled.exception),
      exception: () => interpreter.handled.exception ?? null,
      getrecursionlimit: () => 1000n,
      'setrecursionlimit limit': () => null,
      getdefaultencoding: () => 'utf-8',
      getfilesystemencoding: () => 'utf-8',
      'getsizeof object default?': () =>
        raise('NotImplementedError', 'kubarium does not simulate sys.getsizeof()'),
      'intern string': (text: string) => text,
      'set_int_max_str_digits digits': () => null,
    },
    {
      ...streams,
      __stdout__: streams.stdout,
      __stderr__: streams.stderr,
      argv: new PyList([...argv]),
      orig_argv: new PyList([...interpreter.start.argv]),
      path: importer.path,
      modules: interpreter.modulesDict,
      version: `${version} ${BUILD}`,
      version_info: named('sys.version_info', {
        major,
        minor,
        micro,
        releaselevel: 'final',
        serial: 0n,
      }),
      hexversion: (major << 24n) + (minor << 16n) + (micro << 8n) + 0xf0n,
      platform: 'linux',
      executable: '/usr/local/bin/python3',
      prefix: '/usr/local',
      byteorder: 'little',
      maxsize: 2n ** 63n - 1n,
      implementation,
      dont_write_bytecode: false,
      ps1: '>>> ',
    },
  )
}

function infoOf(exception: PyException | undefined): PyTuple {
  return new PyTuple(exception ? [exception.cls, exception, null] : [null, null, null])
}
