/**
 * `argparse`.
 *
 * @see https://docs.python.org/3/library/argparse.html
 */

export const argparse = String.raw`
import sys, os
SUPPRESS, REMAINDER, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE = '==SUPPRESS==', '...', '?', '*', '+'
class ArgumentError(Exception):
    pass
class ArgumentTypeError(Exception):
    pass
class Namespace:
    def __init__(self, **kwargs):
        for key, value in kwargs.items():
            setattr(self, key, value)
    def __repr__(self):
        return 'Namespace(' + ', '.join(f'{k}={v!r}' for k, v in vars(self).items()) + ')'
    def __contains__(self, name):
        return name in vars(self)
    def __eq__(self, other):
        return isinstance(other, Namespace) and vars(self) == vars(other)
class HelpFormatter: pass
class ArgumentDefaultsHelpFormatter(HelpFormatter): pass
class RawDescriptionHelpFormatter(HelpFormatter): pass
class RawTextHelpFormatter(HelpFormatter): pass
class _Action:
    def __init__(self, flags, action='store', nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None, dest=None, version=None):
        self.flags, self.action, self.nargs, self.const, self.default, self.type = flags, action, nargs, const, default, type
        self.choices, self.required, self.help, self.metavar, self.version = choices, required, help, metavar, version
        if action == 'store_true':
            self.const, self.default = True, False if default is None else default
        elif action == 'store_false':
            self.const, self.default = False, True if default is None else default
        self.is_option = flags[0].startswith('-')
        self.takes = action in ('store', 'append', 'extend')
        names = [one for one in flags if one.startswith('--')] or flags
        self.dest = dest or names[0].lstrip('-').replace('-', '_')
    def value_name(self):
        if self.metavar:
            return self.metavar
        if self.choices:
            return '{' + ','.join(map(str, self.choices)) + '}'
        return self.dest.upper() if self.is_option else self.dest
    def shown(self):
        name = self.value_name()
        return {None: name, '?': f'[{name}]', '*': f'[{name} ...]', '+': f'{name} [{name} ...]', '...': '...'}.get(self.nargs) or ' '.join([name] * self.nargs)
    def named(self):
        return '/'.join(self.flags) if self.is_option else self.metavar or self.dest
class _Group:
    def __init__(self, parser, exclusive=False, required=False):
        self._parser, self.actions, self.exclusive, self.required = parser, [], exclusive, required
    def add_argument(self, *flags, **options):
        made = self._parser.add_argument(*flags, **options)
        self.actions.append(made)
        return made
class _Subparsers:
    def __init__(self, dest, required, prog, metavar=None):
        self.dest, self.required, self.prog, self.metavar, self.all, self.helps = dest, required, prog, metavar, {}, {}
    def add_parser(self, name, help=None, aliases=(), **options):
        made = ArgumentParser(prog=f'{self.prog} {name}', **options)
        self.helps[name] = help
        for one in (name, *aliases):
            self.all[one] = made
        return made
from _argparse import Helping
class ArgumentParser(Helping):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=None, add_help=True, allow_abbrev=True, exit_on_error=True, argument_default=None, prefix_chars='-', conflict_handler=None):
        self.prog = prog or os.path.basename(sys.argv[0])
        self.usage, self.description, self.epilog, self.formatter = usage, description, epilog, formatter_class
        self._actions, self._groups, self._subs, self._defaults = [], [], None, {}
        if add_help:
            self.add_argument('-h', '--help', action='help', help='show this help message and exit')
        for parent in parents:
            self._actions += [one for one in parent._actions if one.action != 'help']
    def add_argument(self, *flags, **options):
        made = _Action(flags, **options) if options.get('action') in (None, 'store', 'store_true', 'store_false', 'store_const', 'append', 'count', 'help', 'version', 'extend') else None
        if made is None:
            raise NotImplementedError(f"kubarium does not simulate the action {options.get('action')!r} of argparse")
        self._actions.append(made)
        return made
    def add_argument_group(self, title=None, description=None):
        return _Group(self)
    def add_mutually_exclusive_group(self, required=False):
        self._groups.append(_Group(self, True, required))
        return self._groups[-1]
    def add_subparsers(self, dest=None, required=False, help=None, title=None, description=None, metavar=None, **options):
        self._subs = _Subparsers(dest, required, self.prog, metavar)
        return self._subs
    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
    def print_help(self, file=None):
        print(self.format_help(), end='', file=file or sys.stdout)
    def print_usage(self, file=None):
        print(self.format_usage(), end='', file=file or sys.stdout)
    def exit(self, status=0, message=None):
        if message:
            print(message, end='', file=sys.stderr)
        sys.exit(status)
    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')
    def _convert(self, action, text):
        value = text
        if action.type is not None:
            try:
                value = action.type(text)
            except ArgumentTypeError as error:
                self.error(f'argument {action.named()}: {error}')
            except (TypeError, ValueError):
                self.error(f'argument {action.named()}: invalid {getattr(action.type, "__name__", repr(action.type))} value: {text!r}')
        if action.choices is not None and value not in action.choices:
            self.error(f"argument {action.named()}: invalid choice: {value!r} (choose from {', '.join(map(repr if sys.version_info < (3, 12) else str, action.choices))})")
        return value
    def _find(self, word):
        exact = next((one for one in self._actions if one.is_option and word in one.flags), None)
        if exact or not word.startswith('--'):
            return exact
        found = [one for one in self._actions if any(flag.startswith(word) for flag in one.flags)]
        return found[0] if len(found) == 1 else None
    def _take(self, action, words):
        count = action.nargs
        free = 0
        while free < len(words) and not (words[free].startswith('-') and len(words[free]) > 1 and not words[free][1:].replace('.', '').isdigit()):
            free += 1
        if count is None:
            if free < 1:
                self.error(f'argument {action.named()}: expected one argument')
            return self._convert(action, words.pop(0))
        if count == '?':
            return self._convert(action, words.pop(0)) if free else action.const
        if isinstance(count, int):
            if free < count:
                self.error(f'argument {action.named()}: expected {count} argument{"s" if count > 1 else ""}')
            free = count
        elif count == '+' and free < 1:
            self.error(f'argument {action.named()}: expected at least one argument')
        return [self._convert(action, words.pop(0)) for _ in range(free)]
    def _option(self, action, words, attached, space):
        if action.action == 'help':
            self.print_help()
            self.exit()
        if action.action == 'version':
            print(action.version.replace('%(prog)s', self.prog))
            self.exit()
        if action.takes:
            if attached is not None:
                words.insert(0, attached)
                value = self._convert(action, words.pop(0))
                value = [value] if action.nargs in ('*', '+') else value
            else:
                value = self._take(action, words)
            if action.action == 'append':
                value = (getattr(space, action.dest, None) or []) + [value]
        elif action.action == 'count':
            value = (getattr(space, action.dest, None) or 0) + 1
        else:
            if attached is not None:
                self.error(f'argument {action.named()}: ignored explicit argument {attached!r}')
            value = action.const
        setattr(space, action.dest, value)
    def parse_known_args(self, args=None, namespace=None):
        words, space = list(sys.argv[1:] if args is None else args), namespace or Namespace()
        for one in self._actions:
            if one.action not in ('help', 'version') and not hasattr(space, one.dest):
                value = one.default
                setattr(space, one.dest, self._convert(one, value) if isinstance(value, str) and one.type else value)
        for key, value in self._defaults.items():
            if not hasattr(space, key):
                setattr(space, key, value)
        if self._subs and self._subs.dest and not hasattr(space, self._subs.dest):
            setattr(space, self._subs.dest, None)
        places = [one for one in self._actions if not one.is_option]
        seen, free, extra, chosen = [], [], [], None
        while words:
            word = words.pop(0)
            if word == '--':
                free += words
                break
            name, eq, attached = word.partition('=')
            action = self._find(name) if word.startswith('-') and len(word) > 1 else None
            if action is None and word.startswith('-') and not word.startswith('--') and len(word) > 2:
                action = self._find(word[:2])
                if action and not action.takes:
                    words.insert(0, '-' + word[2:])
                    eq = ''
                elif action:
                    eq, attached = '=', word[2:].removeprefix('=')
            if action:
                seen.append(action)
                self._option(action, words, attached if eq else None, space)
            elif word.startswith('-') and len(word) > 1 and not word[1:].replace('.', '').isdigit():
                extra.append(word)
            elif self._subs and len(free) >= len(places):
                if word not in self._subs.all:
                    self.error(f"argument {self._subs.dest or self._subs.metavar or '{' + ','.join(self._subs.all) + '}'}: invalid choice: {word!r} (choose from {', '.join(map(repr if sys.version_info < (3, 12) else str, self._subs.all))})")
                chosen = word
                if self._subs.dest:
                    setattr(space, self._subs.dest, word)
                _, more = self._subs.all[word].parse_known_args(words, space)
                extra += more
                break
            else:
                free.append(word)
        self._places(places, free, space, extra, seen)
        missing = [one.named() for one in self._actions if one.is_option and one.required and one not in seen] + self._missing
        if self._subs and self._subs.required and chosen is None:
            missing.append(self._subs.dest or 'command')
        if missing:
            self.error(f"the following arguments are required: {', '.join(missing)}")
        for group in self._groups:
            own = [one for one in seen if one in group.actions]
            if len(own) > 1:
                self.error(f'argument {own[1].named()}: not allowed with argument {own[0].named()}')
            if group.required and not own:
                self.error(f"one of the arguments {' '.join(one.named() for one in group.actions)} is required")
        return space, extra
    def _places(self, places, free, space, extra, seen):
        self._missing = []
        for i, action in enumerate(places):
            least = sum(1 if one.nargs in (None, '+') else one.nargs if isinstance(one.nargs, int) else 0 for one in places[i + 1:])
            have = max(0, len(free) - least)
            count = action.nargs
            if count is None or isinstance(count, int):
                if len(free) < (count or 1):
                    self._missing.append(action.named())
                    continue
                found = [self._convert(action, free.pop(0)) for _ in range(count or 1)]
                setattr(space, action.dest, found[0] if count is None else found)
            elif count == '?':
                if have:
                    setattr(space, action.dest, self._convert(action, free.pop(0)))
            elif have:
                setattr(space, action.dest, [self._convert(action, free.pop(0)) for _ in range(have)])
            elif count == '+':
                self._missing.append(action.named())
            elif getattr(space, action.dest) is None:
                setattr(space, action.dest, [])
        extra += free
    def parse_args(self, args=None, namespace=None):
        space, extra = self.parse_known_args(args, namespace)
        if extra:
            self.error(f"unrecognized arguments: {' '.join(extra)}")
        return space
class FileType:
    def __init__(self, mode='r', **options):
        self.mode = mode
    def __call__(self, name):
        return open(name, self.mode)
`
