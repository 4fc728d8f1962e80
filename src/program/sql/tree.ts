/**
 * Statements of SQL as values, and the databases that they work on.
 *
 * @module
 */

export type Value = string | number | boolean | null

/** An expression: a value, a column, or a function or operator with its arguments. */
export type Expression =
  | { readonly value: Value }
  | { readonly column: string; readonly table?: string }
  | { readonly call: string; readonly args: readonly Expression[]; readonly isDistinct?: boolean }

/** A column of a table. */
export interface Column {
  readonly [key: string]: Value | undefined
  readonly name: string
  /** As it was declared: `varchar(20)`. */
  readonly type: string
  readonly isKey?: boolean
  readonly isUnique?: boolean
  readonly isRequired?: boolean
  /** Numbers itself. */
  readonly counts?: boolean
  readonly fallback?: Value
  /** The default is the time of the insertion. */
  readonly isNow?: boolean
}

/** A table with its rows. */
export interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Value[])[]
  /** The next number of the column that counts. */
  readonly next: number
}

/** Tables by name. */
export type Database = Readonly<Record<string, Table>>

/** What a server keeps. */
export interface Store {
  readonly databases: Readonly<Record<string, Database>>
  /** Passwords by user. */
  readonly users: Readonly<Record<string, string>>
}

/** Where a statement runs: the database in use, who asks, and what the server says of itself. */
export interface Session {
  readonly database: string
  readonly about: Readonly<Record<string, string>>
}

/** What a column of a result is called, and where a row has it. */
export interface Selected {
  readonly expression: Expression
  readonly name: string
}

/** `table AS alias JOIN … ON …`. */
export interface Source {
  readonly table: string
  readonly alias: string
  readonly join?: 'inner' | 'left'
  readonly on?: Expression
}

export interface Select {
  readonly kind: 'select'
  readonly isDistinct: boolean
  /** `'*'` for all columns. */
  readonly selected: readonly (Selected | '*' | { readonly allOf: string })[]
  readonly sources: readonly Source[]
  readonly where?: Expression
  readonly groups: readonly Expression[]
  readonly having?: Expression
  readonly orders: readonly { readonly expression: Expression; readonly isDescending: boolean }[]
  readonly limit?: number
  readonly offset?: number
}

export type Statement =
  | Select
  | {
      readonly kind: 'insert'
      readonly table: string
      readonly columns?: readonly string[]
      readonly rows: readonly (readonly Expression[])[]
      readonly returning?: Select['selected']
    }
  | {
      readonly kind: 'update'
      readonly table: string
      readonly sets: readonly (readonly [column: string, expression: Expression])[]
      readonly where?: Expression
    }
  | { readonly kind: 'delete'; readonly table: string; readonly where?: Expression }
  | {
      readonly kind: 'create table'
      readonly table: string
      readonly columns: readonly Column[]
      readonly unlessThere: boolean
    }
  | { readonly kind: 'drop table'; readonly tables: readonly string[]; readonly ifThere: boolean }
  | { readonly kind: 'add column'; readonly table: string; readonly column: Column }
  | { readonly kind: 'drop column'; readonly table: string; readonly column: string }
  | { readonly kind: 'rename table'; readonly table: string; readonly to: string }
  | { readonly kind: 'truncate'; readonly table: string }
  | {
      readonly kind: 'create database' | 'drop database'
      readonly name: string
      readonly unlessThere: boolean
    }
  | { readonly kind: 'use'; readonly name: string }
  | {
      readonly kind: 'create user' | 'alter user'
      readonly name: string
      readonly password: string
    }
  | { readonly kind: 'describe'; readonly table: string }
  | { readonly kind: 'show'; readonly what: 'databases' | 'tables' | 'variables' | 'processlist' }
  /** What changes nothing here: transactions end with each statement, and nobody is refused. */
  | { readonly kind: 'nothing'; readonly tag: string }

/** A statement cannot be done: the codes of MySQL and PostgreSQL with the message. */
export class SqlError extends Error {
  override name = 'SqlError'
  constructor(
    message: string,
    /** MySQL's number and state: `1146 (42S02)`. */
    readonly code = '1064 (42000)',
  ) {
    super(message)
  }
}
