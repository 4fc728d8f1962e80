/**
 * `types`.
 *
 * @see https://docs.python.org/3/library/types.html
 */

export const types = String.raw`
class SimpleNamespace:
    def __init__(self, **kwargs):
        for key, value in kwargs.items():
            setattr(self, key, value)
    def __repr__(self):
        return 'namespace(' + ', '.join(f'{k}={v!r}' for k, v in vars(self).items()) + ')'
    def __eq__(self, other):
        return isinstance(other, SimpleNamespace) and vars(self) == vars(other)
FunctionType = LambdaType = type(lambda: None)
NoneType = type(None)
ModuleType = type(__import__('sys'))
GeneratorType = type(one for one in ())
MethodType = type([].append)
`
