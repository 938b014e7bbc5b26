export const DATABASE: string
export const MAJOR: string
export class DataFolderError extends Error {}
export class DamagedDataFolder extends DataFolderError {
  constructor(folder: string, what: string, otherwise?: string)
}
export function hasDatabase(folder: string): boolean
export function beginDatabase(folder: string): string
export function syncFolder(folder: string): void
export const remedy: () => string
