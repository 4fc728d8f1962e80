/**
 * Words about what extends the API: definitions of kinds, webhooks, policies.
 *
 * @module
 */
export const EXTENSION_WORDS = `
#apiextensions/v1
CustomResourceDefinition Defines a kind of one's own, which the API server serves from then on. Its name is plural.group. More info: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
CustomResourceDefinitionSpec What the kind is called and what its objects look like.
 conversion How objects are turned from one version into another.
 group The group of the kind, such as example.com.
 names What the kind is called.
 preserveUnknownFields No longer in use: it has to be false.
 scope Namespaced or Cluster.
 versions The versions of the kind.
CustomResourceDefinitionNames What a kind is called.
 categories Groups to which it belongs, such as all for kubectl get all.
 kind The kind, in CamelCase.
 listKind The kind of lists; the kind with List behind it unless said otherwise.
 plural The name in paths, in lower case and plural.
 shortNames Short names for the command line.
 singular The name of one, in lower case; the kind unless said otherwise.
CustomResourceDefinitionVersion A version of a kind.
 additionalPrinterColumns Columns of kubectl get.
 deprecated Whether the server warns of this version.
 deprecationWarning The words of that warning.
 name The name of the version, such as v1 or v2beta1.
 schema What objects look like.
 selectableFields Fields by which objects can be selected.
 served Whether the version is served.
 storage Whether objects are stored in this version. Exactly one is.
 subresources Status and scale, if they are there.
CustomResourceColumnDefinition A column of kubectl get.
 description What the column says, in words for people.
 format The format of its values.
 jsonPath Where in the object the value stands.
 name The head of the column.
 priority Columns above 0 show with -o wide only.
 type The type of its values: integer, number, string, boolean or date.
CustomResourceValidation What objects look like.
 openAPIV3Schema The schema.
CustomResourceSubresources Subresources of a kind.
 scale Says where the number of pods stands, for kubectl scale and autoscalers.
 status Whether the status is written apart from the rest.
CustomResourceSubresourceScale Where the number of pods stands.
 labelSelectorPath The path of the selector, as text.
 specReplicasPath The path of the wanted number.
 statusReplicasPath The path of the number that was seen.
CustomResourceConversion How objects are turned from one version into another.
 strategy None: only apiVersion changes. Webhook: a webhook is asked.
 webhook The webhook.
CustomResourceDefinitionStatus What has become of a definition.
 acceptedNames The names that are in use; they can be others than those that were wanted.
 storedVersions Versions in which objects were ever stored.
CustomResourceDefinitionCondition One thing that was found out about a definition.
 type What it is about: Established, NamesAccepted, NonStructuralSchema and others.
JSONSchemaProps A part of a schema.
 additionalProperties The schema of values of a map.
 default What stands in the field when nothing was said.
 description What the field means, in words for people.
 enum The values that are allowed.
 format A format that the value has to have, such as date-time.
 items The schema of the items of a list.
 maxItems How many items there may be.
 maxLength How long a text may be.
 maximum How large a number may be.
 minItems How many items there have to be.
 minLength How long a text has to be.
 minimum How large a number has to be.
 nullable Whether the value may be null.
 pattern A regular expression that a text has to fit.
 properties The schemas of fields, by name.
 required Fields that have to be there.
 type object, array, string, integer, number or boolean.
 x-kubernetes-validations Rules in CEL that the value has to meet.
ValidationRule A rule in CEL.
 message What is said when the rule does not hold.
 messageExpression An expression in CEL that gives what is said.
 reason The reason of the error.
 rule The expression; self is the value, oldSelf what it was before.
SelectableField A field by which objects can be selected.
 jsonPath Where in the object it stands.
#admissionregistration/v1
ValidatingWebhookConfiguration Webhooks that are asked whether an object may be written.
 webhooks The webhooks.
MutatingWebhookConfiguration Webhooks that may change an object before it is written.
 webhooks The webhooks.
ValidatingWebhook<admissionregistration/v1.MutatingWebhook A webhook that is asked whether an object may be written.
MutatingWebhook A webhook that may change an object before it is written.
 admissionReviewVersions Versions of AdmissionReview that the webhook knows.
 clientConfig Where the webhook is.
 failurePolicy What happens when the webhook does not answer: Fail (the default) or Ignore.
 matchConditions Conditions in CEL, all of which have to hold for the webhook to be asked.
 matchPolicy Exact, or Equivalent (the default): other versions of the resource count too.
 name The name of the webhook, with dots.
 namespaceSelector Chooses namespaces by their labels.
 objectSelector Chooses objects by their labels.
 reinvocationPolicy Whether it is asked again when others have changed something: Never or IfNeeded.
 rules What it is asked about.
 sideEffects Whether asking changes something elsewhere: None or NoneOnDryRun.
 timeoutSeconds How long it may take, from 1 to 30.
ValidatingAdmissionPolicy Rules in CEL that objects have to meet to be written.
ValidatingAdmissionPolicyBinding Puts a policy in force.
MutatingAdmissionPolicy Changes in CEL that are made to objects before they are written.
MutatingAdmissionPolicyBinding Puts a policy in force.
`
