/**
 * `_strptime`.
 *
 * @see https://docs.python.org/3/library/datetime.html#strftime-and-strptime-behavior
 */

export const strptime = String.raw`
_DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_MONTHS = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December')
def parse(text, form):
    from datetime import datetime
    import re
    names, pattern = [], ''
    known = {'Y': r'(\d{4})', 'm': r'(\d\d?)', 'd': r'(\d\d?)', 'H': r'(\d\d?)', 'M': r'(\d\d?)', 'S': r'(\d\d?)', 'f': r'(\d{1,6})', 'b': r'(\w{3})', 'B': r'(\w+)', 'a': r'(\w{3})', 'A': r'(\w+)', 'y': r'(\d\d)', 'z': r'([+-]\d\d:?\d\d|Z)', 'p': '([AaPp][Mm])', 'I': r'(\d\d?)', 'j': r'(\d{1,3})', 'Z': r'(\w+)'}
    i = 0
    while i < len(form):
        if form[i] == '%' and form[i + 1] != '%':
            names.append(form[i + 1])
            pattern += known[form[i + 1]]
            i += 1
        else:
            pattern += re.escape(form[i])
        i += 1
    found = re.match(pattern + '$', text)
    if not found:
        raise ValueError(f'time data {text!r} does not match format {form!r}')
    got = dict(zip(names, found.groups()))
    month = int(got.get('m', 1))
    for sign in 'bB':
        if sign in got:
            month = [m[:3].lower() for m in _MONTHS].index(got[sign][:3].lower()) + 1
    hour = int(got.get('H', got.get('I', 0)))
    if got.get('p', '').lower() == 'pm' and hour < 12:
        hour += 12
    return datetime(int(got.get('Y', 2000 + int(got['y']) if 'y' in got else 1900)), month, int(got.get('d', 1)), hour, int(got.get('M', 0)), int(got.get('S', 0)), int(got.get('f', '0').ljust(6, '0')))
def show(self, form):
    from datetime import _shown, _ordinal
    zone = _shown(self.tzinfo.utcoffset()).replace(':', '') if self.tzinfo else ''
    hour = self.hour % 12 or 12
    known = {
        'Y': f'{self.year:04}', 'y': f'{self.year % 100:02}', 'm': f'{self.month:02}', 'd': f'{self.day:02}', 'e': f'{self.day:2}',
        'H': f'{self.hour:02}', 'I': f'{hour:02}', 'M': f'{self.minute:02}', 'S': f'{self.second:02}', 'f': f'{self.microsecond:06}',
        'p': 'AM' if self.hour < 12 else 'PM', 'A': _DAYS[self.weekday()], 'a': _DAYS[self.weekday()][:3], 'w': str((self.weekday() + 1) % 7),
        'B': _MONTHS[self.month - 1], 'b': _MONTHS[self.month - 1][:3], 'h': _MONTHS[self.month - 1][:3], 'u': str(self.weekday() + 1),
        'j': f'{self.toordinal() - _ordinal(self.year, 1, 1) + 1:03}', 'z': zone, 'Z': self.tzname() or '', '%': '%', 'n': '\n', 't': '\t',
        's': str(int(self.timestamp())), 'D': f'{self.month:02}/{self.day:02}/{self.year % 100:02}', 'V': f'{self.isocalendar()[1]:02}',
    }
    known['T'] = known['X'] = f"{known['H']}:{known['M']}:{known['S']}"
    known['F'] = f"{known['Y']}-{known['m']}-{known['d']}"
    known['R'] = f"{known['H']}:{known['M']}"
    known['x'] = known['D']
    known['c'] = f"{known['a']} {known['b']} {known['e']} {known['T']} {known['Y']}"
    found, i = '', 0
    while i < len(form):
        if form[i] == '%' and i + 1 < len(form):
            i += 1
            if form[i] == '-':
                i += 1
                found += known.get(form[i], form[i]).lstrip('0 ') or '0'
            else:
                found += known.get(form[i], '%' + form[i])
        else:
            found += form[i]
        i += 1
    return found
`
