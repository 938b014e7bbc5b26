import { Forbidden } from '../lib/okr/errors'

/** Work that costs a core goes through so many at a time; so many more wait in line, and the rest is refused at once. */
export class Lane {
  private running = 0
  private readonly line: (() => void)[] = []

  constructor(
    private readonly places: number,
    private readonly longest: number,
  ) {}

  /** @throws Forbidden `signInBusy` when the line is full */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.places) this.running++
    else if (this.line.length >= this.longest) throw new Forbidden('signInBusy')
    // Whoever leaves hands the place on.
    else await new Promise<void>((resolve) => this.line.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.line.shift()
      if (next) next()
      else this.running--
    }
  }
}
