/**
 * `time`.
 *
 * @see https://docs.python.org/3/library/time.html
 */

export const time = String.raw`
import _kubarium
time = _kubarium.now
sleep = _kubarium.sleep
_begin = _kubarium.now()
timezone = altzone = daylight = 0
tzname = ('UTC', 'UTC')
def monotonic():
    return 1000.0 + _kubarium.now() - _begin
perf_counter = monotonic
def process_time():
    return 0.05
thread_time = process_time
def time_ns():
    return int(_kubarium.now() * 1000) * 1000000
def monotonic_ns():
    return int(monotonic() * 1000) * 1000000
perf_counter_ns = monotonic_ns
class struct_time(tuple):
    def __getattr__(self, name):
        names = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')
        if name in names:
            return self[names.index(name)]
        raise AttributeError(f"'time.struct_time' object has no attribute '{name}'")
    def __repr__(self):
        names = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')
        return 'time.struct_time(' + ', '.join(f'{n}={v}' for n, v in zip(names, self)) + ')'
def gmtime(seconds=None):
    import datetime
    when = datetime.datetime.fromtimestamp(_kubarium.now() if seconds is None else seconds)
    return when.timetuple()
localtime = gmtime
def mktime(parts):
    import datetime
    return datetime.datetime(*parts[:6]).timestamp()
def strftime(form, parts=None):
    import datetime
    when = datetime.datetime(*(parts or gmtime())[:6])
    return when.strftime(form)
def strptime(text, form):
    import datetime
    return datetime.datetime.strptime(text, form).timetuple()
def ctime(seconds=None):
    return strftime('%a %b %e %H:%M:%S %Y', gmtime(seconds))
def asctime(parts=None):
    return strftime('%a %b %e %H:%M:%S %Y', parts)
`
