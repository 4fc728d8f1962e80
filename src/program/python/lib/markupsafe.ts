/**
 * `markupsafe`.
 *
 * @see https://markupsafe.palletsprojects.com
 */

export const markupsafe = String.raw`
class Markup:
    def __init__(self, text=''):
        self.text = str(text)
    def __html__(self):
        return self
    def __str__(self):
        return self.text
    def __repr__(self):
        return f'Markup({self.text!r})'
    def __add__(self, other):
        return Markup(self.text + str(escape(other)))
    def __radd__(self, other):
        return Markup(str(escape(other)) + self.text)
    def __mod__(self, args):
        return Markup(self.text % (tuple(map(escape, args)) if isinstance(args, tuple) else escape(args)))
    def format(self, *args, **kwargs):
        return Markup(self.text.format(*map(escape, args), **{k: escape(v) for k, v in kwargs.items()}))
    def __eq__(self, other):
        return str(self) == str(other)
    def __hash__(self):
        return hash(self.text)
    def __len__(self):
        return len(self.text)
    def __iter__(self):
        return iter(self.text)
    def __getattr__(self, name):
        return getattr(self.text, name)
def escape(value):
    if hasattr(value, '__html__'):
        return value.__html__()
    return Markup(str(value).replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace("'", '&#39;').replace('"', '&#34;'))
`
