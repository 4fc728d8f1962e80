import { describe, expect, it } from 'vitest'
import { resources } from '../../../src/kubernetes/kinds/resources.js'
import { hollowLab, lines, typed } from './terminal.js'

/** The layout is that of kubectl 1.36; the words are our own. */
const lab = hollowLab()
const said = (line: string): string => typed(lab, line)

describe('kubectl explain', () => {
  it('says what a field means, and what may stand in it', () => {
    expect(said('kubectl explain pod.spec.restartPolicy')).toBe(
      lines(`
        KIND:       Pod
        VERSION:    v1

        FIELD: restartPolicy <string>
        ENUM:
            Always
            Never
            OnFailure

        DESCRIPTION:
            When containers that ended are started again: Always (the default),
            OnFailure or Never. More info:
            https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
            
            Possible enum values:
             - \`"Always"\`
             - \`"Never"\`
             - \`"OnFailure"\`
            

      `),
    )
  })

  it('lists the fields of a structure', () => {
    expect(said('kubectl explain svc.spec.ports')).toContain(
      lines(`
        FIELD: ports <[]ServicePort>


        DESCRIPTION:
            The ports of the service.
            A port of a service.
            
        FIELDS:
      `),
    )
    expect(said('kubectl explain svc.spec.ports')).toContain(
      lines(`
          port	<integer> -required-
            The port of the service.

          protocol	<string>
          enum: SCTP, TCP, UDP
            TCP (the default), UDP or SCTP.
            
            Possible enum values:
             - \`"SCTP"\`
             - \`"TCP"\`
             - \`"UDP"\`

      `).replace(/^(?=.)/gm, '  '),
    )
  })

  it('lists all fields below, without words', () => {
    expect(said('kubectl explain deploy.spec.strategy --recursive')).toContain(
      'FIELDS:\n  rollingUpdate\t<RollingUpdateDeployment>\n    maxSurge\t<IntOrString>\n    maxUnavailable\t<IntOrString>\n  type\t<string>\n  enum: Recreate, RollingUpdate\n\n',
    )
    expect(said('kubectl explain sts.spec.volumeClaimTemplates --recursive')).toContain(
      'FIELDS:\n  apiVersion\t<string>\n  kind\t<string>\n  metadata\t<ObjectMeta>\n    annotations\t<map[string]string>\n',
    )
    expect(said('kubectl explain crd.spec.versions.schema --recursive')).toContain(
      '    allOf\t<[]JSONSchemaProps>\n    anyOf\t<[]JSONSchemaProps>\n',
    )
  })

  it('knows types by group and by version', () => {
    const head =
      'GROUP:      networking.k8s.io\nKIND:       Ingress\nVERSION:    v1\n\nFIELD: rules '
    expect(said('kubectl explain ingresses.networking.k8s.io.spec.rules')).toContain(head)
    expect(said('kubectl explain ing.spec.rules --api-version=networking.k8s.io/v1')).toContain(
      head,
    )
    expect(said('kubectl explain hpa.spec --api-version=autoscaling/v1')).toContain(
      '  targetCPUUtilizationPercentage\t<integer>\n',
    )
    expect(said('kubectl explain pods --api-version=v2')).toBe(
      '2> error: couldn\'t find resource for "/v2, Resource=pods"\nrc=1\n',
    )
  })

  it('shows what older clients show', () => {
    expect(said('kubectl explain deploy.spec.strategy --output=plaintext-openapiv2')).toContain(
      lines(`
        KIND:     Deployment
        VERSION:  apps/v1

        RESOURCE: strategy <Object>

        DESCRIPTION:
             How old pods are replaced by new ones.

        FIELDS:
           rollingUpdate	<Object>
      `),
    )
  })

  it('says what is wrong', () => {
    const head = 'KIND:       Pod\nVERSION:    v1\n\n'
    expect(said('kubectl explain pod.spec.what.ever')).toBe(
      `${head}2> error: field "ever" does not exist\nrc=1\n`,
    )
    expect(said('kubectl explain what')).toBe(
      '2> the server doesn\'t have a resource type "what"\nrc=1\n',
    )
    expect(said('kubectl explain deployment..spec')).toBe(
      '2> error: invalid jsonpath syntax, first node must be field node\nrc=1\n',
    )
    expect(said('kubectl explain po,svc')).toBe(
      "2> error: unrecognized character in action: U+002C ','\nrc=1\n",
    )
    expect(said('kubectl explain pods -o yaml')).toBe('2> error: unrecognized format: yaml\nrc=1\n')
  })

  it.each(
    'pods deployments replicasets statefulsets daemonsets jobs cronjobs services ingresses configmaps secrets persistentvolumes persistentvolumeclaims storageclasses nodes namespaces horizontalpodautoscalers poddisruptionbudgets networkpolicies roles clusterroles rolebindings clusterrolebindings serviceaccounts resourcequotas limitranges priorityclasses customresourcedefinitions'.split(
      ' ',
    ),
  )('has words for each field of the spec of %s', (name) => {
    for (const path of ['', '.spec', '.status', '.spec.template.spec', '.metadata']) {
      const text = said(`kubectl explain ${name}${path}`)
      if (!text.includes('rc=1')) expect(text, path).not.toMatch(/<no description>|<empty>/)
    }
  })

  it.each(resources.map(({ plural, group, version }) => [plural, group, version] as const))(
    'explains %s of %s/%s to the last field',
    (plural, group, version) => {
      const apiVersion = group === '' ? version : `${group}/${version}`
      const text = said(`kubectl explain ${plural} --recursive --api-version=${apiVersion}`)
      expect(text).toMatch(/FIELDS:\n {2}\S/)
    },
  )
})
