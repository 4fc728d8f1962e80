import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'
import { apiVersionOf, kinds } from '../../../src/kubernetes/kinds/index.js'
import { manifestOf, nameOfExample } from './manifests.js'

/** Kinds whose objects only the cluster makes. */
const NOT_MADE = ['ComponentStatus', 'Node', 'Namespace', 'Pod', 'Service', 'Event']

const subresourcesOf = ({ hasStatus, scalable }: (typeof kinds)[number]): readonly string[] => [
  ...(hasStatus ? ['status'] : []),
  ...(scalable ? ['scale'] : []),
]

describe('every kind of the API', () => {
  const made = kinds.filter(({ kind }) => !NOT_MADE.includes(kind))
  const lab = createLab({ seed: 1, cluster: { nodes: 1 } })

  it.each(made.map((kind) => [`${apiVersionOf(kind)} ${kind.kind}`, kind] as const))(
    '%s is created, listed, described, patched, labelled, applied, replaced and deleted',
    (_, kind) => {
      const world = lab.fork()
      world.writeFile('o.yaml', JSON.stringify(manifestOf(kind)))
      const name = nameOfExample(kind)
      const resource = kind.group === '' ? kind.plural : `${kind.plural}.${kind.group}`
      const singular = kind.group === '' ? kind.singular : `${kind.singular}.${kind.group}`
      const sh = (line: string): string => {
        const { stdout, stderr, exitCode } = world.sh(line)
        expect(`${line}: ${exitCode} ${stderr.replace(/^Warning: .*\n/gm, '')}`).toBe(`${line}: 0 `)
        return stdout
      }
      expect(sh('kubectl create -f o.yaml')).toBe(`${singular}/${name} created\n`)
      expect(sh(`kubectl get ${resource}`)).toMatch(/^NAME/)
      expect(sh(`kubectl get ${resource} ${name} -o name`)).toBe(`${singular}/${name}\n`)
      expect(sh(`kubectl describe ${resource} ${name}`)).toMatch(/^Name:/)
      sh(`kubectl patch ${resource} ${name} --type=merge -p '{"metadata":{"labels":{"a":"b"}}}'`)
      expect(sh(`kubectl get ${resource} -l a=b -o name`)).toBe(`${singular}/${name}\n`)
      expect(sh(`kubectl get ${resource} ${name} -o wide --show-labels`)).toMatch(/\ba=b\b/)
      const patch = (type: string, text: string): string =>
        sh(`kubectl patch ${resource} ${name} --type=${type} -p '${text}'`)
      patch('json', '[{"op":"add","path":"/metadata/labels/j","value":"1"}]')
      patch('strategic', '{"metadata":{"labels":{"s":"1"}}}')
      sh(`kubectl label ${resource} ${name} l=1`)
      sh(`kubectl annotate ${resource} ${name} n=1`)
      expect(sh(`kubectl get ${resource} -l a=b,j=1,s=1,l=1 -o name`)).toBe(`${singular}/${name}\n`)
      expect(sh('kubectl apply -f o.yaml')).toBe(`${singular}/${name} configured\n`)
      sh(`kubectl get ${resource} ${name} -o yaml > read.yaml`)
      expect(sh('kubectl replace -f read.yaml')).toBe(`${singular}/${name} replaced\n`)
      for (const subresource of subresourcesOf(kind))
        sh(`kubectl get ${resource} ${name} --subresource=${subresource} -o name`)
      sh('kubectl apply --server-side --force-conflicts -f o.yaml')
      expect(sh(`kubectl delete ${resource} ${name}`)).toContain(`${singular} "${name}" deleted`)
      expect(sh(`kubectl get ${resource} --field-selector metadata.name=${name} -o name`)).toBe('')
    },
  )
})
