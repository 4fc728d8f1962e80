/**
 * `enum`.
 *
 * @see https://docs.python.org/3/library/enum.html
 */

export const enumModule = String.raw`
class auto:
    pass
class EnumType(type):
    def __iter__(cls):
        return iter(list(dict.fromkeys(cls._members.values())))
    def __len__(cls):
        return len(set(cls._members.values()))
    def __getitem__(cls, name):
        return cls._members[name]
    def __contains__(cls, value):
        return any(one is value or one.value == value for one in cls)
    @property
    def __members__(cls):
        return dict(cls._members)
    def __call__(cls, value, names=None):
        if names is not None:
            names = names.replace(',', ' ').split() if isinstance(names, str) else names
            made = type(value, (cls,), {})
            _fill(made, {name: i + 1 for i, name in enumerate(names)})
            return made
        for one in cls:
            if one is value or one.value == value:
                return one
        found = cls._missing_(value)
        if found is not None:
            return found
        raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
    def __repr__(cls):
        return f"<enum '{cls.__name__}'>"
EnumMeta = EnumType
def _fill(cls, body):
    cls._members = {}
    last = 0
    for name, value in body.items():
        if isinstance(value, auto):
            value = cls._generate_next_value_(name, 1, len(cls._members), [one.value for one in cls._members.values()])
        known = next((one for one in cls._members.values() if one.value == value), None)
        if known is None:
            known = object.__new__(cls)
            known.name = known._name_ = name
            known.value = known._value_ = value
            if '__init__' in vars(cls):
                known.__init__(*(value if isinstance(value, tuple) else (value,)))
        cls._members[name] = known
        setattr(cls, name, known)
class Enum(metaclass=EnumType):
    def __init_subclass__(cls, **kwargs):
        body = {k: v for k, v in vars(cls).items() if not k.startswith('_') and not callable(v) and not isinstance(v, (property, staticmethod, classmethod))}
        _fill(cls, body)
    @staticmethod
    def _generate_next_value_(name, start, count, last):
        return max([one for one in last if isinstance(one, int)], default=0) + 1
    @classmethod
    def _missing_(cls, value):
        return None
    def __str__(self):
        return f'{type(self).__name__}.{self.name}'
    def __repr__(self):
        return f'<{type(self).__name__}.{self.name}: {self.value!r}>'
    def __hash__(self):
        return hash(self.name)
    def __eq__(self, other):
        return self is other
    def __format__(self, spec):
        return format(str(self), spec)
class IntEnum(Enum):
    def __int__(self):
        return self.value
    __index__ = __int__
    def __str__(self):
        return str(self.value)
    def __eq__(self, other):
        return self.value == (other.value if isinstance(other, Enum) else other)
    def __hash__(self):
        return hash(self.value)
    def __lt__(self, other):
        return self.value < int(other)
    def __le__(self, other):
        return self.value <= int(other)
    def __gt__(self, other):
        return self.value > int(other)
    def __ge__(self, other):
        return self.value >= int(other)
    def __add__(self, other):
        return self.value + int(other)
    __radd__ = __add__
    def __sub__(self, other):
        return self.value - int(other)
    def __mul__(self, other):
        return self.value * other
    def __format__(self, spec):
        return format(self.value, spec)
class StrEnum(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last):
        return name.lower()
    def __str__(self):
        return self.value
    def __eq__(self, other):
        return self.value == (other.value if isinstance(other, Enum) else other)
    def __hash__(self):
        return hash(self.value)
    def __getattr__(self, name):
        return getattr(self.value, name)
class Flag(Enum):
    def __init_subclass__(cls, **kwargs):
        raise NotImplementedError('kubarium does not simulate enum.Flag')
IntFlag = Flag
def unique(cls):
    return cls
`
