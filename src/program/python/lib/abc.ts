/**
 * `abc`.
 *
 * @see https://docs.python.org/3/library/abc.html
 */

export const abc = String.raw`
class ABCMeta(type):
    def register(cls, other):
        return other
class ABC(metaclass=ABCMeta):
    pass
def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function
def abstractproperty(function):
    function.__isabstractmethod__ = True
    return property(function)
`
