/**
 * `random`: the Mersenne Twister of Python, begun from the seed of the lab.
 *
 * @see https://docs.python.org/3/library/random.html
 */

export const random = String.raw`
import _kubarium
import math
class Random:
    def __init__(self, x=None):
        self.seed(x)
    def _begin(self, keys):
        mt = [19650218]
        for i in range(1, 624):
            mt.append((1812433253 * (mt[-1] ^ (mt[-1] >> 30)) + i) & 0xffffffff)
        i, j = 1, 0
        for _ in range(max(624, len(keys))):
            mt[i] = ((mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1664525)) + keys[j] + j) & 0xffffffff
            i += 1; j += 1
            if i >= 624:
                mt[0] = mt[623]; i = 1
            if j >= len(keys):
                j = 0
        for _ in range(623):
            mt[i] = ((mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1566083941)) - i) & 0xffffffff
            i += 1
            if i >= 624:
                mt[0] = mt[623]; i = 1
        mt[0] = 0x80000000
        self._mt, self._at, self._gauss = mt, 624, None
    def seed(self, a=None, version=2):
        if a is None:
            a = _kubarium.random_seed()
        if isinstance(a, float):
            a = hash(a)
        if isinstance(a, (str, bytes)):
            import hashlib
            text = a.encode() if isinstance(a, str) else a
            a = int.from_bytes(text + hashlib.sha512(text).digest())
        a = abs(int(a))
        keys = []
        while a:
            keys.append(a & 0xffffffff)
            a >>= 32
        self._begin(keys or [0])
    def _next(self):
        mt = self._mt
        if self._at >= 624:
            for k in range(624):
                y = (mt[k] & 0x80000000) | (mt[(k + 1) % 624] & 0x7fffffff)
                mt[k] = mt[(k + 397) % 624] ^ (y >> 1) ^ (0x9908b0df if y & 1 else 0)
            self._at = 0
        y = mt[self._at]
        self._at += 1
        y ^= y >> 11
        y ^= (y << 7) & 0x9d2c5680
        y ^= (y << 15) & 0xefc60000
        return y ^ (y >> 18)
    def random(self):
        return ((self._next() >> 5) * 67108864 + (self._next() >> 6)) / 9007199254740992
    def getrandbits(self, k):
        found, shift = 0, 0
        while k > 0:
            found |= (self._next() >> (32 - k if k < 32 else 0)) << shift
            shift += 32; k -= 32
        return found
    def _below(self, n):
        k = n.bit_length()
        r = self.getrandbits(k)
        while r >= n:
            r = self.getrandbits(k)
        return r
    def randrange(self, start, stop=None, step=1):
        if stop is None:
            start, stop = 0, start
        width = len(range(start, stop, step))
        if width <= 0:
            raise ValueError(f'empty range in randrange({start}, {stop})')
        return start + step * self._below(width)
    def randint(self, a, b):
        return self.randrange(a, b + 1)
    def choice(self, seq):
        if not len(seq):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._below(len(seq))]
    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None and weights is None:
            return [population[math.floor(self.random() * n)] for _ in range(k)]
        if cum_weights is None:
            total, cum_weights = 0, []
            for weight in weights:
                total += weight
                cum_weights.append(total)
        found = []
        for _ in range(k):
            at, i = self.random() * cum_weights[-1], 0
            while i < n - 1 and cum_weights[i] <= at:
                i += 1
            found.append(population[i])
        return found
    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]
    def sample(self, population, k):
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError('Sample larger than population or is negative')
        size = 21
        if k > 5:
            size += 4 ** math.ceil(math.log(k * 3, 4))
        if n <= size:
            pool, found = list(population), []
            for i in range(k):
                j = self._below(n - i)
                found.append(pool[j])
                pool[j] = pool[n - i - 1]
            return found
        seen, found = set(), []
        for i in range(k):
            j = self._below(n)
            while j in seen:
                j = self._below(n)
            seen.add(j)
            found.append(population[j])
        return found
    def uniform(self, a, b):
        return a + (b - a) * self.random()
    def triangular(self, low=0.0, high=1.0, mode=None):
        u, c = self.random(), 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u, c, low, high = 1.0 - u, 1.0 - c, high, low
        return low + (high - low) * math.sqrt(u * c)
    def gauss(self, mu=0.0, sigma=1.0):
        z, self._gauss = self._gauss, None
        if z is None:
            x2pi = self.random() * 2 * math.pi
            g2rad = math.sqrt(-2.0 * math.log(1.0 - self.random()))
            z = math.cos(x2pi) * g2rad
            self._gauss = math.sin(x2pi) * g2rad
        return mu + z * sigma
    normalvariate = gauss
    def expovariate(self, lambd=1.0):
        return -math.log(1.0 - self.random()) / lambd
class SystemRandom(Random):
    pass
_own = Random()
seed, random, randint, randrange = _own.seed, _own.random, _own.randint, _own.randrange
choice, choices, shuffle, sample = _own.choice, _own.choices, _own.shuffle, _own.sample
uniform, gauss, normalvariate, triangular = _own.uniform, _own.gauss, _own.normalvariate, _own.triangular
expovariate, getrandbits = _own.expovariate, _own.getrandbits
`
