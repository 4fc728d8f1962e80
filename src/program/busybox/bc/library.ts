/**
 * The functions of `bc -l`, written in its own language: sine, cosine, arc tangent, logarithm,
 * exponential and Bessel function, each as the sum of its series.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/bc.html
 */

/** The scale that `-l` sets. */
export const LIBRARY_SCALE = 20

export const LIBRARY = `
define e(x) {
  auto z, n, t, r, k, m
  z = scale
  m = 0
  if (x < 0) { m = 1; x = -x }
  scale = z + 6 + .44 * x
  n = 0
  while (x > 1) { n += 1; x /= 2; scale += 1 }
  t = 1; r = 1; k = 1
  while (t != 0) { t = t * x / k; r += t; k += 1 }
  while (n > 0) { r *= r; n -= 1 }
  if (m) r = 1 / r
  scale = z
  return (r / 1)
}
define l(x) {
  auto z, f, y, t, r, k
  z = scale
  if (x <= 0) { r = 1 - 10 ^ z; return (r) }
  scale = z + 6
  f = 2
  while (x >= 2) { f *= 2; x = sqrt(x) }
  while (x <= .5) { f *= 2; x = sqrt(x) }
  t = (x - 1) / (x + 1); y = t * t
  r = t; k = 3
  while (t != 0) { t *= y; r += t / k; k += 2 }
  r *= f
  scale = z
  return (r / 1)
}
define a(x) {
  auto z, f, y, t, r, k, m
  z = scale
  m = 1
  if (x < 0) { m = -1; x = -x }
  scale = z + 6
  f = 0
  while (x > .2) { f += 1; x = x / (1 + sqrt(1 + x * x)) }
  y = -x * x; t = x; r = x; k = 3
  while (t != 0) { t *= y; r += t / k; k += 2 }
  r = m * r * 2 ^ f
  scale = z
  return (r / 1)
}
define s(x) {
  auto z, m, y, t, r, k, p, q
  z = scale
  m = 1
  if (x < 0) { m = -1; x = -x }
  scale = 1.1 * z + 6
  p = 4 * a(1)
  scale = 0
  q = x / (2 * p)
  scale = 1.1 * z + 6
  x -= q * 2 * p
  y = -x * x; t = x; r = x; k = 3
  while (t != 0) { t = t * y / (k * (k - 1)); r += t; k += 2 }
  scale = z
  return (m * r / 1)
}
define c(x) {
  auto z, y, t, r, k, p, q
  z = scale
  scale = 1.1 * z + 6
  p = 4 * a(1)
  scale = 0
  q = x / (2 * p)
  scale = 1.1 * z + 6
  x -= q * 2 * p
  y = -x * x; t = 1; r = 1; k = 1
  while (t != 0) { t = t * y / (k * (k + 1)); r += t; k += 2 }
  scale = z
  return (r / 1)
}
define j(n, x) {
  auto z, m, f, i, t, r, y
  z = scale
  scale = 0
  n /= 1
  m = 1
  if (n < 0) { n = -n; if (n % 2 == 1) m = -1 }
  scale = 1.5 * z + 6
  f = 1
  for (i = 2; i <= n; i++) f *= i
  y = -x * x / 4; t = 1; r = 1; i = 1
  while (t != 0) { t = t * y / (i * (n + i)); r += t; i += 1 }
  r = m * x ^ n / 2 ^ n / f * r
  scale = z
  return (r / 1)
}
`
