/**
 * More modules of a few functions each: data in lists and lines, the host's odds and ends.
 *
 * @see https://docs.python.org/3/library/
 */

export const tiny: Readonly<Record<string, string>> = {
  this: 'print("The Zen of Python, by Tim Peters")\n',
  __future__:
    'annotations = division = print_function = unicode_literals = generator_stop = None\n',
  gc: 'def collect(generation=2):\n    return 0\ndef enable():\n    pass\ndisable = freeze = enable\n',
  locale:
    "LC_ALL = 6\ndef setlocale(category, locale=None):\n    return 'C.UTF-8'\ndef getpreferredencoding(do=True):\n    return 'UTF-8'\n",
  tempfile: String.raw`
import os
_count = 0
def gettempdir():
    return '/tmp'
def mkdtemp(suffix='', prefix='tmp', dir=None):
    global _count
    _count += 1
    path = f"{dir or '/tmp'}/{prefix}{_count:08}{suffix}"
    os.makedirs(path)
    return path
class TemporaryDirectory:
    def __enter__(self):
        self.name = mkdtemp()
        return self.name
    def __exit__(self, *exc):
        import shutil
        shutil.rmtree(self.name)
def __getattr__(name):
    raise NotImplementedError(f'kubarium does not simulate tempfile.{name}')
`,
  csv: String.raw`
def _rows(lines, delimiter):
    for line in lines:
        row, cell, quoted, i = [], '', False, 0
        line = line.rstrip('\r\n')
        while i < len(line):
            sign = line[i]
            if quoted and sign == '"' and line[i + 1:i + 2] == '"':
                cell += '"'
                i += 1
            elif sign == '"':
                quoted = not quoted
            elif sign == delimiter and not quoted:
                row.append(cell)
                cell = ''
            else:
                cell += sign
            i += 1
        if line:
            yield row + [cell]
def reader(lines, delimiter=',', **options):
    return _rows(lines, delimiter)
class DictReader:
    def __init__(self, lines, fieldnames=None, delimiter=',', **options):
        self._rows = _rows(lines, delimiter)
        self.fieldnames = fieldnames or next(self._rows, [])
    def __iter__(self):
        for row in self._rows:
            yield dict(zip(self.fieldnames, row))
class writer:
    def __init__(self, file, delimiter=',', lineterminator='\r\n', **options):
        self._file, self._by, self._end = file, delimiter, lineterminator
    def writerow(self, row):
        cells = ['' if one is None else str(one) for one in row]
        quoted = ['"' + c.replace('"', '""') + '"' if any(s in c for s in (self._by, '"', '\n')) else c for c in cells]
        self._file.write(self._by.join(quoted) + self._end)
    def writerows(self, rows):
        for row in rows:
            self.writerow(row)
class DictWriter(writer):
    def __init__(self, file, fieldnames, **options):
        super().__init__(file, **options)
        self.fieldnames = fieldnames
    def writeheader(self):
        super().writerow(self.fieldnames)
    def writerow(self, row):
        super().writerow([row.get(name, '') for name in self.fieldnames])
`,
  heapq: String.raw`
def heappush(heap, item):
    heap.append(item)
    heap.sort()
def heappop(heap):
    return heap.pop(0)
def heapify(heap):
    heap.sort()
def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:n]
def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:n]
`,
  bisect: String.raw`
def bisect_left(a, x, lo=0, hi=None):
    hi = len(a) if hi is None else hi
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < x:
            lo = mid + 1
        else:
            hi = mid
    return lo
def bisect_right(a, x, lo=0, hi=None):
    hi = len(a) if hi is None else hi
    while lo < hi:
        mid = (lo + hi) // 2
        if x < a[mid]:
            hi = mid
        else:
            lo = mid + 1
    return lo
bisect = bisect_right
def insort(a, x):
    a.insert(bisect_right(a, x), x)
`,
}
