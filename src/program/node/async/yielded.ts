/**
 * What the generator that stands for an asynchronous generator yields. Everything else that it
 * yields is awaited.
 *
 * @module
 */

/** A value for the caller of the generator. */
export class Given {
  constructor(
    readonly value: unknown,
    /** The value comes from another generator, and is not waited for again. */
    readonly isAwaited = false,
  ) {}
}

/** The generator has to return this now. */
export class ReturnNow {
  constructor(readonly value: unknown) {}
}
