'use client'

/** The browser's own printing; without script its menu does the same. */
export const PrintButton = ({ children }: { children: string }) => (
  <button type="button" className="button scripted" onClick={() => window.print()}>
    {children}
  </button>
)
