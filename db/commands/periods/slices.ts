/** Rows sent at once: a company's period has thousands of key results, and a statement takes 65,535 parameters at most. */
const AT_ONCE = 500

export function slices<T>(list: readonly T[]): T[][] {
  const cut: T[][] = []
  for (let from = 0; from < list.length; from += AT_ONCE) cut.push(list.slice(from, from + AT_ONCE))
  return cut
}
