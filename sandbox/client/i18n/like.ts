/** The shape of a catalogue: the same keys, words for words and functions for functions. */
export type Like<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Catalogue[Key]
}
