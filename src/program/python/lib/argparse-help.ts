/**
 * `_argparse`.
 *
 * @see https://docs.python.org/3/library/argparse.html
 */

export const argparseHelp = String.raw`
SUPPRESS = '==SUPPRESS=='
class Helping:
    def format_usage(self):
        if self.usage:
            return f'usage: {self.usage}\n'
        parts = []
        for one in self._actions:
            if one.help == SUPPRESS:
                continue
            if one.is_option:
                text = one.flags[0] + (' ' + one.shown() if one.takes else '')
                parts.append(text if one.required else f'[{text}]')
        parts += [one.shown() for one in self._actions if not one.is_option]
        if self._subs:
            parts.append('{' + ','.join(self._subs.all) + '} ...')
        lines, line, pad = [], f'usage: {self.prog}', ' ' * (len('usage: ') + len(self.prog))
        for part in parts:
            if len(line) + 1 + len(part) > 78:
                lines.append(line)
                line = pad
            line += ' ' + part
        return '\n'.join(lines + [line]) + '\n'
    def format_help(self):
        import textwrap
        text = self.format_usage()
        if self.description:
            text += '\n' + textwrap.fill(self.description, 78) + '\n'
        places = [(one.value_name(), one.help) for one in self._actions if not one.is_option]
        options = [(', '.join(flag + (' ' + one.shown() if one.takes else '') for flag in one.flags), one.help) for one in self._actions if one.is_option and one.help != SUPPRESS]
        subs = [('{' + ','.join(self._subs.all) + '}', None)] + [('  ' + name, said) for name, said in self._subs.helps.items()] if self._subs else []
        for title, rows in (('positional arguments', places + subs), ('options', options)):
            if not rows:
                continue
            text += f'\n{title}:\n'
            wide = min(24, max(len(row[0]) for row in places + subs + options) + 4)
            for name, said in rows:
                head = '  ' + name
                if not said:
                    text += head + '\n'
                    continue
                said = said.replace('%(default)s', str(next((a.default for a in self._actions if a.help == said), None)))
                lines = textwrap.wrap(said, 78 - wide)
                if len(head) + 2 > wide:
                    text += head + '\n'
                    head = ''
                text += head.ljust(wide) + ('\n' + ' ' * wide).join(lines) + '\n'
        if self.epilog:
            text += '\n' + textwrap.fill(self.epilog, 78) + '\n'
        return text
`
