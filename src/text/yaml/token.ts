/**
 * The tokens of YAML.
 *
 * @see https://yaml.org/spec/1.1/#id857168
 */
import type { Mark } from './mark.js'

/** How a scalar was written. */
export type ScalarStyle = 'plain' | 'quoted'

/** Tokens that are nothing but what they are called. */
type Indicator =
  | 'stream-end'
  | 'document-start'
  | 'document-end'
  | 'block-sequence-start'
  | 'block-mapping-start'
  | 'block-end'
  | '['
  | ']'
  | '{'
  | '}'
  | '-'
  | ','
  | 'key'
  | 'value'

/** One token, with where it begins and ends. */
export type Token = { readonly start: Mark; readonly end: Mark } & (
  | { readonly type: Indicator }
  | { readonly type: 'version'; readonly major: number; readonly minor: number }
  | { readonly type: 'tag-directive'; readonly handle: string; readonly prefix: string }
  | { readonly type: 'alias' | 'anchor'; readonly name: string }
  | { readonly type: 'tag'; readonly handle: string; readonly suffix: string }
  | { readonly type: 'scalar'; readonly value: string; readonly style: ScalarStyle }
)

/** The type of a token. */
export type TokenType = Token['type']
