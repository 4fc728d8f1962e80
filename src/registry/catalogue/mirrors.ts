/**
 * Names of one repository: mirrors of Docker Hub, and registries that have moved.
 *
 * @see https://kubernetes.io/blog/2023/03/10/image-registry-redirect/
 */

/** A name's beginning, and that of the repository behind it. */
const MIRRORS: readonly (readonly [from: RegExp, to: string])[] = [
  [/^(k8s\.gcr\.io|gcr\.io\/google[-_]containers)\//, 'registry.k8s.io/'],
  [/^(mirror\.gcr\.io|public\.ecr\.aws\/docker)\//, 'docker.io/'],
  [/^registry\.k8s\.io\/busybox$/, 'docker.io/library/busybox'],
  [/^registry\.k8s\.io\/e2e-test-images\/(busybox|nginx|httpd|redis)$/, 'docker.io/library/$1'],
  [/^registry\.k8s\.io\/(nginx|redis)$/, 'docker.io/library/$1'],
  [/^public\.ecr\.aws\/nginx\/nginx$/, 'docker.io/library/nginx'],
  [/^quay\.io\/(?:prometheus|prom)\//, 'docker.io/prom/'],
  [/^quay\.io\/centos\/centos$/, 'docker.io/library/centos'],
  [/^quay\.io\/rockylinux\/rockylinux$/, 'docker.io/library/rockylinux'],
  [/^quay\.io\/libpod\/(alpine|busybox)$/, 'docker.io/library/$1'],
  [/^docker\.elastic\.co\/[a-z]+\/(elasticsearch|kibana|logstash)$/, 'docker.io/library/$1'],
]

/** The repository behind a name: `registry.k8s.io/pause` behind `k8s.gcr.io/pause`. */
export function behind(repository: string): string {
  let name = repository
  for (const [from, to] of MIRRORS) name = name.replace(from, to)
  return name
}
