/** Scripts that have to print here what they print in the real Node.js. */
import { describe } from 'vitest'
import { compareWithNode } from './real-node.js'
import { ASYNC_SCRIPTS } from './scripts/async.js'
import { LANGUAGE_SCRIPTS } from './scripts/language.js'

describe('asynchronous code prints what it prints in Node.js', () =>
  compareWithNode('async', ASYNC_SCRIPTS))

describe('JavaScript does what it does in Node.js', () =>
  compareWithNode('language', LANGUAGE_SCRIPTS))
