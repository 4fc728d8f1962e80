/**
 * What `time` prints. Virtual programs use no processor.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/time.html
 */
export function timesOf(milliseconds: number, posix: boolean): string {
  const seconds = milliseconds / 1_000
  if (posix) return `real ${seconds.toFixed(2)}\nuser 0.00\nsys 0.00\n`
  return `\nreal\t${Math.floor(seconds / 60)}m${(seconds % 60).toFixed(3)}s\nuser\t0m0.000s\nsys\t0m0.000s\n`
}
