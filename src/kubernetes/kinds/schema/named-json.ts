/**
 * Fields that hold any JSON, by the name that the API has for their type.
 *
 * @module
 */

const NAMED_JSON: Readonly<Record<string, string>> = {
  'meta/v1.ManagedFieldsEntry.fieldsV1': 'FieldsV1',
  'apps/v1.ControllerRevision.data': 'RawExtension',
  'resource/v1.OpaqueDeviceConfiguration.parameters': 'RawExtension',
  'apiextensions/v1.JSONSchemaProps.additionalItems': 'JSONSchemaPropsOrBool',
  'apiextensions/v1.JSONSchemaProps.additionalProperties': 'JSONSchemaPropsOrBool',
  'apiextensions/v1.JSONSchemaProps.items': 'JSONSchemaPropsOrArray',
  'apiextensions/v1.JSONSchemaProps.dependencies': 'JSONSchemaPropsOrStringArray',
}

/** The name of the type of a field that holds any JSON: `JSON` unless it has one of its own. */
export const namedJson = (path: string): string => NAMED_JSON[path] ?? 'JSON'
