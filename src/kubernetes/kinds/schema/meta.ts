/**
 * The fields of metadata and of what else all groups share.
 *
 * One line a structure: `field:type`. Types are Go's (`*int32` may be absent, which differs from
 * zero), structures of this table, or
 * `Quantity`, `IntOrString`, `Time`, `any`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/
 */
export const META_SCHEMA: Readonly<Record<string, string>> = {
  ObjectMeta:
    'annotations:map[string]string creationTimestamp:Time deletionGracePeriodSeconds:*int64 deletionTimestamp:Time finalizers:[]string generateName:string ' +
    'generation:int64 labels:map[string]string managedFields:any name:string namespace:string ownerReferences:[]OwnerReference resourceVersion:string selfLink:string uid:string',
  OwnerReference:
    'apiVersion:string blockOwnerDeletion:*bool controller:*bool kind:string name:string uid:string',
  LabelSelector: 'matchExpressions:[]LabelSelectorRequirement matchLabels:map[string]string',
  LabelSelectorRequirement: 'key:string operator:string values:[]string',
  Condition:
    'lastTransitionTime:Time message:string observedGeneration:int64 reason:string status:string type:string',
}
