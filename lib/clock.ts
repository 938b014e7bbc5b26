/**
 * The time of a request: the real one, or the demo's. A demo or a test sets `PACELINE_NOW` to the instant its clock
 * starts at; from there it runs at the usual speed. The start of the process is the anchor, because Next bundles this
 * file several times and all copies must agree. A company's own server never honours it.
 */
export function now(): Date {
  const set = process.env.PACELINE_DEMO === '1' ? process.env.PACELINE_NOW : undefined
  if (!set) return new Date()
  return new Date(Date.parse(set) + Date.now() - performance.timeOrigin)
}
