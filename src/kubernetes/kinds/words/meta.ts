/**
 * Words about what objects have in common: metadata, selectors, references, quantities.
 *
 * @module
 */
export const META_WORDS = `
Quantity A number with a unit: a plain number, with a decimal suffix (m, k, M, G) or with a binary one (Ki, Mi, Gi). 500m is one half, 1Gi is 1073741824.
IntOrString Either a number, or a text such as a percentage or the name of a port.
Time A moment, written as RFC 3339 has it: 2026-01-31T12:00:00Z.
MicroTime A moment with microseconds.
*
 metadata What the object is called and belongs to. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/
 spec What is wanted of the object. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/#object-spec-and-status
 status What was last seen of the object. The system writes it. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/#object-spec-and-status
 conditions What has been found out about the object, one entry for each type of condition.
 observedGeneration The generation of the object that the controller had seen when it wrote this status.
 collisionCount How often the hash of a revision's name was taken already; it goes into the next hash.
 lastTransitionTime When the condition last changed from one status to another.
 lastUpdateTime When this entry was last written.
 lastProbeTime When this was last looked at.
 message What happened, in words for people.
 reason Why, as one word for programs.
 readOnly Whether it can only be read. False unless said otherwise.
 fsType The file system of the device, such as ext4 or xfs.
 secretRef The Secret that holds what is needed to log in.
 optional Whether it may be missing.
*Condition
 type What this condition is about.
 status Whether it holds: True, False or Unknown.
#meta/v1
TypeMeta
 apiVersion The group and the version of the API that this object is written in. More info: https://kubernetes.io/docs/reference/using-api/#api-groups
 kind The kind of this object, in CamelCase. It cannot be changed. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields
 metadata What the object is called and belongs to. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/
ObjectMeta What every stored object has: its name, its place, its labels and what the system keeps about it.
 annotations Notes for tools and people. Nothing can be selected by them. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations
 creationTimestamp When the object was made. The system writes it.
 deletionGracePeriodSeconds How many seconds the object has to end gracefully once it is being deleted.
 deletionTimestamp When the object will be gone. The system writes it when somebody deletes the object; it cannot be taken back.
 finalizers Who still has to tidy up before the object may go. A deleted object stays until this list is empty.
 generateName What the name begins with, for an object without a name: the server adds five random characters.
 generation A number that counts how often the wanted state has changed.
 labels Keys and values that group objects. Selectors of services and controllers find objects by them. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels
 managedFields Who has set which fields. Server-side apply finds conflicts with it.
 name The name, unique among objects of the kind in one namespace. It cannot be changed. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names
 namespace The namespace in which the name is unique. Objects of the whole cluster have none. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces
 ownerReferences The objects that this one depends on. When all of them are gone, the garbage collector deletes it.
 resourceVersion The version of the stored object, for telling whether it has changed. Clients may compare it for equality only.
 selfLink No longer filled in.
 uid An identifier that no other object ever has, even one of the same name later.
OwnerReference Names an object that owns this one. Owner and owned are in one namespace, or the owner belongs to the whole cluster.
 apiVersion The group and version of the owner.
 blockOwnerDeletion Whether the owner stays until this object is gone, when it is deleted in the foreground.
 controller Whether the owner is the controller that manages this object.
 kind The kind of the owner.
 name The name of the owner.
 uid The uid of the owner.
ManagedFieldsEntry A set of fields and the manager who set them.
 apiVersion The version in which the fields are written.
 fieldsType How the fields are written: FieldsV1.
 fieldsV1 The fields, as a tree of their names.
 manager Who manages the fields.
 operation How they were set: Apply or Update.
 subresource The subresource through which they were set, empty for the object itself.
 time When the entry last changed.
LabelSelector Chooses objects by their labels. All parts have to fit; an empty selector chooses everything.
 matchExpressions Requirements that the labels have to meet, all of them.
 matchLabels Labels that have to be there with exactly these values.
LabelSelectorRequirement A key, an operator and the values that go with it.
 key The label that is meant.
 operator How the label is compared: In, NotIn, Exists or DoesNotExist.
 values The values for In and NotIn; none for the other two.
Condition One thing that was found out about an object.
 type What this condition is about, in CamelCase.
 status Whether it holds: True, False or Unknown.
DeleteOptions How an object is to be deleted.
 dryRun With All, nothing is really deleted.
 gracePeriodSeconds Seconds until the object is gone; 0 is at once.
 preconditions What has to be true of the object, or it stays.
 propagationPolicy What happens to objects that depend on it: Orphan, Background or Foreground.
Preconditions What has to be true of an object before it is touched.
 resourceVersion The version that it has to have.
 uid The uid that it has to have.
#core/v1
ObjectReference Points to an object.
 apiVersion The group and version of the object.
 fieldPath A part of the object, such as spec.containers{web}.
 kind The kind of the object.
 name The name of the object.
 namespace The namespace of the object.
 resourceVersion The version of the object that is meant.
 uid The uid of the object.
LocalObjectReference Names an object in the same namespace.
 name The name of the object.
SecretReference Names a Secret, in whatever namespace.
 name The name of the Secret.
 namespace The namespace of the Secret.
TypedLocalObjectReference Names an object of any kind in the same namespace.
 apiGroup The group of the object, empty for the core group.
 kind The kind of the object.
 name The name of the object.
TypedObjectReference<core/v1.TypedLocalObjectReference Names an object of any kind.
 namespace The namespace of the object; another one than this object's has to be granted.
Event Tells that something happened to an object. Events are kept for an hour.
 action What was done, or was tried.
 count How often this has happened.
 eventTime When it was first seen.
 firstTimestamp When it happened first.
 involvedObject The object that it is about.
 lastTimestamp When it happened last.
 message What happened, in words for people.
 reason Why it happened, as one word in CamelCase.
 related Another object that has to do with it.
 reportingComponent Who reports it.
 reportingInstance Which of several reporters it was.
 series What is known of a row of such events.
 source The component that reports it.
 type Normal, or Warning for what went wrong.
EventSource Where an event comes from.
 component The component that reports it.
 host The node on which the component runs.
EventSeries How often something has happened, and when last.
 count How many times so far.
 lastObservedTime When it was last seen.
`
