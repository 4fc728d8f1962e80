declare module 'docker-names' {
  /** Docker's word lists: adjectives and surnames. */
  const lists: { readonly left: readonly string[]; readonly right: readonly string[] }
  export default lists
}
