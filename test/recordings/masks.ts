/**
 * Masks: what differs from run to run on the real thing too (ids, random suffixes, addresses,
 * times, sizes), so that a recording can be compared with the simulation.
 *
 * @module
 */

/** The letters that Kubernetes draws name suffixes from. */
const SUFFIX = '[bcdfghjklmnpqrstvwxz2456789]'

/** Each mask: what it hides, and what stands there instead; in this order. */
const MASKS: readonly (readonly [hides: RegExp, shows: string])[] = [
  // kubectl 1.36 says where it deletes, and writes less of what is not set than the recorded 1.33.
  [/( deleted) from \S+ namespace/g, '$1'],
  [/^ *(?:creationTimestamp: null|Kube-Proxy Version:.*)\n/gm, ''],
  [/sha256:[0-9a-f]{12,64}/g, 'DIGEST'],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'UID'],
  [/\b[0-9a-f]{64}\b/g, 'ID'],
  [/\b(?=[0-9a-f]*\d)[0-9a-f]{12}\b/g, 'ID'],
  [/file:[0-9a-f]{17,}/g, 'FILE'],
  [/\b[0-9a-f]{17}…/g, 'FILE…'],
  [/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME'],
  [/\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} [\d:]{8} \+0000/g, 'TIME'],
  [new RegExp(`-${SUFFIX}{7,10}-${SUFFIX}{5}\\b`, 'g'), '-HASH-RAND'],
  [new RegExp(`-${SUFFIX}{8,10}\\b`, 'g'), '-HASH'],
  [new RegExp(`(pod-template-hash=)${SUFFIX}{7,10}`, 'g'), '$1HASH'],
  [new RegExp(`kube-api-access-${SUFFIX}{5}`, 'g'), 'kube-api-access-RAND'],
  [/\b[a-z]+_[a-z]{3,}\d?\b/g, 'NAME'],
  [/\b(10\.(9[6-9]|1[01]\d|244)|172\.17|192\.168|192\.0)\.\d+\.\d+\b/g, 'IP'],
  [/:3[0-2]\d{3}\/TCP/g, ':PORT/TCP'],
  [/(NodePort: +\S+ +)3[0-2]\d{3}/g, '$1PORT'],
  [/\b(Less than a second|About an? (minute|hour)|\d+ (second|minute|hour|day)s?)( ago)?/g, 'AGO'],
  [/\b\d+(\.\d+)?(ms|s) \(\d+(\.\d+)?(ms|s) including/g, 'TOOK (TOOK including'],
  [/(^|[ (])(\d+[dhms]){1,3}(?=$|[ )])/gm, '$1AGE'],
  [/Image size: \d+/g, 'Image size: SIZE'],
  [/\b\d+(\.\d+)?([kMG]B|B)\b/g, 'SIZE'],
  // Columns are as wide as what was masked in them.
  [/[ \t]+$/gm, ''],
  [/(\S)[ \t]{2,}/g, '$1  '],
  [/^-[- ]+-$/gm, '--'],
]

/** The steps of a transfer depend on how many layers the recorded image had. */
const TRANSFER = /^ID: (Pulling fs layer|Waiting|Verifying Checksum|Download complete|Preparing)/

/** A text with everything hidden that may differ. */
const masked = (text: string): string => MASKS.reduce((shown, [hides, shows]) => shown.replace(hides, shows), text.replaceAll('\r', '')).trimEnd()

/** The lines of a masked text; `unordered` where the order is a race on the real thing. */
export function linesOf(text: string, { unordered, processes }: { readonly unordered: boolean; readonly processes: boolean }): string[] {
  const shown = masked(processes ? text.replace(/\b\d+(:\d\d)*\b/g, 'N') : text)
  const lines = shown.split('\n').filter((line) => !TRANSFER.test(line))
  return unordered ? [...new Set(lines)].sort() : lines
}
