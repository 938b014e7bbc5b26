'use client'

/** Longer than this nobody waits for a chart: paper has its table. */
const PATIENCE_MS = 4000

const drawn = (): boolean =>
  [...document.querySelectorAll('.chart')].every((chart) => chart.querySelector('svg'))

/** Charts further down have not been loaded yet; what is printed has them all. */
async function printWhole(): Promise<void> {
  window.dispatchEvent(new Event('beforeprint'))
  for (const end = performance.now() + PATIENCE_MS; !drawn() && performance.now() < end;)
    await new Promise(requestAnimationFrame)
  window.print()
}

/** The browser's own printing; without script its menu does the same. */
export const PrintButton = ({ children }: { children: string }) => (
  <button type="button" className="button scripted" onClick={() => void printWhole()}>
    {children}
  </button>
)
