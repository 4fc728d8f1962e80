/**
 * A definition for tests: websites, with what most definitions have.
 */
import { type Lab, createLab } from '../../../src/index.js'

/** A part of a schema, of a version, of a definition. */
type Part = Readonly<Record<string, unknown>>

const SPEC: Part = {
  type: 'object',
  required: ['gitRepo'],
  properties: {
    gitRepo: { type: 'string', pattern: '^https://' },
    replicas: { type: 'integer', minimum: 0, default: 1 },
  },
}

const STATUS: Part = {
  type: 'object',
  properties: { replicas: { type: 'integer' }, selector: { type: 'string' } },
}

/** A schema with these properties of spec. */
export const schemaWith = (properties: Part, more: Part = {}): Part => ({
  type: 'object',
  properties: { spec: { type: 'object', properties, ...more } },
})

/** A version with a schema, and what else it has. */
export const version = (name: string, openAPIV3Schema: Part, more: Part = {}): Part => ({
  name,
  served: true,
  storage: true,
  schema: { openAPIV3Schema },
  ...more,
})

/** A definition `<plural>.example.com`. */
export const definition = (
  kind: string,
  versions: readonly Part[],
  { names = {}, ...more }: { readonly names?: Part } & Part = {},
) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${kind.toLowerCase()}s.example.com` },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { plural: `${kind.toLowerCase()}s`, kind, ...names },
    versions,
    ...more,
  },
})

export const websites = definition(
  'Website',
  [
    version(
      'v1',
      { type: 'object', properties: { spec: SPEC, status: STATUS } },
      {
        subresources: {
          status: {},
          scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' },
        },
        additionalPrinterColumns: [
          { name: 'Repo', type: 'string', jsonPath: '.spec.gitRepo' },
          { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
        ],
      },
    ),
  ],
  { names: { singular: 'website', shortNames: ['ws'] } },
)

/** An object of example.com/v1. */
export const resource = (kind: string, name: string, spec: unknown, more: Part = {}) => ({
  apiVersion: 'example.com/v1',
  kind,
  metadata: { name },
  spec,
  ...more,
})

/** A cluster that serves the kinds of definitions. */
export function clusterWith(...definitions: readonly object[]): Lab {
  const lab = createLab({ cluster: { nodes: 1 } })
  lab.settle()
  for (const one of definitions) lab.kubectl.apply(one as never)
  lab.settle()
  return lab
}

/** What applying an object says: standard output, then standard error. */
export function applying(lab: Lab, object: object, flags = ''): string {
  lab.writeFile('o.yaml', JSON.stringify(object))
  return said(lab, `kubectl apply -f o.yaml ${flags}`)
}

/** What a line says: standard output, then standard error. */
export function said(lab: Lab, line: string): string {
  const { stdout, stderr } = lab.sh(line)
  return stdout + stderr
}
