// A kind of one's own, as a cluster learns it: websites, each of which wants a number of replicas.
import type { KubeObject } from 'kubarium'
import { kind } from 'kubarium/extend'

/** A website that somebody wants. */
export interface Website extends KubeObject {
  readonly spec: { readonly image: string; readonly replicas?: number }
  readonly status?: { readonly readyReplicas: number; readonly phase: string }
}

export const GROUP = 'example.com'

export const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `websites.${GROUP}` },
  spec: {
    group: GROUP,
    scope: 'Namespaced',
    names: { plural: 'websites', kind: 'Website', shortNames: ['site'] },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        additionalPrinterColumns: [
          { name: 'Ready', type: 'integer', jsonPath: '.status.readyReplicas' },
          { name: 'Phase', type: 'string', jsonPath: '.status.phase' },
        ],
        schema: {
          openAPIV3Schema: {
            type: 'object',
            required: ['spec'],
            properties: {
              spec: {
                type: 'object',
                required: ['image'],
                properties: {
                  image: { type: 'string' },
                  replicas: { type: 'integer', minimum: 0, maximum: 9, default: 1 },
                },
                'x-kubernetes-validations': [
                  { rule: 'self.image == oldSelf.image', message: 'image is immutable' },
                ],
              },
              status: {
                type: 'object',
                properties: { readyReplicas: { type: 'integer' }, phase: { type: 'string' } },
              },
            },
          },
        },
      },
    ],
  },
} as const

/** What code calls the kind; what it looks like, the definition in the cluster says. */
export const websites = kind<Website>(`${GROUP}/v1`, 'Website', { plural: 'websites' })

/** Holds a website until it is backed up. */
export const FINALIZER = `${GROUP}/backup`

/** A website as a manifest. */
export const website = (name: string, replicas: number) => ({
  apiVersion: `${GROUP}/v1`,
  kind: 'Website',
  metadata: { name },
  spec: { image: 'nginx', replicas },
})
