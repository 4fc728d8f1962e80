/**
 * Subjects and further names as the options of `openssl req` write them.
 *
 * @see https://docs.openssl.org/3.0/man1/openssl-req/
 */
import type { AlternativeName } from '../../text/x509/alternative-names.js'
import { type NamePart, isNameType } from '../../text/x509/name.js'
import type { System } from '../program.js'
import { OpensslError } from './call.js'

const LONG_TYPES: Readonly<Record<string, string>> = {
  commonName: 'CN',
  countryName: 'C',
  organizationName: 'O',
  organizationalUnitName: 'OU',
  localityName: 'L',
  stateOrProvinceName: 'ST',
  email: 'emailAddress',
}
const FORM =
  "subject name is expected to be in the format /type0=value0/type1=value1/type2=... where characters may be escaped by \\. This name is not in that format: '"

/** `/CN=jane/O=dev` @throws OpensslError */
export function subjectOf(system: System, text: string): readonly NamePart[] {
  if (!text.startsWith('/')) throw new OpensslError(`req: ${FORM}${text}'\n`)
  const parts: NamePart[] = []
  for (const part of text.slice(1).match(/(\\.|[^/])+/g) ?? []) {
    const [, type = '', value = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? []
    if (!part.includes('='))
      throw new OpensslError(
        `req: Hit end of string before finding the '='\nproblems making Certificate Request\n`,
      )
    const name = LONG_TYPES[type] ?? type
    if (!isNameType(name)) {
      system.err(`req: Skipping unknown subject name attribute "${type}"\n`)
      continue
    }
    if (value === '') {
      system.err(`req: No value provided for subject name attribute "${type}", skipped\n`)
      continue
    }
    parts.push([name, value.replace(/\\(.)/gs, '$1')])
  }
  return parts
}

/** `subjectAltName=DNS:a.example,IP:10.0.0.1` @throws OpensslError */
export function alternativeNamesIn(text: string | undefined): readonly AlternativeName[] {
  if (text === undefined) return []
  const [, list] = /^\s*subjectAltName\s*=\s*(.*)$/.exec(text) ?? []
  if (list === undefined) return []
  return list.split(',').map((one) => {
    const [, type, value = ''] = /^\s*(DNS|IP|email|URI)\s*:\s*(.*?)\s*$/.exec(one) ?? []
    if (type === undefined)
      throw new OpensslError(`Error adding extensions from command line: '${text}'\n`)
    return [type as AlternativeName[0], value]
  })
}
