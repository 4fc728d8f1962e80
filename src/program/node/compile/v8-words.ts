/**
 * What acorn says of a text, and what V8 says of the same.
 *
 * @module
 */

/** What V8 says of `await` where it cannot stand. */
export const AWAIT_OUTSIDE =
  'await is only valid in async functions and the top level bodies of modules'
/** What V8 says of characters that are no token. */
export const INVALID_TOKEN = 'Invalid or unexpected token'

/** acorn's words as a pattern; `$1` in V8's is what stands in its parentheses. */
export const SAME_WORDS: readonly (readonly [acorn: RegExp, v8: string])[] = [
  [/^Unterminated string constant/, INVALID_TOKEN],
  [/^Unterminated comment/, INVALID_TOKEN],
  [/^Unexpected character.*/, INVALID_TOKEN],
  [/^(?:Invalid number|Expected number in radix).*/, INVALID_TOKEN],
  [
    /^Numeric separator is not allowed at.*/,
    'Numeric separators are not allowed at the end of numeric literals',
  ],
  [/^Unterminated template/, 'Unterminated template literal'],
  [/^Unterminated regular expression/, 'Invalid regular expression: missing /'],
  [/^(?:Invalid|Duplicate) regular expression flag.*/, 'Invalid regular expression flags'],
  [/^Assigning to rvalue/, 'Invalid left-hand side in assignment'],
  [
    /^(?:Binding|Assigning to) (?:eval|arguments) in strict mode/,
    'Unexpected eval or arguments in strict mode',
  ],
  [/^Argument name clash/, 'Duplicate parameter name not allowed in this context'],
  [/^Missing initializer in (\S+) declaration/, 'Missing initializer in $1 declaration'],
  [/^Complex binding patterns require.*/, 'Missing initializer in destructuring declaration'],
  [/^Unsyntactic break/, 'Illegal break statement'],
  [/^Unsyntactic continue/, 'Illegal continue statement: no surrounding iteration statement'],
  [/^'return' outside of function/, 'Illegal return statement'],
  [/^'with' in strict mode/, 'Strict mode code may not include a with statement'],
  [
    /^(?:'super' keyword outside a method|super\(\) call outside).*/,
    "'super' keyword unexpected here",
  ],
  [/^Label '(.*)' is already declared/, "Label '$1' has already been declared"],
  [/^Multiple default clauses/, 'More than one default clause in switch statement'],
  [
    /^Deleting local variable in strict mode/,
    'Delete of an unqualified identifier in strict mode.',
  ],
  [/^Comma is not permitted after the rest element/, 'Rest element must be last element'],
  [/^Duplicate constructor.*/, 'A class may only have one constructor'],
  [/^Classes can't have a field named '(.*)'/, "Classes may not have a field named '$1'"],
  [
    /^Redefinition of __proto__ property/,
    'Duplicate __proto__ fields are not allowed in object literals',
  ],
  [/^Shorthand property assignments.*/, 'Invalid shorthand property initializer'],
  [/^getter should have no params/, 'Getter must not have any formal parameters.'],
  [/^setter should have exactly one param/, 'Setter must have exactly one formal parameter.'],
  [
    /^Illegal 'use strict' directive.*/,
    "Illegal 'use strict' directive in function with non-simple parameter list",
  ],
  [/^Optional chaining cannot appear in left-hand side/, 'Invalid left-hand side in assignment'],
  [
    /^Optional chaining cannot appear in the callee.*/,
    'Invalid optional chain from new expression',
  ],
  [/^Optional chaining cannot appear in the tag.*/, 'Invalid tagged template on optional chain'],
  [/^Cannot use keyword 'await' outside.*/, AWAIT_OUTSIDE],
  [/^Export '(.*)' is not defined/, "Export '$1' is not defined in module"],
  [/^Duplicate export '(.*)'/, "Duplicate export of '$1'"],
  // These are V8's own words.
  [/^Identifier '.*' has already been declared/, '$&'],
  [/^Private field '.*' must be declared in an enclosing class/, '$&'],
  [/^Private fields can not be deleted/, '$&'],
  [/^Illegal newline after throw/, '$&'],
  [/^let is disallowed as a lexically bound name/, '$&'],
  [/^Cannot use 'import\.meta' outside a module/, '$&'],
  [/^Invalid regular expression: .*/, '$&'],
]
