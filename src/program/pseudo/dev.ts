/**
 * `/dev`: the devices that a container has.
 *
 * @see https://github.com/opencontainers/runtime-spec/blob/main/config-linux.md#default-devices
 */
import type { Tx } from '../../sim/step.js'
import { type Context, type PseudoNode, folder, linkTo } from './node.js'

const device = (numbers: string, mode = 0o666): PseudoNode => ({ type: 'device', numbers, mode })

const NODES: Readonly<Record<string, PseudoNode>> = {
  core: linkTo('/proc/kcore'),
  fd: linkTo('/proc/self/fd'),
  full: device('1, 7'),
  mqueue: folder([], 0o1777),
  null: device('1, 3'),
  ptmx: linkTo('pts/ptmx'),
  pts: folder(['ptmx'], 0o755),
  random: device('1, 8'),
  shm: folder([], 0o1777),
  stderr: linkTo('/proc/self/fd/2'),
  stdin: linkTo('/proc/self/fd/0'),
  stdout: linkTo('/proc/self/fd/1'),
  tty: device('5, 0'),
  urandom: device('1, 9'),
  zero: device('1, 5'),
}
const TERMINALS = device('5, 2')

/** What is at the parts of a path below `/dev`. */
export function devNode(parts: readonly string[], _: Context): PseudoNode | undefined {
  const [name, ...rest] = parts
  if (name === undefined) return folder(Object.keys(NODES), 0o755)
  if (name === 'pts' && rest.length === 1 && rest[0] === 'ptmx') return TERMINALS
  return rest.length === 0 && Object.hasOwn(NODES, name) ? NODES[name] : undefined
}

const ZEROS: readonly string[] = ['1, 5', '1, 7']
const RANDOM: readonly string[] = ['1, 8', '1, 9']

/** How much of an endless device one reading gives, in bytes. */
const CHUNK = 65_536

/** What reading a device gives; random bytes have seven bits, so that they are text. */
export function deviceText({ random }: Tx, numbers: string, bytes = CHUNK): string {
  if (ZEROS.includes(numbers)) return '\0'.repeat(bytes)
  if (!isRandomDevice(numbers)) return ''
  let text = ''
  for (const byte of random.bytes(bytes)) text += String.fromCharCode(byte & 0x7f)
  return text
}

/** Whether reading a device never comes to an end. */
export const isEndlessDevice = (numbers: string): boolean =>
  ZEROS.includes(numbers) || isRandomDevice(numbers)

/** Whether a device gives random bytes. */
export const isRandomDevice = (numbers: string): boolean => RANDOM.includes(numbers)

/** The device that is always full. */
export const FULL = '1, 7'
