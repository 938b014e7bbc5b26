/** A day's place in a period: −½ at its beginning, ½ at its end. */
const place = (day: number, length: number) => (day + 0.5) / length - 0.5

const rise = (shape: readonly number[], day: number) => shape[day]! - (day ? shape[day - 1]! : 0)

const MOST = 4

/** A shape with each day's rise multiplied by e^(tilt × place): above 0 later, below 0 earlier. */
export function tilted(shape: readonly number[], tilt: number): number[] {
  let sum = 0
  const reached = shape.map((_, day) => (sum += rise(shape, day) * Math.exp(tilt * place(day, shape.length))))
  return reached.map((one) => one / sum)
}

/**
 * How far a period's first days lean from a shape (−4 to 4), and the variance of that: the most likely tilt of independent
 * gains, by Newton's steps; the logarithm of the likelihood of an exponential family has one top.
 *
 * @param gained the company's gains of each of the first days
 * @param unit what an independent gain is worth
 */
export function tiltOf(
  gained: readonly number[],
  shape: readonly number[],
  unit: number,
): { tilt: number; variance: number } {
  let [all, leaning] = [0, 0]
  gained.forEach((by, day) => {
    all += by / unit
    leaning += (by / unit) * place(day, shape.length)
  })
  let [tilt, information] = [0, 0]
  for (let step = 0; step < 8; step++) {
    let [sum, first, second] = [1e-12, 0, 0]
    for (let day = 0; day < gained.length; day++) {
      const x = place(day, shape.length)
      const weight = rise(shape, day) * Math.exp(tilt * x)
      sum += weight
      first += weight * x
      second += weight * x * x
    }
    const mean = first / sum
    information = all * Math.max(0, second / sum - mean * mean)
    if (!(information > 1e-9)) return { tilt: 0, variance: Infinity }
    tilt = Math.min(MOST, Math.max(-MOST, tilt + (leaning - all * mean) / information))
  }
  return { tilt, variance: 1 / information }
}
