/** Steps that read well: 1, 2, 2.5 or 5 times a power of ten, about `count` of them, covering both ends. */
export function niceTicks(low: number, high: number, count: number, whole = false): number[] {
  if (!(high > low)) return [low, low + 1]
  const rough = (high - low) / Math.max(1, count)
  const power = 10 ** Math.floor(Math.log10(rough))
  const nice = [1, 2, 2.5, 5, 10].map((times) => times * power).find((step) => step >= rough * 0.999)
  const step = whole ? Math.max(1, Math.ceil(nice ?? rough)) : (nice ?? rough)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
}

/**
 * Moves labels apart so that none is nearer than `gap` to the next, none leaves top or bottom while there is room, and their
 * order stays that of the lines they name. Gives back their new heights in the order they came.
 */
export function spread(heights: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => heights[a]! - heights[b]!)
  const placed = [...heights]
  let least = top
  for (const index of order) {
    placed[index] = Math.max(placed[index]!, least)
    least = placed[index]! + gap
  }
  let most = bottom
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index]!, most)
    most = placed[index]! - gap
  }
  return placed
}
