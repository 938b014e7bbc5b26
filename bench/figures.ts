/** One figure of the benchmark. `goal` is null where it is shown only for comparison; `met` is then null too. */
export type Figure = { value: number; unit: string; goal: string | null; met: boolean | null }

export type Figures = Record<string, Figure>

const rounded = (value: number) => Number(value.toPrecision(value >= 100 ? 4 : 3))

export const shown = (value: number, unit: string): Figure => ({
  value: rounded(value),
  unit,
  goal: null,
  met: null,
})

export const atLeast = (value: number, bound: number, unit: string): Figure => ({
  value: rounded(value),
  unit,
  goal: `≥ ${bound}`,
  met: value >= bound,
})

export const atMost = (value: number, bound: number, unit: string): Figure => ({
  value: rounded(value),
  unit,
  goal: `≤ ${bound}`,
  met: value <= bound,
})

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export function print(figures: Figures): void {
  const width = Math.max(...Object.keys(figures).map((name) => name.length))
  for (const [name, { value, unit, goal, met }] of Object.entries(figures))
    console.log(
      `${name.padEnd(width)}  ${String(value).padStart(8)} ${unit.padEnd(10)} ${goal ?? ''} ${met === false ? 'NOT MET' : ''}`.trimEnd(),
    )
}
