/**
 * Answers as the Fetch API has them.
 *
 * @see https://fetch.spec.whatwg.org/#response-class
 */

/** Statuses whose answers have no body. */
const BODILESS: readonly number[] = [101, 204, 205, 304]

/** An answer; one to a HEAD request and one whose status says so have no body. */
export function responseOf(
  method: string,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array | ReadableStream<Uint8Array>,
): Response {
  const isBare = method === 'HEAD' || BODILESS.includes(status)
  return new Response(isBare ? null : (body as BodyInit), { status, headers: { ...headers } })
}

/** The path of a request with its query, below a prefix. */
export function targetOf({ url }: Pick<Request, 'url'>, prefix = ''): string {
  const { pathname, search } = new URL(url)
  const path = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : pathname
  return (path || '/') + search
}
