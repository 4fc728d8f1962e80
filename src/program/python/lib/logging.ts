/**
 * `logging`.
 *
 * @see https://docs.python.org/3/library/logging.html
 */

export const logging = String.raw`
import _kubarium, sys, os, time
CRITICAL = FATAL = 50
ERROR, WARNING, INFO, DEBUG, NOTSET = 40, 30, 20, 10, 0
WARN = WARNING
_names = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG', 0: 'NOTSET'}
BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'
raiseExceptions = True
def getLevelName(level):
    for number, name in _names.items():
        if level == name:
            return number
    return _names.get(level, f'Level {level}')
def addLevelName(level, name):
    _names[level] = name
def _level(level):
    if isinstance(level, str):
        found = getLevelName(level)
        if not isinstance(found, int):
            raise ValueError(f'Unknown level: {level!r}')
        return found
    return level
class LogRecord:
    def __init__(self, name, level, msg, args, exc_info, extra):
        self.name, self.levelno, self.levelname, self.msg, self.args, self.exc_info = name, level, getLevelName(level), msg, args, exc_info
        self.created = _kubarium.now()
        self.msecs = (self.created * 1000) % 1000
        self.process, self.processName, self.threadName, self.thread = _kubarium.pid(), 'MainProcess', 'MainThread', 1
        self.pathname, self.lineno, self.funcName, _ = _kubarium.caller()
        self.filename = os.path.basename(self.pathname)
        self.module = os.path.splitext(self.filename)[0]
        threading = sys.modules.get('threading')
        if threading:
            self.threadName = threading.current_thread().name
        self.relativeCreated, self.stack_info, self.exc_text = 0.0, None, None
        for key, value in (extra or {}).items():
            setattr(self, key, value)
    def getMessage(self):
        text = str(self.msg)
        if not self.args:
            return text
        return text % (self.args[0] if len(self.args) == 1 and isinstance(self.args[0], dict) else self.args)
class Formatter:
    def __init__(self, fmt=None, datefmt=None, style='%', **options):
        self._fmt, self.datefmt, self._style = fmt or '%(message)s', datefmt, style
    def formatTime(self, record, datefmt=None):
        when = time.gmtime(record.created)
        if datefmt:
            return time.strftime(datefmt, when)
        return time.strftime('%Y-%m-%d %H:%M:%S', when) + f',{int(record.msecs):03}'
    def formatException(self, info):
        return _kubarium.format_exception(info[1]).rstrip('\n')
    def format(self, record):
        record.message = record.getMessage()
        record.asctime = self.formatTime(record, self.datefmt)
        values = vars(record)
        if self._style == '{':
            text = self._fmt.format(**values)
        elif self._style == '$':
            from string import Template
            text = Template(self._fmt).substitute(values)
        else:
            text = self._fmt % values
        if record.exc_info and record.exc_info[1]:
            text += '\n' + self.formatException(record.exc_info)
        return text
class Filterer:
    def __init__(self):
        self.filters = []
    def addFilter(self, one):
        self.filters.append(one)
    def removeFilter(self, one):
        self.filters.remove(one)
    def filter(self, record):
        return all((one.filter if hasattr(one, 'filter') else one)(record) for one in self.filters)
class Handler(Filterer):
    def __init__(self, level=NOTSET):
        super().__init__()
        self.level, self.formatter = _level(level), None
    def setLevel(self, level):
        self.level = _level(level)
    def setFormatter(self, formatter):
        self.formatter = formatter
    def format(self, record):
        return (self.formatter or Formatter()).format(record)
    def handle(self, record):
        if self.filter(record):
            self.emit(record)
    def emit(self, record):
        raise NotImplementedError('emit must be implemented by Handler subclasses')
    def flush(self):
        pass
    def close(self):
        pass
class StreamHandler(Handler):
    terminator = '\n'
    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream
    def emit(self, record):
        self.stream.write(self.format(record) + self.terminator)
        self.stream.flush()
class FileHandler(StreamHandler):
    def __init__(self, filename, mode='a', encoding=None, delay=False):
        super().__init__(open(filename, mode))
class NullHandler(Handler):
    def emit(self, record):
        pass
class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name, self.level, self.handlers, self.propagate, self.disabled = name, level, [], True, False
        self.parent = None
    def setLevel(self, level):
        self.level = _level(level)
    def addHandler(self, handler):
        if handler not in self.handlers:
            self.handlers.append(handler)
    def removeHandler(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)
    def hasHandlers(self):
        return bool(self.handlers) or bool(self.parent and self.parent.hasHandlers())
    def getEffectiveLevel(self):
        own = self
        while own:
            if own.level:
                return own.level
            own = own.parent
        return NOTSET
    def isEnabledFor(self, level):
        return level >= self.getEffectiveLevel() and level > _disabled[0]
    def getChild(self, name):
        return getLogger(f'{self.name}.{name}')
    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        if exc_info and not isinstance(exc_info, tuple):
            error = exc_info if isinstance(exc_info, BaseException) else _kubarium.current_exception()
            exc_info = (type(error), error, None)
        self.handle(LogRecord(self.name, level, msg, args, exc_info, extra))
    def handle(self, record):
        if self.disabled or not self.filter(record):
            return
        own, found = self, False
        while own:
            for handler in own.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
            own = own.parent if own.propagate else None
        if not found and record.levelno >= WARNING:
            print(record.getMessage(), file=sys.stderr)
    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)
    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)
    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)
    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)
    warn = warning
    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)
    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)
    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)
    fatal = critical
    def __repr__(self):
        return f'<Logger {self.name} ({getLevelName(self.getEffectiveLevel())})>'
class LoggerAdapter:
    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra
    def __getattr__(self, name):
        return getattr(self.logger, name)
_disabled = [0]
def disable(level=CRITICAL):
    _disabled[0] = level
root = Logger('root', WARNING)
Logger.root = root
_loggers = {}
def getLogger(name=None):
    if not name or name == 'root':
        return root
    if name not in _loggers:
        made = _loggers[name] = Logger(name)
        head = name.rpartition('.')[0]
        made.parent = getLogger(head) if head else root
    return _loggers[name]
def basicConfig(*, filename=None, filemode='a', format=None, datefmt=None, style='%', level=None, stream=None, handlers=None, force=False, encoding=None, errors=None):
    if force:
        root.handlers.clear()
    if root.handlers:
        return
    handlers = handlers or [FileHandler(filename, filemode) if filename else StreamHandler(stream)]
    for one in handlers:
        if one.formatter is None:
            one.setFormatter(Formatter(format or BASIC_FORMAT, datefmt, style))
        root.addHandler(one)
    if level is not None:
        root.setLevel(level)
def _root(name):
    def log(msg, *args, **kwargs):
        if not root.handlers:
            basicConfig()
        getattr(root, name)(msg, *args, **kwargs)
    return log
debug, info, warning, error, critical, exception = _root('debug'), _root('info'), _root('warning'), _root('error'), _root('critical'), _root('exception')
warn = warning
def log(level, msg, *args, **kwargs):
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **kwargs)
def captureWarnings(capture):
    pass
def shutdown():
    pass
`
