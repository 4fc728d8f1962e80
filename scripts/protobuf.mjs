// The numbers of the fields of the API's messages, for bodies in protobuf: facts of the .proto files of
// the repositories kubernetes/api and kubernetes/apimachinery.
//
// node scripts/protobuf.mjs API.git MACHINERY.git
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

const [api, machinery] = process.argv.slice(2)
const GROUPS = [
  'core/v1',
  'apps/v1',
  'batch/v1',
  'autoscaling/v1',
  'autoscaling/v2',
  'policy/v1',
  'rbac/v1',
  'networking/v1',
  'storage/v1',
  'scheduling/v1',
  'coordination/v1',
  'discovery/v1',
  'events/v1',
  'certificates/v1',
  'authentication/v1',
  'authorization/v1',
  'admissionregistration/v1',
  'node/v1',
]
const show = (folder, path) =>
  execFileSync('git', ['-C', folder, 'show', `HEAD:${path}`], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })

const SCALARS = {
  string: 's',
  bool: 'b',
  int32: 'i',
  int64: 'i',
  uint32: 'i',
  bytes: 'y',
  double: 'd',
}
const shortOf = (type, own) => {
  if (SCALARS[type]) return SCALARS[type]
  const name = type.replace(/^\./, '')
  if (name.endsWith('.intstr.IntOrString')) return '=IntOrString'
  if (name.endsWith('.resource.Quantity')) return '=Quantity'
  if (name.endsWith('.runtime.RawExtension')) return '=Raw'
  const dotted = name.match(/^k8s\.io\.(?:api|apimachinery\.pkg\.apis)\.(\w+)\.(\w+)\.(\w+)$/)
  const whole = dotted ? `${dotted[1]}/${dotted[2]}.${dotted[3]}` : `${own}.${name}`
  const special = whole.match(/^meta\/v1\.(Time|MicroTime|FieldsV1|Duration)$/)
  return special ? `=${special[1]}` : whole
}

const messages = new Map()
for (const group of [...GROUPS, 'meta/v1']) {
  const text =
    group === 'meta/v1'
      ? show(machinery, 'pkg/apis/meta/v1/generated.proto')
      : show(api, `${group}/generated.proto`)
  for (const [, name, body] of text.matchAll(/^message (\w+) \{\n([\s\S]*?)^\}/gm)) {
    const fields = []
    for (const line of body.split('\n')) {
      const map = /^ {2}map<(\w+), ([\w.]+)> (\w+) = (\d+)/.exec(line)
      const field = /^ {2}(optional|repeated) ([\w.]+) (\w+) = (\d+)/.exec(line)
      if (map) fields.push(`${map[3]} ${map[4]} %${shortOf(map[2], group)}`)
      else if (field)
        fields.push(
          `${field[3]} ${field[4]} ${field[1] === 'repeated' ? '*' : ''}${shortOf(field[2], group)}`,
        )
    }
    messages.set(`${group}.${name}`, fields)
  }
}

// Only what is reached from objects and options that are sent.
const wanted = new Set()
const visit = (name) => {
  if (wanted.has(name) || !messages.has(name)) return
  wanted.add(name)
  for (const field of messages.get(name)) visit(field.split(' ')[2].replace(/^[*%]/, ''))
}
for (const [name, fields] of messages)
  if (!name.endsWith('List') && fields[0]?.startsWith('metadata 1 meta/v1.ObjectMeta')) visit(name)
for (const name of ['DeleteOptions', 'CreateOptions', 'UpdateOptions', 'PatchOptions'])
  visit(`meta/v1.${name}`)

const lines = [...wanted].sort().map((name) => `${name}|${messages.get(name).join('|')}`)
writeFileSync(
  new URL('../src/http/kubernetes/protobuf/facts.ts', import.meta.url),
  `/**
 * Messages of the API: their fields with numbers and types. Written by scripts/protobuf.mjs.
 *
 * A line is a message. \`*\` is a list, \`%\` a map by text, \`=\` a type with a form of its own.
 *
 * @module
 */

/** The messages, one a line. */
export const MESSAGES = \`
${lines.join('\n')}
\`
`,
)
console.log(lines.length, 'messages')
