/** Which places of a text something has been read from, so that nothing is read twice. */
export function claimsOn(length: number) {
  const taken = new Uint8Array(length)
  return {
    /** Takes the places if none of them is taken yet, and says whether it did. */
    claim({ start, end }: { start: number; end: number }): boolean {
      for (let i = start; i < end; i++) if (taken[i]) return false
      taken.fill(1, start, end)
      return true
    },
  }
}
