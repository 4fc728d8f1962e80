/**
 * Drafts: values that a recipe may change, though what they come from is frozen.
 *
 * @module
 */

/** A value with all its parts, writable. */
export type Draft<Value> = Value extends (...given: never[]) => unknown
  ? Value
  : Value extends object
    ? { -readonly [Key in keyof Value]: Draft<Value[Key]> }
    : Value
