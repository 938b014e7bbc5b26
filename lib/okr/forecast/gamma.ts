/**
 * The gamma distribution and its function, to about ten digits: Lanczos' approximation (g = 7, nine terms), and for the
 * distribution its series and its continued fraction (Press et al., Numerical Recipes, 6.1 and 6.2).
 */

const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/** ln Γ(x) for x > 0. */
export function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x)
  let sum = LANCZOS[0]!
  for (let i = 1; i < 9; i++) sum += LANCZOS[i]! / (x - 1 + i)
  const t = x + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

/** P(X ≤ x) of a gamma variable with this shape (> 0) and scale 1; 0–1, never falling in x. */
export const gammaCdf = (shape: number, x: number): number => cdf(shape, x, lnGamma(shape))

function cdf(shape: number, x: number, norm: number): number {
  if (x <= 0) return 0
  const front = Math.exp(shape * Math.log(x) - x - norm)
  if (x < shape + 1) {
    let term = 1 / shape
    let sum = term
    for (let n = 1; n < 2000 && term > sum * 1e-10; n++) sum += term *= x / (shape + n)
    return Math.min(1, front * sum)
  }
  let b = x + 1 - shape
  let c = 1e300
  let d = 1 / b
  let h = d
  for (let i = 1; i < 2000; i++) {
    const an = -i * (i - shape)
    b += 2
    d = 1 / (an * d + b)
    c = b + an / c
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-10) break
  }
  return Math.max(0, 1 - front * h)
}

/** A first guess: Wilson and Hilferty's cube (1931), for small shapes what Numerical Recipes 6.2.1 begins with. */
function guess(shape: number, p: number): number {
  if (shape > 1) {
    const cube = 1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape))
    return Math.max(1e-3, shape * cube ** 3)
  }
  const t = 1 - shape * (0.253 + shape * 0.12)
  return p < t ? (p / t) ** (1 / shape) : 1 - Math.log(1 - (p - t) / (1 - t))
}

/**
 * The x with P(X ≤ x) = p (0 < p < 1) of a gamma variable with this shape and scale 1, by Halley's steps from a guess
 * (Numerical Recipes 6.2.1), right to a few thousandths of the spread or better.
 */
export function gammaQuantile(shape: number, p: number): number {
  let x = guess(shape, p)
  // From here on the guess is as right as that.
  if (shape > 12) return x
  const norm = lnGamma(shape)
  for (let i = 0; i < 12 && x > 0; i++) {
    const miss = cdf(shape, x, norm) - p
    const step = miss / Math.exp((shape - 1) * Math.log(x) - x - norm)
    const next = x - step / (1 - 0.5 * Math.min(1, step * ((shape - 1) / x - 1)))
    const moved = Math.abs(next - x)
    x = next > 0 ? next : x / 2
    // What is left of such a step is its cube.
    if (moved < 1e-3 * x) break
  }
  return x
}

/** The z with Φ(z) = p (0 < p < 1), right to 4.5e-4 (Abramowitz and Stegun 26.2.23). */
export function normalQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)))
  const z =
    t -
    (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
  return p < 0.5 ? -z : z
}

/** Φ(z), by the gamma distribution of z²/2. */
export function normalCdf(z: number): number {
  const half = gammaCdf(0.5, (z * z) / 2) / 2
  return z < 0 ? 0.5 - half : 0.5 + half
}
