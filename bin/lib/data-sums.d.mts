export const SUMS: string
export function writeSums(database: string): void
export function removeSums(database: string): void
export function differencesFromSums(database: string): string[]
