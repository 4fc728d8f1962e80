/**
 * `textwrap`.
 *
 * @see https://docs.python.org/3/library/textwrap.html
 */

export const textwrap = String.raw`
def wrap(text, width=70, initial_indent='', subsequent_indent='', **options):
    lines, line = [], initial_indent
    fresh = True
    for word in text.split():
        if not fresh and len(line) + 1 + len(word) > width:
            lines.append(line)
            line, fresh = subsequent_indent, True
        line += word if fresh else ' ' + word
        fresh = False
    return lines + [line] if not fresh else lines
def fill(text, width=70, **options):
    return '\n'.join(wrap(text, width, **options))
def dedent(text):
    lines = text.split('\n')
    least = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return '\n'.join(line[least:] if line.strip() else '' for line in lines)
def indent(text, prefix, predicate=None):
    return ''.join(prefix + line if (predicate or str.strip)(line) else line for line in text.splitlines(True))
def shorten(text, width, placeholder=' [...]'):
    text = ' '.join(text.split())
    if len(text) <= width:
        return text
    found = ''
    for word in text.split():
        if len(found) + len(word) + 1 + len(placeholder) > width + 1:
            break
        found += (' ' if found else '') + word
    return found + placeholder
`
