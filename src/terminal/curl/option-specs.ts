/**
 * curl's options as data, and its help.
 *
 * @see https://curl.se/docs/manpage.html
 */

interface OptionSpec {
  readonly short?: string
  /** What help calls the value, if the option takes one. */
  readonly value?: string
  readonly usage: string
}

/** The options by their long names. */
export const OPTIONS = {
  'connect-timeout': { value: 'fractional seconds', usage: 'Maximum time allowed to connect' },
  cookie: { short: 'b', value: 'data', usage: 'Send cookies from string' },
  data: { short: 'd', value: 'data', usage: 'HTTP POST data' },
  'data-binary': { value: 'data', usage: 'HTTP POST binary data' },
  'data-raw': { value: 'data', usage: 'HTTP POST data, @ allowed' },
  'data-urlencode': { value: 'data', usage: 'HTTP POST data URL encoded' },
  fail: { short: 'f', usage: 'Fail fast with no output on HTTP errors' },
  get: { short: 'G', usage: 'Put the post data in the URL and use GET' },
  head: { short: 'I', usage: 'Show document info only' },
  header: { short: 'H', value: 'header', usage: 'Pass custom header(s) to server' },
  help: { short: 'h', usage: 'Get help for commands' },
  include: { short: 'i', usage: 'Include protocol response headers in the output' },
  insecure: { short: 'k', usage: 'Allow insecure server connections' },
  ipv4: { short: '4', usage: 'Resolve names to IPv4 addresses' },
  ipv6: { short: '6', usage: 'Resolve names to IPv6 addresses' },
  json: { value: 'data', usage: 'HTTP POST JSON' },
  location: { short: 'L', usage: 'Follow redirects' },
  'max-redirs': { value: 'num', usage: 'Maximum number of redirects allowed' },
  'max-time': {
    short: 'm',
    value: 'fractional seconds',
    usage: 'Maximum time allowed for transfer',
  },
  'no-buffer': { short: 'N', usage: 'Disable buffering of the output stream' },
  'no-progress-meter': { usage: 'Do not show the progress meter' },
  output: { short: 'o', value: 'file', usage: 'Write to file instead of stdout' },
  referer: { short: 'e', value: 'URL', usage: 'Referrer URL' },
  'remote-name': { short: 'O', usage: 'Write output to a file named as the remote file' },
  request: { short: 'X', value: 'method', usage: 'Specify request method to use' },
  resolve: { value: '[+]host:port:addr[,addr]...', usage: 'Resolve the host+port to this address' },
  retry: { value: 'num', usage: 'Retry request if transient problems occur' },
  'retry-connrefused': { usage: 'Retry on connection refused (use with --retry)' },
  'retry-delay': { value: 'seconds', usage: 'Wait time between retries' },
  'show-error': { short: 'S', usage: 'Show error even when -s is used' },
  silent: { short: 's', usage: 'Silent mode' },
  url: { value: 'url', usage: 'URL to work with' },
  user: { short: 'u', value: 'user:password', usage: 'Server user and password' },
  'user-agent': { short: 'A', value: 'name', usage: 'Send User-Agent <name> to server' },
  verbose: { short: 'v', usage: 'Make the operation more talkative' },
  version: { short: 'V', usage: 'Show version number and quit' },
  'write-out': { short: 'w', value: 'format', usage: 'Use output FORMAT after completion' },
} as const satisfies Readonly<Record<string, OptionSpec>>

export type Name = keyof typeof OPTIONS

export const specs = Object.entries(OPTIONS) as [Name, OptionSpec][]
/** Options whose values are numbers. */
export const NUMBERS: readonly string[] = [
  'connect-timeout',
  'max-redirs',
  'max-time',
  'retry',
  'retry-delay',
]

/** What `--help` says. */
export function help(): string {
  const lines = specs.map(([name, spec]) => {
    const shown = `${spec.short === undefined ? '    ' : `-${spec.short}, `}--${name}${spec.value === undefined ? '' : ` <${spec.value}>`}`
    return ` ${shown.padEnd(26)} ${spec.usage}\n`
  })
  return `Usage: curl [options...] <url>\n${lines.join('')}`
}
