/**
 * `_headers`: headers by name, in whatever case.
 *
 * @see https://werkzeug.palletsprojects.com/en/stable/datastructures/#werkzeug.datastructures.Headers
 */

export const headers = String.raw`
class Headers(dict):
    _case = None
    def __init__(self, given=()):
        super().__init__()
        self._case = {}
        for key, value in (given.items() if hasattr(given, 'items') else given):
            self[key] = value
    def _key(self, key):
        return self._case.get(key.lower(), key)
    def __setitem__(self, key, value):
        known = self._case.get(key.lower())
        if known is not None:
            super().pop(known, None)
        self._case[key.lower()] = key
        super().__setitem__(key, str(value))
    def __getitem__(self, key):
        return super().__getitem__(self._key(key))
    def __contains__(self, key):
        return super().__contains__(self._key(key))
    def get(self, key, default=None, type=None):
        found = super().get(self._key(key), default)
        return type(found) if type and found is not None else found
    def add(self, key, value):
        self[key] = value
    def pop(self, key, *default):
        return super().pop(self._key(key), *default)
`
