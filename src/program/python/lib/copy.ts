/**
 * `copy`.
 *
 * @see https://docs.python.org/3/library/copy.html
 */

export const copy = String.raw`
def copy(value):
    if hasattr(value, '__copy__'):
        return value.__copy__()
    if isinstance(value, (list, dict, set)):
        return value.copy() if type(value) in (list, dict, set) else type(value)(value)
    if isinstance(value, (int, float, str, bytes, bool, tuple, frozenset)) or value is None or callable(value):
        return value
    made = object.__new__(type(value))
    for key, one in vars(value).items():
        object.__setattr__(made, key, one)
    return made
def deepcopy(value, memo=None):
    memo = {} if memo is None else memo
    if id(value) in memo:
        return memo[id(value)]
    if hasattr(value, '__deepcopy__'):
        return value.__deepcopy__(memo)
    if isinstance(value, list):
        made = memo[id(value)] = []
        made.extend(deepcopy(one, memo) for one in value)
        return made
    if isinstance(value, dict):
        made = memo[id(value)] = type(value)() if type(value) is dict else copy(value)
        for key, one in list(value.items()):
            made[deepcopy(key, memo)] = deepcopy(one, memo)
        return made
    if isinstance(value, (tuple, set, frozenset)):
        return type(value)([deepcopy(one, memo) for one in value])
    if isinstance(value, (int, float, str, bytes, bool)) or value is None or callable(value):
        return value
    made = memo[id(value)] = object.__new__(type(value))
    for key, one in vars(value).items():
        object.__setattr__(made, key, deepcopy(one, memo))
    return made
`
