/** The folder of this checkout. */
export const root: string
/** A production build, when a source differs from those of the build that is there. @throws Stop when it fails */
export function buildApp(options?: { quiet?: boolean }): void
