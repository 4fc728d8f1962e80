/**
 * `datetime`.
 *
 * @see https://docs.python.org/3/library/datetime.html
 */

export const datetime = String.raw`
import _kubarium
MINYEAR, MAXYEAR = 1, 9999
def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
def _length(year, month):
    return 29 if month == 2 and _leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
def _ordinal(year, month, day):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + sum(_length(year, m) for m in range(1, month)) + day
def _date(ordinal):
    year = ordinal // 366 + 1
    while _ordinal(year + 1, 1, 1) <= ordinal:
        year += 1
    month = 1
    while month < 12 and _ordinal(year, month + 1, 1) <= ordinal:
        month += 1
    return year, month, ordinal - _ordinal(year, month, 1) + 1
class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = days + weeks * 7
        micros = round((total * 86400 + hours * 3600 + minutes * 60 + seconds) * 1000000 + milliseconds * 1000 + microseconds)
        self.days, rest = divmod(micros, 86400000000)
        self.seconds, self.microseconds = divmod(rest, 1000000)
    @property
    def _micros(self):
        return (self.days * 86400 + self.seconds) * 1000000 + self.microseconds
    def total_seconds(self):
        return self._micros / 1000000
    def __add__(self, other):
        return timedelta(microseconds=self._micros + other._micros) if isinstance(other, timedelta) else NotImplemented
    def __sub__(self, other):
        return timedelta(microseconds=self._micros - other._micros) if isinstance(other, timedelta) else NotImplemented
    def __mul__(self, by):
        return timedelta(microseconds=self._micros * by)
    __rmul__ = __mul__
    def __truediv__(self, by):
        return self._micros / by._micros if isinstance(by, timedelta) else timedelta(microseconds=self._micros / by)
    def __floordiv__(self, by):
        return self._micros // by._micros if isinstance(by, timedelta) else timedelta(microseconds=self._micros // by)
    def __neg__(self):
        return timedelta(microseconds=-self._micros)
    def __abs__(self):
        return timedelta(microseconds=abs(self._micros))
    def __eq__(self, other):
        return isinstance(other, timedelta) and self._micros == other._micros
    def __hash__(self):
        return hash(self._micros)
    def __lt__(self, other):
        return self._micros < other._micros
    def __le__(self, other):
        return self._micros <= other._micros
    def __bool__(self):
        return self._micros != 0
    def __str__(self):
        hours, rest = divmod(self.seconds, 3600)
        text = f'{hours}:{rest // 60:02}:{rest % 60:02}'
        if self.days:
            text = f'{self.days} day{"" if abs(self.days) == 1 else "s"}, {text}'
        return text + (f'.{self.microseconds:06}' if self.microseconds else '')
    def __repr__(self):
        parts = [f'{n}={v}' for n, v in (('days', self.days), ('seconds', self.seconds), ('microseconds', self.microseconds)) if v]
        return f"datetime.timedelta({', '.join(parts) or '0'})"
class tzinfo:
    pass
class timezone(tzinfo):
    def __init__(self, offset, name=None):
        self._offset, self._name = offset, name
    def utcoffset(self, when=None):
        return self._offset
    def tzname(self, when=None):
        return self._name or ('UTC' if not self._offset else 'UTC' + _shown(self._offset))
    def __str__(self):
        return self.tzname()
    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset
    def __hash__(self):
        return hash(self._offset)
    def __repr__(self):
        return 'datetime.timezone.utc' if not self._offset else f'datetime.timezone({self._offset!r})'
def _shown(offset):
    minutes = offset._micros // 60000000
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
timezone.utc = UTC = timezone(timedelta(0))
class date:
    def __init__(self, year, month, day):
        if not 1 <= month <= 12:
            raise ValueError('month must be in 1..12')
        if not 1 <= day <= _length(year, month):
            raise ValueError('day is out of range for month')
        self.year, self.month, self.day = year, month, day
    @classmethod
    def today(cls):
        return cls.fromtimestamp(_kubarium.now())
    @classmethod
    def fromtimestamp(cls, seconds):
        return date(*_date(719163 + int(seconds // 86400)))
    @classmethod
    def fromordinal(cls, ordinal):
        return date(*_date(ordinal))
    @classmethod
    def fromisoformat(cls, text):
        return date(*map(int, text.split('-')))
    def toordinal(self):
        return _ordinal(self.year, self.month, self.day)
    def weekday(self):
        return (self.toordinal() + 6) % 7
    def isoweekday(self):
        return self.weekday() + 1
    def isocalendar(self):
        thursday = date.fromordinal(self.toordinal() + 3 - self.weekday())
        return thursday.year, (thursday.toordinal() - _ordinal(thursday.year, 1, 1)) // 7 + 1, self.isoweekday()
    def isoformat(self):
        return f'{self.year:04}-{self.month:02}-{self.day:02}'
    __str__ = isoformat
    def replace(self, **parts):
        return date(**{'year': self.year, 'month': self.month, 'day': self.day, **parts})
    def timetuple(self):
        import time
        return time.struct_time((self.year, self.month, self.day, 0, 0, 0, self.weekday(), self.toordinal() - _ordinal(self.year, 1, 1) + 1, -1))
    def strftime(self, form):
        return datetime(self.year, self.month, self.day).strftime(form)
    def __format__(self, form):
        return self.strftime(form) if form else str(self)
    def _key(self):
        return (self.year, self.month, self.day)
    def __eq__(self, other):
        return type(self) is type(other) and self._key() == other._key()
    def __hash__(self):
        return hash(self._key())
    def __lt__(self, other):
        return self._key() < other._key()
    def __le__(self, other):
        return self._key() <= other._key()
    def __add__(self, delta):
        return date.fromordinal(self.toordinal() + delta.days)
    def __sub__(self, other):
        if isinstance(other, timedelta):
            return date.fromordinal(self.toordinal() - other.days)
        return timedelta(days=self.toordinal() - other.toordinal())
    def __repr__(self):
        return f'datetime.date({self.year}, {self.month}, {self.day})'
class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo = hour, minute, second, microsecond, tzinfo
    def isoformat(self):
        return f'{self.hour:02}:{self.minute:02}:{self.second:02}' + (f'.{self.microsecond:06}' if self.microsecond else '')
    __str__ = isoformat
    def strftime(self, form):
        return datetime(1900, 1, 1, self.hour, self.minute, self.second, self.microsecond).strftime(form)
    def __repr__(self):
        return f'datetime.time({self.hour}, {self.minute}' + (f', {self.second}' if self.second else '') + ')'
class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        super().__init__(year, month, day)
        if not 0 <= hour <= 23:
            raise ValueError('hour must be in 0..23')
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo = hour, minute, second, microsecond, tzinfo
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_kubarium.now(), tz)
    @classmethod
    def utcnow(cls):
        return cls.now()
    today = now
    @classmethod
    def fromtimestamp(cls, seconds, tz=None):
        micros = round(seconds * 1000000)
        offset = tz.utcoffset()._micros if tz else 0
        found = cls._from(micros + 62135596800000000 + offset)
        found.tzinfo = tz
        return found
    utcfromtimestamp = fromtimestamp
    @classmethod
    def _from(cls, micros):
        days, rest = divmod(micros, 86400000000)
        seconds, micro = divmod(rest, 1000000)
        return datetime(*_date(days + 1), seconds // 3600, seconds // 60 % 60, seconds % 60, micro)
    @classmethod
    def combine(cls, day, at, tzinfo=None):
        return datetime(day.year, day.month, day.day, at.hour, at.minute, at.second, at.microsecond, tzinfo)
    @classmethod
    def fromisoformat(cls, text):
        import re
        found = re.match(r'(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?)?(Z|[+-]\d\d:?\d\d)?$', text)
        if not found:
            raise ValueError(f'Invalid isoformat string: {text!r}')
        *parts, micro, zone = found.groups()
        made = datetime(*[int(part or 0) for part in parts], int((micro or '0').ljust(6, '0')))
        if zone:
            minutes = 0 if zone == 'Z' else int(zone[:3]) * 60 + int(zone[0] + zone[-2:])
            made.tzinfo = timezone(timedelta(minutes=minutes))
        return made
    @classmethod
    def strptime(cls, text, form):
        from _strptime import parse
        return parse(text, form)
    @property
    def _micros(self):
        return ((self.toordinal() - 1) * 86400 + self.hour * 3600 + self.minute * 60 + self.second) * 1000000 + self.microsecond
    @property
    def _utc(self):
        return self._micros - (self.tzinfo.utcoffset()._micros if self.tzinfo else 0)
    def timestamp(self):
        return (self._utc - 62135596800000000) / 1000000
    def date(self):
        return date(self.year, self.month, self.day)
    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)
    def utcoffset(self):
        return self.tzinfo.utcoffset() if self.tzinfo else None
    def tzname(self):
        return self.tzinfo.tzname() if self.tzinfo else None
    def astimezone(self, tz=None):
        return datetime.fromtimestamp(self.timestamp(), tz or timezone.utc)
    def replace(self, **parts):
        own = {n: getattr(self, n) for n in ('year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond', 'tzinfo')}
        return datetime(**{**own, **parts})
    def timetuple(self):
        import time
        return time.struct_time((self.year, self.month, self.day, self.hour, self.minute, self.second, self.weekday(), self.toordinal() - _ordinal(self.year, 1, 1) + 1, 0))
    def isoformat(self, sep='T', timespec='auto'):
        text = f'{self.year:04}-{self.month:02}-{self.day:02}{sep}{self.hour:02}:{self.minute:02}'
        if timespec != 'minutes':
            text += f':{self.second:02}'
        if timespec == 'milliseconds':
            text += f'.{self.microsecond // 1000:03}'
        elif timespec == 'microseconds' or (timespec == 'auto' and self.microsecond):
            text += f'.{self.microsecond:06}'
        return text + (_shown(self.tzinfo.utcoffset()) if self.tzinfo else '')
    def __str__(self):
        return self.isoformat(' ')
    def ctime(self):
        return self.strftime('%a %b %e %H:%M:%S %Y')
    def strftime(self, form):
        from _strptime import show
        return show(self, form)
    def _key(self):
        return self._utc
    def __add__(self, delta):
        found = datetime._from(self._micros + delta._micros)
        found.tzinfo = self.tzinfo
        return found
    __radd__ = __add__
    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if (self.tzinfo is None) != (other.tzinfo is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta(microseconds=self._utc - other._utc)
    def __repr__(self):
        parts = [self.year, self.month, self.day, self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        zone = f', tzinfo={self.tzinfo!r}' if self.tzinfo else ''
        return f"datetime.datetime({', '.join(map(str, parts))}{zone})"
`
