/**
 * Lists as Go's `%v` prints them.
 *
 * @see https://pkg.go.dev/fmt
 */

/** `[a b]`; nothing is `[]`. */
export const goList = (list: readonly string[] | undefined): string => `[${(list ?? []).join(' ')}]`
