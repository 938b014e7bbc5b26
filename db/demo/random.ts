/** Numbers that look thrown and are the same on every run: each is drawn from the words that name what it decides. */
export type Dice = {
  /** From 0 to below 1. */
  next: () => number
  between: (low: number, high: number) => number
  /** A whole number, both ends included. */
  whole: (low: number, high: number) => number
  chance: (probability: number) => boolean
  pick: <T>(items: readonly T[]) => T
  /** Up to `n` different ones, in their order of drawing. */
  some: <T>(items: readonly T[], n: number) => T[]
}

/** FNV-1a: spreads words over 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** mulberry32, by Tommy Ettinger, in the public domain. */
function mulberry32(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Dice of their own for whatever the words name, so that drawing more for one thing changes no other. */
export function dice(...words: (string | number)[]): Dice {
  const next = mulberry32(hash(words.join('/')))
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(items: readonly T[]): T => items[whole(0, items.length - 1)]!
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    whole,
    chance: (probability) => next() < probability,
    pick,
    some: (items, n) => {
      const left = [...items]
      const taken = []
      while (taken.length < n && left.length > 0) taken.push(...left.splice(whole(0, left.length - 1), 1))
      return taken
    },
  }
}
