/** Made by scripts/quickjs/plugin.mjs. */
declare module 'quickjs:engine' {
  /** The metered module, compressed, in base64. */
  export const deflated: string
  /** Another one for every other module. */
  export const hash: string
  /** How many bytes the module has. */
  export const size: number
}

/** Made by scripts/quickjs/plugin.mjs. */
declare module 'quickjs:guest' {
  /** The text that an engine evaluates when it boots. */
  const text: string
  export default text
}
