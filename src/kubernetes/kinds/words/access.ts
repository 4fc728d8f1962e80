/**
 * Words about who may do what: service accounts, roles, bindings.
 *
 * @module
 */
export const ACCESS_WORDS = `
#core/v1
ServiceAccount A name under which pods talk to the API server. More info: https://kubernetes.io/docs/concepts/security/service-accounts/
 automountServiceAccountToken Whether pods of this account find a token in their files. What a pod says itself counts more.
 imagePullSecrets Secrets with which pods of this account pull images.
 secrets Secrets that belong to the account. Tokens need none any more.
#rbac/v1
Role Rights in one namespace. More info: https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 rules The rights. They add up; nothing can be forbidden.
ClusterRole Rights in the whole cluster, or (by a RoleBinding) in one namespace.
 aggregationRule Whose rights this role gathers. The system writes rules then.
 rules The rights. They add up; nothing can be forbidden.
AggregationRule Whose rights a role gathers.
 clusterRoleSelectors Choose roles by their labels; one that fits is enough.
PolicyRule What may be done with what.
 apiGroups Groups of the resources; an empty text is the core group, * are all.
 nonResourceURLs Paths that are no resources, such as /healthz. Only cluster roles have them.
 resourceNames Names of the objects; all if empty.
 resources The resources, such as pods or pods/log; * are all.
 verbs What may be done: get, list, watch, create, update, patch, delete and others; * is everything.
RoleBinding Gives the rights of a role to somebody, in one namespace.
 roleRef The Role or ClusterRole. It cannot be changed.
 subjects Those who get the rights.
ClusterRoleBinding Gives the rights of a ClusterRole to somebody, in the whole cluster.
 roleRef The ClusterRole. It cannot be changed.
 subjects Those who get the rights.
RoleRef Names a role.
 apiGroup rbac.authorization.k8s.io.
 kind Role or ClusterRole.
 name The name of the role.
Subject Somebody who gets rights.
 apiGroup Empty for service accounts, rbac.authorization.k8s.io for the others.
 kind User, Group or ServiceAccount.
 name The name of the user, group or account.
 namespace The namespace of the service account.
`
