/**
 * Platforms: `linux/amd64`, `arm64`, `linux/arm/v7`.
 *
 * @see https://github.com/containerd/platforms
 */
import { KubariumError } from '../sim/errors.js'

/** An operating system, an architecture, and perhaps a variant of it. */
export interface Platform {
  readonly os: string
  readonly architecture: string
  readonly variant?: string
}

/** What is no platform; the message is containerd's. */
export class PlatformError extends KubariumError {
  override name = 'PlatformError'
}

/** The platform of every machine of a lab. */
export const HOST_PLATFORM: Platform = { os: 'linux', architecture: 'amd64' }

const SYSTEMS = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos'.split(
    ' ',
  ),
)
const ARCHITECTURES = new Set(
  '386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le ppc riscv riscv64 s390 s390x sparc sparc64 wasm'.split(
    ' ',
  ),
)
/** Other names of architectures, and the variants that go without saying. */
const NORMAL: Readonly<Record<string, readonly [architecture: string, variant?: string]>> = {
  i386: ['386'],
  x86_64: ['amd64'],
  'x86-64': ['amd64'],
  aarch64: ['arm64'],
  armhf: ['arm', 'v7'],
  armel: ['arm', 'v6'],
}
const COMPONENT = '^[A-Za-z0-9_.-]+$'
const SYSTEM = '^([A-Za-z0-9_-]+)(?:\\\\(([A-Za-z0-9_.%-]*)((?:\\\\+[A-Za-z0-9_.%-]+)*)\\\\))?$'
const SYSTEM_WORD = /^[A-Za-z0-9_-]+(?:\([A-Za-z0-9_.%-]*(?:\+[A-Za-z0-9_.%-]+)*\))?$/

/** What containerd says of a component that cannot be one; undefined where all can be. */
export function componentComplaint(text: string): string | undefined {
  const [system = '', ...rest] = text.split('/')
  const wrong = (part: string, kind: string, specifier: string, pattern: string): string =>
    `${JSON.stringify(part)} is an invalid ${kind}component of ${JSON.stringify(text)}: ${specifier} specifier component must match "${pattern}": invalid argument`
  if (!SYSTEM_WORD.test(system)) return wrong(system, 'OS ', 'OSAndVersion', SYSTEM)
  const part = rest.find((one) => !new RegExp(COMPONENT).test(one))
  return part === undefined ? undefined : wrong(part, '', 'platform', COMPONENT)
}

/** Reads a platform. @throws PlatformError with containerd's words */
export function parsePlatform(text: string): Platform {
  const parts = text.split('/')
  const complaint = componentComplaint(text)
  if (complaint !== undefined) throw new PlatformError(complaint)
  const [first = '', second, third] = parts.map((part) => part.toLowerCase())
  if (parts.length > 3)
    throw new PlatformError(
      `${JSON.stringify(text)}: cannot parse platform specifier: invalid argument`,
    )
  if (second !== undefined) return normal(first === 'macos' ? 'darwin' : first, second, third)
  if (first === 'macos' || SYSTEMS.has(first))
    return normal(first === 'macos' ? 'darwin' : first, HOST_PLATFORM.architecture)
  if (ARCHITECTURES.has(first) || Object.hasOwn(NORMAL, first)) return normal('linux', first)
  throw new PlatformError(
    `${JSON.stringify(text)}: unknown operating system or architecture: invalid argument`,
  )
}

function normal(os: string, name: string, given?: string): Platform {
  const [architecture, usual] = NORMAL[name] ?? [name]
  const variant = given ?? usual
  const isUsual =
    variant === undefined ||
    (architecture === 'arm64' && (variant === 'v8' || variant === '8')) ||
    (architecture === 'amd64' && variant === 'v1')
  return { os, architecture, ...(isUsual ? {} : { variant }) }
}

/** As Docker writes a platform: `linux/arm/v7`. */
export const platformText = ({ os, architecture, variant }: Platform): string =>
  `${os}/${architecture}${variant === undefined ? '' : `/${variant}`}`

/** Whether an image of one platform is what is asked for. */
export const isPlatform = (
  { os, architecture }: Pick<Platform, 'os' | 'architecture'>,
  asked: Platform,
): boolean => os === asked.os && architecture === asked.architecture
